/// Waits for the first result that `start` reports, and ignores later ones.
///
/// Ends at once when the calling task is cancelled, also when what was started does not.
/// - Parameter start: begins the work. It returns a function that stops the work and is called when this function ends.
/// - Throws: the error that is reported; `CancellationError` when the calling task is cancelled.
func firstResult<Value: Sendable>(
  _ start: (_ report: @escaping @Sendable (Result<Value, any Error>) -> Void) -> () -> Void
) async throws -> Value {
  let (results, continuation) = AsyncThrowingStream.makeStream(of: Value.self)
  let stop = start { result in
    continuation.yield(with: result)
    continuation.finish()
  }
  defer { stop() }
  for try await value in results { return value }
  throw CancellationError()
}
