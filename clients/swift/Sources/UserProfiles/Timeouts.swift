import Foundation

/// The time is up.
struct TimeLimitPassed: Error {}

/// Runs `work` for `seconds` at most. Work that ignores its cancellation goes on in the background; its result is ignored.
/// - Throws: ``TimeLimitPassed`` when the time is up; what `work` throws; `CancellationError` when the calling task is cancelled.
func limited<Value: Sendable>(to seconds: TimeInterval, _ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
  try await firstResult { report in
    let working = Task {
      do { report(.success(try await work())) } catch { report(.failure(error)) }
    }
    let clock = Task {
      try await Task.sleep(seconds: seconds)
      report(.failure(TimeLimitPassed()))
    }
    return {
      working.cancel()
      clock.cancel()
    }
  }
}
