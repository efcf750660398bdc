import Foundation

/// The end of a call.
struct Outcome: Sendable {
  var result: Result<TransportResponse, any Error>
  /// How many requests were sent.
  var attempts = 0
  /// Whether the API may have applied an earlier attempt that ended without a usable response.
  var mayBeApplied = false
  /// The access to the cache of the last attempt; nil when nothing was sent.
  var access: CacheAccess?
  /// The response that a 304 refers to; nil when the last attempt had no If-None-Match.
  var cached: CachedResponse?
}

/// The attempts of one call.
struct Attempts: Sendable {
  let request: PreparedRequest
  let client: UserProfilesClient
  let session: UserSession
  private var hasRefreshed = false
  private var attempts = 0
  private var mayBeApplied = false
  private var access: CacheAccess?
  private var cached: CachedResponse?
  /// The subject of the user for whom the call began; nil as long as it is unknown.
  private var user: String?

  init(_ request: PreparedRequest, of client: UserProfilesClient, in session: UserSession) {
    self.request = request
    self.client = client
    self.session = session
  }

  /// Sends the request until it gets a final response, or no retry is left or allowed, or the next one would exceed the total timeout or the
  /// retry budget.
  mutating func run() async -> Outcome {
    let deadline = client.environment.uptime() + client.configuration.totalTimeout
    user = await session.tokens?.subject
    var retry = 0
    while true {
      let result = await attempt(retry: retry, deadline: deadline)
      guard let wait = wait(after: result, retry: retry + 1, deadline: deadline), await client.budget.take() else {
        if Self.isSuccess(result) { await client.budget.refill(retries: retry) }
        return outcome(result)
      }
      mayBeApplied = mayBeApplied || Self.mayBeApplied(result)
      retry += 1
      client.hooks.onRetry(.init(event, result, seconds: wait))
      do { try await client.environment.wait(wait) } catch { return outcome(.failure(error)) }
    }
  }

  private func outcome(_ result: Result<TransportResponse, any Error>) -> Outcome {
    Outcome(result: result, attempts: attempts, mayBeApplied: mayBeApplied, access: access, cached: cached)
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
    let response = try await send(token: token, retry: retry, deadline: deadline)
    guard response.status == 401, let token, !hasRefreshed else { return response }
    hasRefreshed = true
    let next = try await self.token(insteadOf: token, deadline: deadline)
    return try await send(token: next, retry: retry, deadline: deadline)
  }

  private func token(insteadOf stale: String?, deadline: TimeInterval) async throws -> String? {
    guard let tokens = session.tokens, request.override("Authorization") == nil else { return nil }
    return try await tokens.token(insteadOf: stale, within: deadline - client.environment.uptime())
  }

  private mutating func send(token: String?, retry: Int, deadline: TimeInterval) async throws -> TransportResponse {
    try checkUser(of: token)
    await accessCache(token: token)
    let attempt = request.attempt(token: token, retry: retry, ifNoneMatch: cached?.etag)
    attempts += 1
    client.hooks.onRequest(event)
    let begun = client.environment.uptime()
    let result = await exchange(attempt, within: min(client.configuration.attemptTimeout, deadline - begun))
    client.hooks.onResponse(.init(event, result, seconds: client.environment.uptime() - begun))
    return try result.get()
  }

  private func exchange(_ attempt: TransportRequest, within seconds: TimeInterval) async -> Result<TransportResponse, any Error> {
    do {
      return .success(
        try await limited(to: seconds, client.environment) { [transport = client.transport] in try await transport.send(attempt) })
    } catch {
      return .failure(error)
    }
  }

  private var event: UserProfilesClient.Hooks.RequestEvent {
    .init(operation: request.operation, attempt: attempts)
  }

  /// - Throws: `CancellationError` for a change, when the token provider has returned the token of another user since the call began: a change
  ///   of one user must not be applied to the profile of another.
  private mutating func checkUser(of token: String?) throws {
    guard let subject = token?.tokenSubject else { return }
    if let user, user != subject, request.method != "GET" { throw CancellationError() }
    user = subject
  }

  /// Each attempt accesses the cache anew, because its token may be the one of another user.
  private mutating func accessCache(token: String?) async {
    if let access { await session.cache.end(access, .nothing) }
    let subject = (token ?? request.override("Authorization")?.split(separator: " ").last.map(String.init))?.tokenSubject
    let access = await session.cache.begin(request.path, isRead: request.isRead, subject: subject)
    self.access = access
    let isReadable = request.isRead && access.cached?.type == request.type && request.override("If-None-Match") == nil
    cached = isReadable ? access.cached : nil
  }

  /// Returns the seconds to wait before the next attempt; nil when there is none.
  private func wait(after result: Result<TransportResponse, any Error>, retry: Int, deadline: TimeInterval) -> TimeInterval? {
    guard request.isRetryable, retry <= client.configuration.retries, Retry.isTransient(result) else { return nil }
    let headers = (try? result.get())?.headers ?? Headers()
    let retryAfter = Retry.after(headers, now: client.environment.now())
    let wait = Retry.wait(before: retry, retryAfter: retryAfter, random: client.environment.random())
    return wait.flatMap { client.environment.uptime() + $0 < deadline ? $0 : nil }
  }

  private static func isSuccess(_ result: Result<TransportResponse, any Error>) -> Bool {
    (try? result.get()).map { $0.status < 400 } ?? false
  }

  /// The API does not apply a request to which it responds with 425 (RFC 8470 §5.2) or 429 (RFC 6585 §4).
  private static func mayBeApplied(_ result: Result<TransportResponse, any Error>) -> Bool {
    switch result {
    case .success(let response): ![425, 429].contains(response.status)
    case .failure: true
    }
  }
}
