import Foundation

/// A clock that only `pass` advances.
final class VirtualClock: @unchecked Sendable {
  private typealias Timer = (due: TimeInterval, end: CheckedContinuation<Void, any Error>)

  /// Protects all properties.
  private let lock = NSLock()
  private var time: TimeInterval = 0
  private var timers: [Int: Timer] = [:]
  private var count = 0

  /// Seconds since the clock was created.
  var uptime: TimeInterval { lock.withLock { time } }

  /// The seconds until the next timer is due; nil without a timer.
  var next: TimeInterval? { lock.withLock { timers.values.map(\.due).min().map { $0 - time } } }

  /// The seconds until each timer is due.
  var remaining: [TimeInterval] { lock.withLock { timers.values.map { $0.due - time } } }

  /// Waits until the clock has advanced by `seconds`.
  ///
  /// - Throws: `CancellationError` when the calling task is cancelled.
  func sleep(_ seconds: TimeInterval) async throws {
    let number = lock.withLock {
      count += 1
      return count
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { end in
        let isStarted = lock.withLock {
          if !Task.isCancelled { timers[number] = (time + seconds, end) }
          return timers[number] != nil
        }
        if !isStarted { end.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      lock.withLock { timers.removeValue(forKey: number) }?.end.resume(throwing: CancellationError())
    }
  }

  /// Advances the clock, and ends the timers that are due.
  func pass(_ seconds: TimeInterval) {
    let due = lock.withLock {
      time += seconds
      let due = timers.filter { $0.value.due <= time }
      for number in due.keys { timers[number] = nil }
      return due.values.sorted { $0.due < $1.due }
    }
    for timer in due { timer.end.resume() }
  }
}
