import Foundation

@testable import UserProfiles

/// A request that waits for its response.
struct PendingRequest: Sendable {
  let request: TransportRequest
  let response = Pending<TransportResponse>()
}

/// A call of the token provider that waits for a token.
struct PendingToken: Sendable {
  let stale: String?
  let token = Pending<String>()
}

/// The end of a call; nil while it runs.
actor RunningCall {
  private(set) var ending: JSONValue?

  func end(_ ending: JSONValue) {
    self.ending = ending
  }
}

/// A client and everything around it.
struct World: Sendable {
  let clock = VirtualClock()
  let requests = Inbox<PendingRequest>()
  let tokens = Inbox<PendingToken>()
  let events = Inbox<JSONValue>()
  /// Nil when the base URL is not a URL.
  let client: UserProfilesClient?

  init(_ settings: JSONValue) {
    var configuration = UserProfilesClient.Configuration()
    configuration.set(settings)
    let environment = Environment.virtual(clock, random: settings["random"]?.double ?? 0.5)
    let transport = StubTransport { [requests] request in
      let pending = PendingRequest(request: request)
      requests.add(pending)
      return try await pending.response.result()
    }
    let provider: TokenProvider = { [tokens] stale in
      let pending = PendingToken(stale: stale)
      tokens.add(pending)
      return try await pending.token.result()
    }
    let hooks = UserProfilesClient.Hooks.recording(events)
    client = URL(string: settings["baseUrl"]?.string ?? "https://api.example.com/v1").map { [configuration] in
      UserProfilesClient(
        baseURL: $0, tokens: settings["token"] == .bool(true) ? provider : nil, transport: transport, configuration: configuration,
        hooks: hooks, environment: environment)
    }
  }
}

extension World {
  /// Waits until the client has done nothing for a tenth of a second.
  func settle() async throws {
    var last: [Int] = []
    var rounds = 0
    while rounds < 20 {
      let state = [requests.count, tokens.count, events.count] + clock.remaining.map { Int($0 * 1000) }.sorted()
      rounds = state == last ? rounds + 1 : 0
      last = state
      try await Task.sleep(nanoseconds: 5_000_000)
    }
  }
}

extension UserProfilesClient.Configuration {
  /// Sets what `settings` of a client or a call contain.
  mutating func set(_ settings: JSONValue) {
    if let retries = settings["retries"]?.int { self.retries = retries }
    if let cacheSize = settings["cacheSize"]?.int { self.cacheSize = cacheSize }
    if let seconds = settings["attemptTimeout"]?.double { attemptTimeout = seconds }
    if let seconds = settings["totalTimeout"]?.double { totalTimeout = seconds }
    if let headers = settings["headers"]?.texts { self.headers = headers }
  }
}

extension Environment {
  fileprivate static func virtual(_ clock: VirtualClock, random: Double) -> Environment {
    Environment(
      uptime: { clock.uptime }, now: { Date() }, random: { random }, wait: { try await clock.sleep($0) },
      sleep: { try await clock.sleep($0) })
  }
}

extension UserProfilesClient.Hooks {
  /// Hooks that record their events in the form of the vectors.
  fileprivate static func recording(_ events: Inbox<JSONValue>) -> Self {
    Self(
      onRequest: { events.add(.object(["on": .text("request"), "operation": .text($0.operation), "attempt": .integer($0.attempt)])) },
      onResponse: { events.add($0.json("response")) },
      onRetry: { events.add($0.json("retry")) })
  }
}

extension UserProfilesClient.Hooks.ResponseEvent {
  fileprivate func json(_ name: String) -> JSONValue {
    var members: [String: JSONValue] = [
      "on": .text(name), "operation": .text(operation), "attempt": .integer(attempt), "milliseconds": .integer(milliseconds),
    ]
    members["status"] = status.map(JSONValue.integer)
    members["failure"] = failure.map { .text($0.rawValue) }
    members["requestId"] = requestID.map(JSONValue.text)
    return .object(members)
  }
}
