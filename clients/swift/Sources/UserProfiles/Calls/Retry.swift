import Foundation

/// When the client retries, and how long it waits before.
enum Retry {
  /// The maximum wait before the first retry, in seconds. It doubles with each further retry.
  private static let firstWait: TimeInterval = 0.25
  /// In seconds.
  private static let maxWait: TimeInterval = 8
  /// In seconds. The caller decides about a longer Retry-After.
  private static let maxRetryAfter: TimeInterval = 30

  /// The statuses after which the client retries. 520 to 527 and 530 are those of Cloudflare:
  /// https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
  private static let transientStatuses: Set<Int> = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530]

  /// Whether another attempt may get another result.
  static func isTransient(_ result: Result<TransportResponse, any Error>) -> Bool {
    switch result {
    case .success(let response): transientStatuses.contains(response.status)
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
  /// - Returns: Seconds; nil when the header is absent or invalid, or its date is over.
  static func after(_ headers: Headers, now: Date) -> TimeInterval? {
    guard let field = headers["Retry-After"] else { return nil }
    if field.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) { return TimeInterval(field) }
    let sent = headers["Date"].flatMap(httpDate) ?? now
    return httpDate(field).map { $0.timeIntervalSince(sent) }.flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func httpDate(_ text: String) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.date(from: text)
  }
}
