import Foundation

/// Returns the bearer token of the signed-in user.
///
/// The client calls the provider with nil for the first token, and with the rejected token after a 401. It uses a token until the API
/// rejects it. All calls that need a token wait for the same call of the provider.
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
  private typealias Waiter = AsyncThrowingStream<String, any Error>.Continuation

  private struct Refresh {
    let number: Int
    let began: TimeInterval
    let task: Task<Void, Never>
  }

  private let provider: TokenProvider
  /// After how many seconds a refresh is replaced by a new one, if a call needs it.
  private let limit: TimeInterval
  private let uptime: @Sendable () -> TimeInterval
  private var current: String?
  /// The token that the API rejected last, until there is a new one.
  private var rejected: String?
  private var refresh: Refresh?
  private var waiting: [Int: Waiter] = [:]
  private var count = 0

  init(limit: TimeInterval, uptime: @escaping @Sendable () -> TimeInterval, _ provider: @escaping TokenProvider) {
    self.provider = provider
    self.limit = limit
    self.uptime = uptime
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
    if refresh.map({ uptime() - $0.began >= limit }) ?? true { begin() }
    return try await next(within: seconds)
  }

  private func begin() {
    refresh?.task.cancel()
    count += 1
    let (number, stale) = (count, rejected)
    let task = Task { [provider] in
      do { end(number, .success(try await usable(provider(stale)))) } catch { end(number, .failure(TokenFailure(cause: error))) }
    }
    refresh = Refresh(number: number, began: uptime(), task: task)
  }

  /// Ends a refresh. The result of a refresh that was replaced is ignored.
  private func end(_ number: Int, _ result: Result<String, any Error>) {
    guard refresh?.number == number else { return }
    refresh = nil
    if case .success(let token) = result { (current, rejected) = (token, nil) }
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
    let clock = Task {
      try await Task.sleep(seconds: seconds)
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
