import Foundation
import Testing

@testable import UserProfiles

@Suite("Retries")
struct RetryTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("a creation whose answer was lost creates one user, not two")
  func lostCreation() async throws {
    let user = newUser()
    let created = try await api.client("lose").createUser(user)
    #expect(created.headers["Idempotent-Replayed"] == "true")
    let found = try await api.client().listUsers(email: user.email).value.items
    #expect(found == [created.value])
  }

  @Test("all tries of a creation have one Idempotency-Key, and say which try they are")
  func sameKey() async throws {
    try await api.client("refuse,lose,503:0").createUser(newUser())
    let seen = try await api.seen()
    #expect(seen.map(\.action) == ["refuse", "lose", "503:0", "pass"])
    #expect(seen.map { $0.headers["x-retry-count"] } == [nil, "1", "2", "3"])
    #expect(Set(seen.map { $0.headers["idempotency-key"] }).count == 1)
    #expect(seen.first?.headers["idempotency-key"]?.isEmpty == false)
  }

  @Test("two creations have two Idempotency-Keys")
  func otherKey() async throws {
    let client = try api.client()
    try await client.createUser(newUser())
    try await client.createUser(newUser())
    #expect(Set(try await api.seen().map { $0.headers["idempotency-key"] }).count == 2)
  }

  @Test("a POST without an Idempotency-Key is sent once")
  func unsafePost() async throws {
    let row = OperationRow<UserProfile, CreateUserProblem>(
      id: "createUser", method: "POST", path: "/users", statuses: [201], content: .json, conventions: [])
    let client = try api.client("503")
    let error = try await failure(CreateUserProblem.self) {
      try await client.send(row, [], body: newUser())
    }
    guard case .problem(.serviceUnavailable) = error else { throw error }
    #expect(try await api.seen().count == 1)
  }

  @Test("429 and 503: waits as long as Retry-After says, and a little longer")
  func retryAfter() async throws {
    _ = try await api.client("429:7,503:2").listUsers(limit: 1)
    #expect(await api.waits.seconds == [7 + 0.5 * 0.25, 2 + 0.5 * 0.5])
  }

  @Test("503: Retry-After may be a date, and the clock of the device may be an hour slow")
  func retryAfterDate() async throws {
    let device = try #require(RFC3339.date("2026-11-23T09:00:00Z"))
    let headers = Headers(["Date": "Mon, 23 Nov 2026 10:00:00 GMT", "Retry-After": "Mon, 23 Nov 2026 10:00:05 GMT"])
    let tries = Log<String>()
    let client = try UserProfilesClient(stub: "https://api.example.com", environment: .recording(api.waits, now: device)) { request in
      let isFirst = await tries.add(request.method) == 1
      return TransportResponse(status: isFirst ? 503 : 200, headers: headers, body: Data(#"{"items":[]}"#.utf8))
    }
    _ = try await client.listUsers(limit: 1)
    #expect(await api.waits.seconds == [5 + 0.5 * 0.25])
  }

  @Test("503: a Retry-After above 30 seconds ends the call at once, and the error carries it")
  func longRetryAfter() async throws {
    let client = try api.client("503:31")
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.serviceUnavailable) = error else { throw error }
    #expect(error.retryAfter == 31)
    #expect(error.tries == 1)
    #expect(await api.waits.seconds == [])
  }

  @Test("503: a wait that would pass the total timeout ends the call at once with the error")
  func waitPastTotal() async throws {
    let client = try api.client("503:20").with { $0.totalTimeout = 10 }
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.serviceUnavailable) = error else { throw error }
    #expect(error.retryAfter == 20)
    #expect(await api.waits.seconds == [])
  }

  @Test("500, 502, 503, 504: after the fourth try the last answer is the error", arguments: [500, 502, 503, 504])
  func exhausted(status: Int) async throws {
    let client = try api.client(Array(repeating: "\(status):", count: 4).joined(separator: ","))
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    #expect(error.status == status)
    #expect(error.tries == 4)
    #expect(error.answer?.code != nil)
    #expect(await api.waits.seconds == [0.125, 0.25, 0.5])
  }

  @Test("no answer at all: after the fourth try the call fails as network")
  func noAnswer() async throws {
    let client = try api.client("refuse,refuse,refuse,refuse")
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .network(let failure) = error else { throw error }
    #expect(failure.tries == 4)
    #expect(failure.cause != nil)
  }

  @Test("retries = 0: one try, for one client that shares all else with the first")
  func noRetries() async throws {
    let client = try api.client("500:").with { $0.retries = 0 }
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    #expect(error.tries == 1)
  }

  @Test("404: is not tried again")
  func notTransient() async throws {
    let client = try api.client()
    let error = try await failure(GetUserProblem.self) {
      try await client.getUser(userId: nobody)
    }
    #expect(error.tries == 1)
    #expect(try await api.seen().count == 1)
  }

  @Test("a deletion whose answer was lost succeeds when its repetition finds nobody", arguments: ["lose", "lose,502:"])
  func lostDeletion(script: String) async throws {
    let created = try await api.client().createUser(newUser()).value
    let answer = try await api.client(script).deleteUser(userId: created.userId)
    #expect(answer.status == 404)
  }

  @Test("a deletion that failed with 5xx may have been done: it succeeds when its repetition finds nobody")
  func failedDeletion() async throws {
    #expect(try await api.client("502:").deleteUser(userId: nobody).status == 404)
  }

  @Test("a deletion that was refused for being too many, and then finds nobody, found nobody")
  func refusedDeletion() async throws {
    let client = try api.client("429:0")
    let error = try await failure(DeleteUserProblem.self) {
      try await client.deleteUser(userId: nobody)
    }
    guard case .problem(.notFound) = error else { throw error }
    #expect(error.tries == 2)
  }

  @Test("a replacement whose answer was lost succeeds with the If-Match of the first try")
  func lostReplacement() async throws {
    let client = try api.client("pass,lose")
    let created = try await client.createUser(newUser()).value
    var request = ReplaceUserRequest(created)
    request.displayName = "Ada King"
    #expect(try await client.updateUser(userId: created.userId, request).value.version == 2)
    let tags = try await api.seen().compactMap { $0.headers["if-match"] }
    #expect(tags.count == 2 && tags.first == tags.last)
  }
}
