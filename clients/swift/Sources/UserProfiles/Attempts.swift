import Foundation

/// How a call ended.
struct Outcome: Sendable {
  let result: Result<TransportResponse, any Error>
  let tries: Int
  /// Whether a try before the last may have done its work although its answer does not say so.
  let mayBeDone: Bool
}

/// The tries of one call.
struct Tries: Sendable {
  let call: Call
  let transport: any Transport
  let tokens: Tokens?
  let configuration: UserProfilesClient.Configuration
  let environment: Environment
  private var hasRefreshed = false
  /// How often the request has been on its way.
  private var tries = 0

  init(_ call: Call, of client: UserProfilesClient) {
    self.call = call
    transport = client.transport
    tokens = client.tokens
    configuration = client.configuration
    environment = client.environment
  }

  mutating func run() async -> Outcome {
    let deadline = environment.uptime() + configuration.totalTimeout
    var retry = 0
    var mayBeDone = false
    while true {
      let result = await tried(retry: retry, deadline: deadline)
      guard let wait = wait(after: result, retry: retry + 1), environment.uptime() + wait < deadline else {
        return Outcome(result: result, tries: tries, mayBeDone: mayBeDone)
      }
      mayBeDone = mayBeDone || Self.mayBeDone(result)
      do { try await environment.wait(wait) } catch {
        return Outcome(result: .failure(error), tries: tries, mayBeDone: mayBeDone)
      }
      retry += 1
    }
  }

  private mutating func tried(retry: Int, deadline: TimeInterval) async -> Result<TransportResponse, any Error> {
    do {
      try Task.checkCancellation()
      return .success(try await answer(retry: retry, deadline: deadline))
    } catch {
      return .failure(Task.isCancelled ? CancellationError() : error)
    }
  }

  /// One answer; for a token that is refused, once for a whole call, that to the next token.
  private mutating func answer(retry: Int, deadline: TimeInterval) async throws -> TransportResponse {
    let token = try await token(insteadOf: nil, deadline: deadline)
    tries = retry + 1
    let response = try await sent(call.request(token: token, retry: retry), deadline: deadline)
    guard response.status == 401, let token, !hasRefreshed else { return response }
    hasRefreshed = true
    let next = try await self.token(insteadOf: token, deadline: deadline)
    return try await sent(call.request(token: next, retry: retry), deadline: deadline)
  }

  private func token(insteadOf stale: String?, deadline: TimeInterval) async throws -> String? {
    guard let tokens else { return nil }
    return try await tokens.token(insteadOf: stale, within: deadline - environment.uptime())
  }

  private func sent(_ request: TransportRequest, deadline: TimeInterval) async throws -> TransportResponse {
    try await limited(to: min(configuration.tryTimeout, deadline - environment.uptime())) { [transport] in
      try await transport.send(request)
    }
  }

  /// - Returns: seconds; nil when there is no next try.
  private func wait(after result: Result<TransportResponse, any Error>, retry: Int) -> TimeInterval? {
    guard call.isRepeatable, retry <= configuration.retries, Self.isTransient(result) else { return nil }
    let headers = (try? result.get())?.headers ?? Headers()
    let retryAfter = Backoff.retryAfter(headers, now: environment.now())
    return Backoff.wait(before: retry, retryAfter: retryAfter, random: environment.random())
  }

  private static func isTransient(_ result: Result<TransportResponse, any Error>) -> Bool {
    switch result {
    case .success(let response): [429, 500, 502, 503, 504].contains(response.status)
    case .failure(let error): [.network, .timeout].contains(FailureKind(error))
    }
  }

  private static func mayBeDone(_ result: Result<TransportResponse, any Error>) -> Bool {
    switch result {
    case .success(let response): response.status >= 500
    case .failure: true
    }
  }
}
