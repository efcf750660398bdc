import Dispatch
import Foundation

/// The clock, the randomness and the waits of the client. Tests replace them.
struct Environment: Sendable {
  /// Seconds since an arbitrary fixed moment. `ProcessInfo.systemUptime` would need a declared reason in the privacy manifest.
  var uptime: @Sendable () -> TimeInterval = { TimeInterval(DispatchTime.now().uptimeNanoseconds) / 1e9 }
  var now: @Sendable () -> Date = { Date() }
  /// Returns a number in 0 ..< 1.
  var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
  /// Waits between two attempts, in seconds.
  var wait: @Sendable (TimeInterval) async throws -> Void = { try await Task.sleep(seconds: $0) }
  /// Waits for the end of a time limit, in seconds.
  var sleep: @Sendable (TimeInterval) async throws -> Void = { try await Task.sleep(seconds: $0) }
}

/// The time limit has passed.
struct TimeLimitPassed: Error {}

/// Runs `work` for `seconds` at most. Work that ignores its cancellation continues in the background, and its result is ignored.
///
/// - Throws: ``TimeLimitPassed`` after `seconds`; the error of `work`; `CancellationError` when the calling task is cancelled.
func limited<Value: Sendable>(
  to seconds: TimeInterval, _ environment: Environment = Environment(), _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await firstResult { report in
    let working = Task {
      do { report(.success(try await work())) } catch { report(.failure(error)) }
    }
    let clock = Task {
      try await environment.sleep(seconds)
      report(.failure(TimeLimitPassed()))
    }
    return {
      working.cancel()
      clock.cancel()
    }
  }
}

/// Waits for the first result that `start` reports, and ignores later ones.
///
/// Ends at once when the calling task is cancelled, even if the started work ignores the cancellation.
/// - Parameter start: Starts the work. It returns a function that stops the work; `firstResult` calls it at its end.
/// - Throws: The reported error; `CancellationError` when the calling task is cancelled.
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

extension Task where Success == Never, Failure == Never {
  /// `Task.sleep(for:)` needs iOS 16.
  static func sleep(seconds: TimeInterval) async throws {
    let maxSeconds: TimeInterval = 1e9
    try await sleep(nanoseconds: UInt64(min(max(0, seconds), maxSeconds) * 1e9))
  }
}
