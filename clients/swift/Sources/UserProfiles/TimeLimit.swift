import Foundation

/// The time is up.
struct TimeLimitPassed: Error {}

/// Runs `work` and ends it after `seconds`.
/// - Throws: ``TimeLimitPassed`` when the time is up, else what `work` throws.
func limited<Value: Sendable>(to seconds: TimeInterval, _ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    defer { group.cancelAll() }
    group.addTask(operation: work)
    group.addTask {
      try await Task.sleep(seconds: seconds)
      throw TimeLimitPassed()
    }
    guard let first = try await group.next() else { throw TimeLimitPassed() }
    return first
  }
}
