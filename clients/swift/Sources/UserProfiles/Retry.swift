import Foundation

/// How long to wait before the next try.
enum Backoff {
  /// Seconds.
  private static let first: TimeInterval = 0.25
  private static let longest: TimeInterval = 8
  /// A longer Retry-After is for the caller to decide about.
  private static let longestRetryAfter: TimeInterval = 30

  /// - Parameters:
  ///   - retry: 1 for the first one.
  ///   - retryAfter: what the API asks for, in seconds.
  ///   - random: 0 ..< 1, so that clients which failed together do not come back together ("full jitter").
  /// - Returns: seconds; nil when the API asks for too many.
  static func wait(before retry: Int, retryAfter: TimeInterval?, random: Double) -> TimeInterval? {
    let jitter = random * min(longest, first * pow(2, Double(retry - 1)))
    guard let retryAfter else { return jitter }
    return retryAfter <= longestRetryAfter ? retryAfter + jitter : nil
  }

  /// Reads Retry-After (RFC 9110 §10.2.3): seconds, or a date. The date is compared with the clock of the API, for that of a device may be
  /// wrong.
  /// - Parameter now: the time on this device, for an answer without a `Date`.
  /// - Returns: seconds; nil when the field is absent or neither of the two.
  static func retryAfter(_ headers: Headers, now: Date) -> TimeInterval? {
    guard let field = headers["Retry-After"] else { return nil }
    if let seconds = UInt32(field) { return TimeInterval(seconds) }
    let answered = headers["Date"].flatMap(httpDate) ?? now
    return httpDate(field).map { max(0, $0.timeIntervalSince(answered)) }
  }

  private static func httpDate(_ text: String) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.date(from: text)
  }
}
