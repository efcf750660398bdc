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

/// The end of a call.
struct Outcome: Sendable {
  let result: Result<TransportResponse, any Error>
  let attempts: Int
  /// Whether the API may have applied an earlier attempt that ended without a usable response.
  let mayBeApplied: Bool
}

/// The attempts of one call.
struct Attempts: Sendable {
  let request: PreparedRequest
  let transport: any Transport
  let tokens: Tokens?
  let configuration: UserProfilesClient.Configuration
  let environment: Environment
  private var hasRefreshed = false
  /// How many attempts were sent.
  private var attempts = 0

  init(_ request: PreparedRequest, of client: UserProfilesClient) {
    self.request = request
    transport = client.transport
    tokens = client.tokens
    configuration = client.configuration
    environment = client.environment
  }

  /// Sends the request until it gets a final response, or no retry is left or allowed, or the next one would exceed the total timeout.
  mutating func run() async -> Outcome {
    let deadline = environment.uptime() + configuration.totalTimeout
    var retry = 0
    var mayBeApplied = false
    while true {
      let result = await attempt(retry: retry, deadline: deadline)
      guard let wait = wait(after: result, retry: retry + 1), environment.uptime() + wait < deadline else {
        return Outcome(result: result, attempts: attempts, mayBeApplied: mayBeApplied)
      }
      mayBeApplied = mayBeApplied || Self.mayBeApplied(result)
      do { try await environment.wait(wait) } catch {
        return Outcome(result: .failure(error), attempts: attempts, mayBeApplied: mayBeApplied)
      }
      retry += 1
    }
  }

  private mutating func attempt(retry: Int, deadline: TimeInterval) async -> Result<TransportResponse, any Error> {
    do {
      try Task.checkCancellation()
      return .success(try await response(retry: retry, deadline: deadline))
    } catch {
      return .failure(Task.isCancelled ? CancellationError() : error)
    }
  }

  /// Returns the response to one attempt. After the first 401 of a call, returns the response to the same request with a refreshed token.
  private mutating func response(retry: Int, deadline: TimeInterval) async throws -> TransportResponse {
    let token = try await token(insteadOf: nil, deadline: deadline)
    attempts = retry + 1
    let response = try await send(request.attempt(token: token, retry: retry), deadline: deadline)
    guard response.status == 401, let token, !hasRefreshed else { return response }
    hasRefreshed = true
    let next = try await self.token(insteadOf: token, deadline: deadline)
    return try await send(request.attempt(token: next, retry: retry), deadline: deadline)
  }

  private func token(insteadOf stale: String?, deadline: TimeInterval) async throws -> String? {
    guard let tokens else { return nil }
    return try await tokens.token(insteadOf: stale, within: deadline - environment.uptime())
  }

  private func send(_ attempt: TransportRequest, deadline: TimeInterval) async throws -> TransportResponse {
    try await limited(to: min(configuration.attemptTimeout, deadline - environment.uptime())) { [transport] in
      try await transport.send(attempt)
    }
  }

  /// Returns the seconds to wait before the next attempt; nil when there is none.
  private func wait(after result: Result<TransportResponse, any Error>, retry: Int) -> TimeInterval? {
    guard request.isRetryable, retry <= configuration.retries, Retry.isTransient(result) else { return nil }
    let headers = (try? result.get())?.headers ?? Headers()
    let retryAfter = Retry.after(headers, now: environment.now())
    return Retry.wait(before: retry, retryAfter: retryAfter, random: environment.random())
  }

  private static func mayBeApplied(_ result: Result<TransportResponse, any Error>) -> Bool {
    switch result {
    case .success(let response): response.status >= 500
    case .failure: true
    }
  }
}
