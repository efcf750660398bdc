import Foundation

@testable import UserProfiles

/// Plays a vector with a client of its own.
actor Player {
  private let vector: Vector
  private let world: World
  private let deliver: Deliver
  private var calls: [String: (task: Task<Void, Never>, running: RunningCall)] = [:]
  private var requests: [String: PendingRequest] = [:]
  private var tokens: [String: PendingToken] = [:]
  /// The generated idempotency keys, by the name that the vector gives them.
  private var keys: [String: String] = [:]

  init(_ vector: Vector, deliver: @escaping Deliver) {
    self.vector = vector
    self.deliver = deliver
    world = World(vector.client)
  }

  /// - Throws: ``Mismatch`` when the client does something else than the vector says.
  func play() async throws {
    try await play(all: vector.steps)
    for (id, call) in calls where await call.running.ending == nil { throw Mismatch("The call \"\(id)\" has not ended.") }
    try expect("requests left", 0, world.requests.count)
    try expect("token requests left", 0, world.tokens.count)
    let clock = world.clock
    _ = try await eventually("no timer", report: { "one of \(clock.next ?? 0) s" }, find: { clock.next == nil ? true : nil })
  }

  private func play(all steps: [JSONValue]) async throws {
    for (index, step) in steps.enumerated() {
      do {
        try await play(step)
      } catch {
        throw Mismatch("\(vector.testDescription): step \(index + 1) \(step): \(error)")
      }
    }
  }

  private func play(_ step: JSONValue) async throws {
    if let name = step["call"]?.string { return begin(name, step) }
    if let expected = step["request"] { return try await expectRequest(expected, step) }
    if let id = step["respond"]?.string { return try await respond(to: requests[id], step["response"]) }
    if let expected = step["tokenRequest"] { return try await expectTokenRequest(expected, step) }
    if let id = step["provide"]?.string { return provide(to: tokens[id], step["token"]) }
    if let seconds = step["pass"]?.double { return try await pass(seconds) }
    if let id = step["cancel"]?.string { calls[id]?.task.cancel() } else { try await playOther(step) }
  }

  private func playOther(_ step: JSONValue) async throws {
    if step["reset"] != nil {
      await world.client?.reset()
    } else if step["pause"] != nil {
      try await world.settle()
    } else if let count = step["repeat"]?.int {
      for _ in 0..<count { try await play(all: step["steps"]?.items ?? []) }
    } else if let name = step["convert"]?.string {
      try expect(name, step["gives"], try Conversions.convert(name, from: step["from"] ?? .null, to: step["to"]))
    } else if let expected = step["result"] ?? step["error"] {
      try await expectEnding(expected, of: step["of"]?.string ?? "")
    } else if let expected = step["events"]?.items {
      for event in expected { try expect("event", event, world.events.take()) }
      try expect("events left", 0, world.events.count)
    } else {
      throw Mismatch("The runner does not know this step.")
    }
  }

  private func begin(_ name: String, _ step: JSONValue) {
    let client = world.client?.with { $0.set(step["options"] ?? .null) }
    let running = RunningCall()
    let task = Task {
      let invalid = JSONValue.object(["kind": .text("argument"), "parameter": .text("baseURL")])
      await running.end(client?.ending(of: name, step["input"] ?? .null) ?? invalid)
    }
    calls[step["as"]?.string ?? ""] = (task, running)
  }

  private func expectRequest(_ expected: JSONValue, _ step: JSONValue) async throws {
    let pending = try await next(in: world.requests, "a request")
    let request = pending.request
    var headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.key.lowercased(), $0.value) })
    try expect("X-Client-Version", ClientHeaders.client, headers.removeValue(forKey: "x-client-version"))
    try expect("method", expected["method"]?.string, request.method)
    try expect("URL", expected["url"]?.string, request.url.absoluteString)
    try expect("headers", try resolved(expected["headers"]?.texts ?? [:], headers), headers)
    try expect("body", expected["body"], try request.body.map { try JSONDecoder().decode(JSONValue.self, from: $0) })
    if let id = step["as"]?.string { requests[id] = pending }
    if let response = step["response"] { try await respond(to: pending, response) }
  }

  private func respond(to pending: PendingRequest?, _ script: JSONValue?) async throws {
    guard let pending, let script else { throw Mismatch("Nothing has this id.") }
    pending.response.resume(with: try await deliver(pending.request, script))
  }

  private func expectTokenRequest(_ expected: JSONValue, _ step: JSONValue) async throws {
    let pending = try await next(in: world.tokens, "a token request")
    try expect("stale token", expected["stale"]?.string, pending.stale)
    if let id = step["as"]?.string { tokens[id] = pending }
    if let token = step["token"] { provide(to: pending, token) }
  }

  private func provide(to pending: PendingToken?, _ script: JSONValue?) {
    pending?.token.resume(with: script?.string.map(Result.success) ?? .failure(SignedOut()))
  }

  /// Advances the clock to a timer that is due in exactly so many seconds.
  private func pass(_ seconds: TimeInterval) async throws {
    let clock = world.clock
    let due = try await eventually("a timer of \(seconds) s", report: { "timers of \(clock.remaining) s" }) {
      clock.remaining.first { abs($0 - seconds) < 1e-5 }
    }
    clock.pass(due)
  }

  private func expectEnding(_ expected: JSONValue, of id: String) async throws {
    guard let running = calls[id]?.running else { throw Mismatch("There is no call \"\(id)\".") }
    let end = Date(timeIntervalSinceNow: 10)
    while await running.ending == nil, Date() < end { try await Task.sleep(nanoseconds: 200_000) }
    guard let ending = await running.ending else {
      throw Mismatch("the call", expected: "its end", found: "timer \(world.clock.next ?? -1)")
    }
    try expected.expectEnding(ending)
  }

  private func next<Item>(in inbox: Inbox<Item>, _ what: String) async throws -> Item {
    let clock = world.clock
    do {
      return try await eventually(what, report: { "a timer of \(clock.next ?? -1) s" }, find: { inbox.take() })
    } catch {
      var endings: [JSONValue?] = []
      for call in calls.values { endings.append(await call.running.ending) }
      throw Mismatch("\(error); endings: \(endings)")
    }
  }

  /// Replaces each `<key…>` by the idempotency key that the SDK generated, and `<any>` by what the SDK sends. The same name stands for the same
  /// key, and each name for another one.
  private func resolved(_ expected: [String: String], _ actual: [String: String]) throws -> [String: String] {
    for (header, name) in expected where name.hasPrefix("<key") && keys[name] == nil {
      let key = actual[header] ?? ""
      guard (10...128).contains(key.count), !keys.values.contains(key) else { throw Mismatch("key", expected: "a new key", found: key) }
      keys[name] = key
    }
    return Dictionary(
      uniqueKeysWithValues: expected.compactMap { header, text in
        (text == "<any>" ? actual[header] : keys[text] ?? text).map { (header, $0) }
      })
  }
}

struct SignedOut: Error {}

/// - Throws: ``Mismatch`` when the values differ.
func expect<Value: Equatable>(_ what: String, _ expected: Value?, _ found: Value?) throws {
  guard expected == found else { throw Mismatch(what, expected: expected, found: found) }
}

extension JSONValue {
  /// Compares an expected result or error with the end of a call.
  fileprivate func expectEnding(_ ending: JSONValue) throws {
    var expected = members ?? [:]
    var found = ending.members ?? [:]
    if let parameter = expected["parameter"]?.string { expected["parameter"] = .text(parameter.spelling) }
    if let parameter = found["parameter"]?.string { found["parameter"] = .text(parameter.spelling) }
    let isPartial = expected.removeValue(forKey: "undeclaredMembers") != nil
    let headers = expected.removeValue(forKey: "headers") ?? .object([:])
    if !headers.isContained(in: found.removeValue(forKey: "headers") ?? .object([:])) {
      throw Mismatch("headers", expected: headers, found: ending["headers"])
    }
    guard isPartial, JSONValue.object(expected).isContained(in: .object(found)) else {
      return try expect("ending", JSONValue.object(expected), JSONValue.object(found))
    }
  }
}

extension String {
  /// Removes the differences between spellings of a parameter: `If-Match` and `ifMatch`.
  fileprivate var spelling: String { replacingOccurrences(of: "-", with: "").lowercased() }
}
