import Foundation

/// Gives the bearer token of the signed-in user.
///
/// The client calls the provider for the first token with nil, and after a 401 with the token that the API refused. It uses the token until
/// the API refuses it. All calls that need a token wait for the same call of the provider. The task of the provider is cancelled when no
/// call waits for it any more, and when it has taken longer than ``UserProfilesClient/Configuration/totalTimeout``: then the next call
/// calls the provider again.
public typealias TokenProvider = @Sendable (_ stale: String?) async throws -> String

/// The token provider failed.
struct TokenFailure: Error {
  let cause: any Error
}

/// A token makes no header value.
struct InvalidToken: Error, CustomStringConvertible {
  /// What is wrong, without the token.
  let fault: String

  var description: String { "the token of the provider \(fault)" }
}

/// The current token, and the one refresh that may be under way.
actor Tokens {
  private typealias Waiter = AsyncThrowingStream<String, any Error>.Continuation

  private struct Refresh {
    let number: Int
    let began: TimeInterval
    let task: Task<Void, Never>
  }

  private let provider: TokenProvider
  /// How long the provider may take, in seconds.
  private let limit: TimeInterval
  private let uptime: @Sendable () -> TimeInterval
  private var current: String?
  /// The token that the API refused last, until there is another one.
  private var refused: String?
  private var refresh: Refresh?
  private var waiting: [Int: Waiter] = [:]
  private var count = 0

  init(limit: TimeInterval, uptime: @escaping @Sendable () -> TimeInterval, _ provider: @escaping TokenProvider) {
    self.provider = provider
    self.limit = limit
    self.uptime = uptime
  }

  /// - Parameters:
  ///   - stale: the token that the API refused; nil for the first attempt of a call.
  ///   - seconds: how long to wait.
  /// - Throws: ``TokenFailure`` when the provider fails or gives an unusable token; ``TimeLimitPassed`` when the time is up;
  ///   `CancellationError` when the calling task is cancelled.
  func token(insteadOf stale: String?, within seconds: TimeInterval) async throws -> String {
    if let stale, stale == current { (refused, current) = (stale, nil) }
    if let current { return current }
    if refresh.map({ uptime() - $0.began >= limit }) ?? true { begin() }
    return try await next(within: seconds)
  }

  private func begin() {
    refresh?.task.cancel()
    count += 1
    let (number, stale) = (count, refused)
    let task = Task { [provider] in
      do { end(number, .success(try await usable(provider(stale)))) } catch { end(number, .failure(TokenFailure(cause: error))) }
    }
    refresh = Refresh(number: number, began: uptime(), task: task)
  }

  /// What a refresh gives that was given up is ignored.
  private func end(_ number: Int, _ result: Result<String, any Error>) {
    guard refresh?.number == number else { return }
    refresh = nil
    if case .success(let token) = result { (current, refused) = (token, nil) }
    for waiter in waiting.values {
      waiter.yield(with: result)
      waiter.finish()
    }
  }

  /// Waits for the token of the refresh under way, or of the one that takes its place. A call that ends has left before it returns:
  /// a refresh that nobody waits for must not keep the next call waiting.
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
