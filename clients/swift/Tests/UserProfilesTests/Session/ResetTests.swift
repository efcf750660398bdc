import Foundation
import Testing

@testable import UserProfiles

@Suite("Reset")
struct ResetTests {
  let api: Proxied
  let asked = Log<String?>()

  init() throws {
    api = try Proxied()
  }

  @Test("the next call calls the token provider with nil and sends no cached ETag, also in a client that shares the session")
  func forgets() async throws {
    let client = try client()
    let shared = client.with { $0.retries = 0 }
    let id = try await client.createUser(body: newUser()).value.userID
    _ = try await shared.getUser(userID: id)
    await client.reset()
    _ = try await shared.getUser(userID: id)
    _ = try await client.getUser(userID: id)
    #expect(await api.statuses.entries == [201, 304, 200, 304])
    #expect(await asked.entries == [nil, nil])
  }

  @Test("a token that the API rejected before is forgotten, too")
  func forgetsRejected() async throws {
    let client = try client("401,401")
    _ = try await failure(API.ListUsersProblem.self) { try await client.listUsers() }
    #expect(await asked.entries == [nil, Proxied.freshToken])
    await client.reset()
    _ = try await client.listUsers(limit: 1)
    #expect(await asked.entries == [nil, Proxied.freshToken, nil])
  }

  @Test("during an attempt: the call ends as cancelled, and a later call succeeds")
  func duringAnAttempt() async throws {
    let client = try client("slow:30000")
    let call = Task { try await failure(API.ListUsersProblem.self) { try await client.listUsers(limit: 1) } }
    try await api.hasSeen(1)
    await client.reset()
    guard case .cancelled(let failure) = try await call.value else { throw UnexpectedResult() }
    #expect(failure.attempts == 1)
    #expect(try await client.listUsers(limit: 1).status == 200)
  }

  @Test("during the wait for the next attempt: the call ends as cancelled")
  func duringAWait() async throws {
    let waiting = Signal()
    let environment = Environment(wait: { _ in
      waiting.send()
      try await Task.sleep(seconds: 3600)
    })
    let client = try UserProfilesClient(stub: "https://api.example.com", environment: environment) { _ in TransportResponse(status: 503) }
    let call = Task { try await failure(API.ListUsersProblem.self) { try await client.listUsers() } }
    await waiting.wait()
    await client.reset()
    guard case .cancelled = try await call.value else { throw UnexpectedResult() }
  }

  @Test("during a token refresh: the calls end as cancelled, their provider is cancelled, and its token is not used")
  func duringARefresh() async throws {
    let (begun, cancelled) = (Signal(), Signal())
    let client = try api.client { [asked] stale in
      guard await asked.add(stale) == 1 else { return Proxied.freshToken }
      begun.send()
      return await withTaskCancellationHandler {
        await uncancellableSleep(seconds: 1)
        return "of the user before"
      } onCancel: {
        cancelled.send()
      }
    }
    let call = Task { try await failure(API.ListUsersProblem.self) { try await client.listUsers(limit: 1) } }
    await begun.wait()
    await client.reset()
    guard case .cancelled(let failure) = try await call.value else { throw UnexpectedResult() }
    #expect(failure.attempts == 0)
    await cancelled.wait()
    _ = try await client.listUsers(limit: 1)
    try await Task.sleep(seconds: 1.1)
    _ = try await client.listUsers(limit: 1)
    let sent = try await api.seen().map { $0.headers["authorization"] }
    #expect(sent == ["Bearer \(Proxied.freshToken)", "Bearer \(Proxied.freshToken)"])
  }

  @Test("a response that arrives after the reset is not cached, even if the transport ignores the cancellation", arguments: ["GET", "PUT"])
  func lateResponse(method: String) async throws {
    let (begun, sent) = (Signal(), Log<String?>())
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      if await sent.add(request.headers["If-None-Match"]) == 1 {
        begun.send()
        await uncancellableSleep(seconds: 0.2)
      }
      return TransportResponse(status: 200, headers: Headers(["ETag": "\"1\""]), body: Data(profile.utf8))
    }
    let call = Task {
      if method == "GET" { return try await client.getUser(userID: missingUserID) }
      return try await client.updateUser(userID: missingUserID, body: API.ReplaceUserRequest(email: "a@example.com", displayName: "Ada"))
    }
    await begun.wait()
    await client.reset()
    await #expect(throws: (any Error).self) { try await call.value }
    try await Task.sleep(seconds: 0.4)
    _ = try await client.getUser(userID: missingUserID)
    #expect(await sent.entries == [nil, nil])
  }

  private func client(_ script: String = "pass") throws -> UserProfilesClient {
    try api.client(script) { [asked] stale in
      await asked.add(stale)
      return Proxied.freshToken
    }
  }
}

@Suite("User session")
struct UserSessionTests {
  private let session = UserSession(tokens: nil, cache: ResponseCache(limit: 1))
  private let sent = Log<String>()

  @Test("a call that begins in an ended session ends as cancelled, and nothing is sent")
  func begun() async throws {
    await session.end()
    let outcome = await session.run(try attempts())
    #expect(throws: CancellationError.self) { try outcome.result.get() }
    #expect(outcome.attempts == 0)
    #expect(await sent.entries.isEmpty)
  }

  @Test("a call whose response arrived just before the end of the session ends as cancelled")
  func finished() async throws {
    let hooks = UserProfilesClient.Hooks(onResponse: { [session] _ in
      let ended = DispatchSemaphore(value: 0)
      Task.detached {
        await session.end()
        ended.signal()
      }
      ended.wait()
    })
    let outcome = await session.run(try attempts(hooks))
    #expect(throws: CancellationError.self) { try outcome.result.get() }
    #expect(outcome.attempts == 1)
  }

  private func attempts(_ hooks: UserProfilesClient.Hooks = .init()) throws -> Attempts {
    let url = try #require(URL(string: "https://api.example.com/users"))
    let transport = StubTransport { [sent] request in
      await sent.add(request.method)
      return TransportResponse(status: 200)
    }
    let client = UserProfilesClient(
      baseURL: url, tokens: nil, transport: transport, configuration: .init(), hooks: hooks, environment: Environment())
    let request = PreparedRequest(
      operation: "listUsers", method: "GET", url: url, path: "/users", headers: [:], overrides: [:], body: nil, isRetryable: true,
      isRead: false, type: ObjectIdentifier(API.UserPage.self))
    return Attempts(request, of: client, in: session)
  }
}
