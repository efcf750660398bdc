/// Gives the bearer token of the person who is signed in.
///
/// It is asked once, whoever waits: for the first token with nil, and after a 401 with the token that was refused.
/// What it gives is used until the API refuses it.
public typealias TokenProvider = @Sendable (_ stale: String?) async throws -> String

/// The token provider failed.
struct TokenFailure: Error {
  let cause: any Error
}

/// The current token, and the one refresh that may be on its way.
actor Tokens {
  private let provider: TokenProvider
  private var current: String?
  private var refresh: Task<String, any Error>?

  init(_ provider: @escaping TokenProvider) {
    self.provider = provider
  }

  /// - Parameter stale: the token that the API refused; nil for the first try of a call.
  /// - Throws: ``TokenFailure`` when the provider fails, `CancellationError` when the caller is cancelled; others go on waiting.
  func token(insteadOf stale: String?) async throws -> String {
    if let refresh { return try await value(of: refresh) }
    if let current, current != stale { return current }
    return try await value(of: begin(stale))
  }

  private func begin(_ stale: String?) -> Task<String, any Error> {
    let refresh = Task { try await self.renew(stale) }
    self.refresh = refresh
    return refresh
  }

  private func renew(_ stale: String?) async throws -> String {
    defer { refresh = nil }
    do {
      let token = try await provider(stale)
      current = token
      return token
    } catch {
      throw TokenFailure(cause: error)
    }
  }
}

/// Waits for a task that others wait for too. `task.value` would hold a caller who is cancelled.
private func value<Value: Sendable>(of task: Task<Value, any Error>) async throws -> Value {
  let (stream, continuation) = AsyncThrowingStream.makeStream(of: Value.self)
  Task {
    continuation.yield(with: await task.result)
    continuation.finish()
  }
  for try await value in stream { return value }
  throw CancellationError()
}
