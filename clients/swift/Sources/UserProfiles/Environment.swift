import Dispatch
import Foundation

/// What tests replace.
struct Environment: Sendable {
  /// Seconds since some fixed moment. Not `ProcessInfo.systemUptime`, which Apple wants a reason for.
  var uptime: @Sendable () -> TimeInterval = { TimeInterval(DispatchTime.now().uptimeNanoseconds) / 1e9 }
  var now: @Sendable () -> Date = { Date() }
  /// 0 ..< 1.
  var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
  /// Waits between two tries, in seconds.
  var wait: @Sendable (TimeInterval) async throws -> Void = { try await Task.sleep(seconds: $0) }
}

extension Task where Success == Never, Failure == Never {
  /// `Task.sleep(for:)` needs iOS 16.
  static func sleep(seconds: TimeInterval) async throws {
    let longest: TimeInterval = 1e9
    try await sleep(nanoseconds: UInt64(min(max(0, seconds), longest) * 1e9))
  }
}
