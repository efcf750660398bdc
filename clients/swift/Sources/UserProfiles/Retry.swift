import Foundation

/// When the client retries, and how long it waits before.
enum Retry {
  /// The maximum wait before the first retry, in seconds. It doubles with each further retry.
  private static let firstWait: TimeInterval = 0.25
  /// In seconds.
  private static let maxWait: TimeInterval = 8
  /// In seconds. The caller decides about a longer Retry-After.
  private static let maxRetryAfter: TimeInterval = 30

  /// Whether another attempt may get another result.
  static func isTransient(_ result: Result<TransportResponse, any Error>) -> Bool {
    switch result {
    case .success(let response): [429, 500, 502, 503, 504].contains(response.status)
    case .failure(let error): [.network, .timeout].contains(FailureKind(error))
    }
  }

  /// Returns the wait before a retry: exponential backoff with full jitter, after Retry-After if there is one.
  ///
  /// - Parameters:
  ///   - retry: The number of the retry, from 1.
  ///   - retryAfter: The Retry-After of the response, in seconds.
  ///   - random: 0 ..< 1. It spreads the retries of clients that failed at the same moment.
  /// - Returns: Seconds; nil when Retry-After exceeds 30 seconds.
  static func wait(before retry: Int, retryAfter: TimeInterval?, random: Double) -> TimeInterval? {
    let jitter = random * min(maxWait, firstWait * pow(2, Double(retry - 1)))
    guard let retryAfter else { return jitter }
    return retryAfter <= maxRetryAfter ? retryAfter + jitter : nil
  }

  /// Reads Retry-After (RFC 9110 §10.2.3): seconds, or a date. A date is compared with the `Date` of the response, because the clock of
  /// the device may be wrong.
  ///
  /// - Parameters:
  ///   - headers: The headers of the response.
  ///   - now: The time of the device, for a response without `Date`.
  /// - Returns: Seconds; nil when the header is absent or invalid.
  static func after(_ headers: Headers, now: Date) -> TimeInterval? {
    guard let field = headers["Retry-After"] else { return nil }
    if let seconds = UInt32(field) { return TimeInterval(seconds) }
    let sent = headers["Date"].flatMap(httpDate) ?? now
    return httpDate(field).map { max(0, $0.timeIntervalSince(sent)) }
  }

  private static func httpDate(_ text: String) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.date(from: text)
  }
}
