import Foundation
import Testing

@testable import UserProfiles

@Suite("Hooks")
struct HooksTests {
  let api: Proxied
  private let recorder = Recorder()

  init() throws {
    api = try Proxied()
  }

  @Test("a call with two retries reports each attempt and each wait, in order")
  func retries() async throws {
    let client = try api.client("refuse,503:2", hooks: recorder.hooks)
    let response = try await client.with { $0.attemptTimeout = 10 }.listUsers(limit: 1)
    let events = await recorder.events()
    #expect(
      events.map(\.text) == [
        "request 1", "response 1 network", "retry 1 network", "request 2", "response 2 503", "retry 2 503", "request 3", "response 3 200",
      ])
    #expect(events.allSatisfy { $0.operation == "listUsers" })
    #expect(events.filter { $0.hook == "retry" }.map(\.milliseconds) == [125, 2250])
    #expect(events.last?.requestID == response.requestID && response.requestID != nil)
    #expect(events[4].requestID != nil && events[5].requestID == events[4].requestID && events[1].requestID == nil)
  }

  @Test("401: the repeated request is an attempt, and no retry")
  func refresh() async throws {
    let client = try api.client(tokens: { $0 == nil ? Proxied.expiredToken : Proxied.freshToken }, hooks: recorder.hooks)
    _ = try await client.listUsers(limit: 1)
    #expect(await recorder.events().map(\.text) == ["request 1", "response 1 401", "request 2", "response 2 200"])
  }

  @Test("a timeout and a cancellation are reported as such")
  func withoutResponse() async throws {
    let client = try api.client("slow:30000,slow:30000", hooks: recorder.hooks)
    _ = try await failure(API.ListUsersProblem.self) { try await client.with { ($0.attemptTimeout, $0.retries) = (0.2, 0) }.listUsers() }
    let call = Task { try await client.listUsers() }
    try await api.hasSeen(2)
    call.cancel()
    _ = try? await call.value
    let events = await recorder.events()
    #expect(events.map(\.text) == ["request 1", "response 1 timeout", "request 1", "response 1 cancelled"])
    #expect((200..<5000).contains(events[1].milliseconds ?? 0))
  }

  @Test("an empty retry budget ends the call without a report of a retry")
  func emptyBudget() async throws {
    let client = try api.client("503:", hooks: recorder.hooks)
    while await client.budget.take() {}
    _ = try await failure(API.ListUsersProblem.self) { try await client.listUsers() }
    #expect(await recorder.events().map(\.text) == ["request 1", "response 1 503"])
  }

  @Test("a call that sends nothing is not reported")
  func nothingSent() async throws {
    struct SignedOut: Error {}
    let client = try api.client(tokens: { _ in throw SignedOut() }, hooks: recorder.hooks)
    _ = try await failure(API.ListUsersProblem.self) { try await client.listUsers() }
    _ = try await failure(API.GetUserProblem.self) { try await client.getUser(userID: "") }
    #expect(await recorder.events().isEmpty)
  }

  @Test("a hook reads the task-local values of the caller, such as a trace")
  func taskLocals() async throws {
    let traces = AsyncStream.makeStream(of: String?.self)
    let hooks = UserProfilesClient.Hooks(onRequest: { _ in traces.continuation.yield(Trace.id) })
    let client = try api.client(hooks: hooks)
    _ = try await Trace.$id.withValue("trace-1") { try await client.listUsers(limit: 1) }
    traces.continuation.finish()
    #expect(await traces.stream.reduce(into: []) { $0.append($1) } == ["trace-1"])
  }

  @Test("an event has no member for a body, a header, a token or a URL")
  func members() {
    let request = UserProfilesClient.Hooks.RequestEvent(operation: "getUser", attempt: 1)
    let response = UserProfilesClient.Hooks.ResponseEvent(request, .success(TransportResponse(status: 200)), seconds: 1)
    #expect(Mirror(reflecting: request).children.map(\.label) == ["operation", "attempt"])
    let members = ["operation", "attempt", "status", "failure", "milliseconds", "requestID"]
    #expect(Mirror(reflecting: response).children.map(\.label) == members)
  }
}

private enum Trace {
  @TaskLocal static var id: String?
}

/// Records the events of hooks in order.
private final class Recorder: Sendable {
  struct Event {
    let hook: String
    let operation: String
    let attempt: Int
    var outcome = ""
    var milliseconds: Int?
    var requestID: String?

    var text: String { [hook, "\(attempt)", outcome].filter { !$0.isEmpty }.joined(separator: " ") }

    init(_ hook: String, _ event: UserProfilesClient.Hooks.RequestEvent) {
      (self.hook, operation, attempt) = (hook, event.operation, event.attempt)
    }

    init(_ hook: String, _ event: UserProfilesClient.Hooks.ResponseEvent) {
      (self.hook, operation, attempt) = (hook, event.operation, event.attempt)
      (milliseconds, requestID) = (event.milliseconds, event.requestID)
      outcome = event.status.map(String.init) ?? event.failure?.rawValue ?? "none"
    }
  }

  private let stream: AsyncStream<Event>
  private let continuation: AsyncStream<Event>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  var hooks: UserProfilesClient.Hooks {
    .init(
      onRequest: { [continuation] in continuation.yield(Event("request", $0)) },
      onResponse: { [continuation] in continuation.yield(Event("response", $0)) },
      onRetry: { [continuation] in continuation.yield(Event("retry", $0)) })
  }

  /// Returns the recorded events. No more are recorded.
  func events() async -> [Event] {
    continuation.finish()
    return await stream.reduce(into: []) { $0.append($1) }
  }
}
