import Foundation

/// Returns the bearer token of the signed-in user.
///
/// The client calls the provider with nil for the first token, and with the rejected token after a 401. It uses a token until the API
/// rejects it. All calls that need a token wait for the same call of the provider.
///
/// When the subject (`sub`) of the token differs from the one before, another user has signed in. The client clears its cache, and the changes
/// that began for the user before end as cancelled. Tokens that are not JSON Web Tokens (RFC 7519) have no subject.
///
/// The client cancels the task of the provider when no call waits for it any more. It also cancels it, and calls the provider again, when a
/// new call needs a token and the provider has taken longer than ``UserProfilesClient/Configuration/totalTimeout``.
public typealias TokenProvider = @Sendable (_ stale: String?) async throws -> String

/// The token provider threw an error, or returned an unusable token.
struct TokenFailure: Error {
  let cause: any Error
}

/// The token cannot be the value of a header.
struct InvalidToken: Error, CustomStringConvertible {
  /// What is wrong, without the token: `is empty`.
  let fault: String

  var description: String { "the token \(fault)" }
}

/// The current token, and at most one running refresh.
actor Tokens {
  typealias Waiter = AsyncThrowingStream<String, any Error>.Continuation

  private struct Refresh {
    let number: Int
    let began: TimeInterval
    let task: Task<Void, Never>
  }

  private let provider: TokenProvider
  /// After how many seconds a refresh is replaced by a new one, if a call needs it.
  private let limit: TimeInterval
  private let environment: Environment
  private var current: String?
  /// The token that the API rejected last, until there is a new one.
  private var rejected: String?
  /// The subject of the last token of the provider that had one.
  private(set) var subject: String?
  private var refresh: Refresh?
  private(set) var waiting: [Int: Waiter] = [:]
  private var count = 0

  init(limit: TimeInterval, environment: Environment = Environment(), _ provider: @escaping TokenProvider) {
    self.provider = provider
    self.limit = limit
    self.environment = environment
  }

  /// Returns the current token, or waits for a refresh.
  ///
  /// - Parameters:
  ///   - stale: The token that the API rejected; nil for the first attempt of a call.
  ///   - seconds: The maximum time to wait.
  /// - Throws: ``TokenFailure`` when the provider fails or returns an unusable token; ``TimeLimitPassed`` after `seconds`;
  ///   `CancellationError` when the calling task is cancelled.
  func token(insteadOf stale: String?, within seconds: TimeInterval) async throws -> String {
    if let stale, stale == current { (rejected, current) = (stale, nil) }
    if let current { return current }
    if refresh.map({ environment.uptime() - $0.began >= limit }) ?? true { begin() }
    return try await next(within: seconds)
  }

  private func begin() {
    refresh?.task.cancel()
    count += 1
    let (number, stale) = (count, rejected)
    let task = Task { [provider] in
      do { end(number, .success(try await usable(provider(stale)))) } catch { end(number, .failure(TokenFailure(cause: error))) }
    }
    refresh = Refresh(number: number, began: environment.uptime(), task: task)
  }

  /// Ends a refresh. The result of a refresh that was replaced is ignored.
  private func end(_ number: Int, _ result: Result<String, any Error>) {
    guard refresh?.number == number else { return }
    refresh = nil
    if case .success(let token) = result { (current, rejected, subject) = (token, nil, token.tokenSubject ?? subject) }
    for waiter in waiting.values {
      waiter.yield(with: result)
      waiter.finish()
    }
  }

  /// Waits for the token of the running refresh, or of the one that replaces it. The call leaves the list of waiting calls before it
  /// returns, because a refresh without a waiting call must not delay the next call.
  private func next(within seconds: TimeInterval) async throws -> String {
    let (results, waiter) = AsyncThrowingStream.makeStream(of: String.self)
    count += 1
    let number = count
    waiting[number] = waiter
    let clock = Task { [environment] in
      try await environment.sleep(seconds)
      waiter.finish(throwing: TimeLimitPassed())
    }
    defer {
      clock.cancel()
      leave(number)
    }
    for try await token in results { return token }
    throw CancellationError()
  }

  private func leave(_ number: Int) {
    waiting[number] = nil
    guard waiting.isEmpty else { return }
    refresh?.task.cancel()
    refresh = nil
  }
}

private func usable(_ token: String) throws -> String {
  if let fault = token.headerValueFault { throw InvalidToken(fault: fault) }
  return token
}

extension String {
  /// The subject of this token (RFC 7519 §4.1.2); nil when this is not a JSON Web Token with a subject. The signature is not verified.
  var tokenSubject: String? {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let payload = Data(base64URL: parts[1]) else { return nil }
    return try? JSONDecoder().decode(Claims.self, from: payload).sub
  }
}

private struct Claims: Decodable {
  let sub: String
}

extension Data {
  /// Decodes the base64url encoding without padding (RFC 7515 §2).
  fileprivate init?(base64URL text: Substring) {
    let text = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    self.init(base64Encoded: text + String(repeating: "=", count: (4 - text.count % 4) % 4))
  }
}
