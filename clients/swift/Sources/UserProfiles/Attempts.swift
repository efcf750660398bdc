import Foundation

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
