import Foundation
import Testing

@testable import UserProfiles

@Suite("Retries")
struct RetryTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("a creation with a lost response creates one user, not two")
  func lostCreation() async throws {
    let user = newUser()
    let created = try await api.client("lose").createUser(body: user)
    #expect(created.headers["Idempotent-Replayed"] == "true")
    let found = try await api.client().listUsers(email: user.email).value.items
    #expect(found == [created.value])
  }

  @Test("all attempts of a creation have the same Idempotency-Key and the number of the retry")
  func sameKey() async throws {
    try await api.client("refuse,lose,503:0").createUser(body: newUser())
    let seen = try await api.seen()
    #expect(seen.map(\.action) == ["refuse", "lose", "503:0", "pass"])
    #expect(seen.map { $0.headers["x-retry-count"] } == [nil, "1", "2", "3"])
    #expect(Set(seen.map { $0.headers["idempotency-key"] }).count == 1)
    #expect(seen.first?.headers["idempotency-key"]?.isEmpty == false)
  }

  @Test("two creations have different Idempotency-Keys")
  func otherKey() async throws {
    let client = try api.client()
    try await client.createUser(body: newUser())
    try await client.createUser(body: newUser())
    #expect(Set(try await api.seen().map { $0.headers["idempotency-key"] }).count == 2)
  }

  @Test("a POST without an Idempotency-Key is not retried")
  func unsafePost() async throws {
    let row = OperationRow<API.UserProfile, API.CreateUserProblem>(
      id: "createUser", method: "POST", path: "/users", contentType: "application/json", statuses: [201], content: .json,
      conventions: [])
    let client = try api.client("503")
    let error = try await failure(API.CreateUserProblem.self) {
      try await client.send(row, [], body: newUser())
    }
    guard case .problem(.serviceUnavailable) = error else { throw error }
    #expect(try await api.seen().count == 1)
  }

  @Test("429 and 503: the client waits for Retry-After plus a random backoff")
  func retryAfter() async throws {
    _ = try await api.client("429:7,503:2").listUsers(limit: 1)
    #expect(await api.waits.seconds == [7 + 0.5 * 0.25, 2 + 0.5 * 0.5])
  }

  @Test("503: Retry-After can be a date, even when the clock of the device is an hour slow")
  func retryAfterDate() async throws {
    let device = try #require(RFC3339.date("2026-11-23T09:00:00Z"))
    let headers = Headers(["Date": "Mon, 23 Nov 2026 10:00:00 GMT", "Retry-After": "Mon, 23 Nov 2026 10:00:05 GMT"])
    let sent = Log<String>()
    let client = try UserProfilesClient(stub: "https://api.example.com", environment: .recording(api.waits, now: device)) { request in
      let isFirst = await sent.add(request.method) == 1
      return TransportResponse(status: isFirst ? 503 : 200, headers: headers, body: Data(#"{"items":[]}"#.utf8))
    }
    _ = try await client.listUsers(limit: 1)
    #expect(await api.waits.seconds == [5 + 0.5 * 0.25])
  }

  @Test("503: a Retry-After above 30 seconds ends the call at once, and the error contains it")
  func longRetryAfter() async throws {
    let client = try api.client("503:31")
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.serviceUnavailable) = error else { throw error }
    #expect(error.retryAfter == 31)
    #expect(error.attempts == 1)
    #expect(await api.waits.seconds == [])
  }

  @Test("503: a wait that would exceed the total timeout ends the call at once")
  func waitPastTotal() async throws {
    let client = try api.client("503:20").with { $0.totalTimeout = 10 }
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.serviceUnavailable) = error else { throw error }
    #expect(error.retryAfter == 20)
    #expect(await api.waits.seconds == [])
  }

  @Test("500, 502, 503, 504: the response to the fourth attempt is the error", arguments: [500, 502, 503, 504])
  func exhausted(status: Int) async throws {
    let client = try api.client(Array(repeating: "\(status):", count: 4).joined(separator: ","))
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    #expect(error.status == status)
    #expect(error.attempts == 4)
    #expect(error.response?.code != nil)
    #expect(await api.waits.seconds == [0.125, 0.25, 0.5])
  }

  @Test("network: the error after four attempts without a response")
  func noResponse() async throws {
    let client = try api.client("refuse,refuse,refuse,refuse")
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .network(let failure) = error else { throw error }
    #expect(failure.attempts == 4)
    #expect(failure.cause != nil)
  }

  @Test("retries = 0: a client with this configuration makes one attempt")
  func noRetries() async throws {
    let client = try api.client("500:").with { $0.retries = 0 }
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    #expect(error.attempts == 1)
  }

  @Test("404: the client does not retry")
  func notTransient() async throws {
    let client = try api.client()
    let error = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userID: missingUserID)
    }
    #expect(error.attempts == 1)
    #expect(try await api.seen().count == 1)
  }

  @Test("404: a retried deletion with a lost response succeeds", arguments: ["lose", "lose,502:"])
  func lostDeletion(script: String) async throws {
    let created = try await api.client().createUser(body: newUser()).value
    let response = try await api.client(script).deleteUser(userID: created.userID)
    #expect(await api.statuses.entries.last == 404)
    #expect(response.status == 204)
  }

  @Test("404: a retried deletion after a 5xx succeeds, because the first attempt may have been applied")
  func failedDeletion() async throws {
    #expect(try await api.client("502:").deleteUser(userID: missingUserID).status == 204)
  }

  @Test("404: a retried deletion after a 429 fails, because the first attempt was not applied")
  func rejectedDeletion() async throws {
    let client = try api.client("429:0")
    let error = try await failure(API.DeleteUserProblem.self) {
      try await client.deleteUser(userID: missingUserID)
    }
    guard case .problem(.notFound) = error else { throw error }
    #expect(error.attempts == 2)
  }

  @Test("a replacement with a lost response succeeds with the If-Match of the first attempt")
  func lostReplacement() async throws {
    let client = try api.client("pass,lose")
    let created = try await client.createUser(body: newUser()).value
    var request = API.ReplaceUserRequest(created)
    request.displayName = "Ada King"
    #expect(try await client.updateUser(userID: created.userID, body: request).value.version == 2)
    let tags = try await api.seen().compactMap { $0.headers["if-match"] }
    #expect(tags.count == 2 && tags.first == tags.last)
  }
}

@Suite("Waits before a retry")
struct RetryWaitTests {
  @Test("Retry-After is read as seconds or as a date")
  func retryAfter() throws {
    let now = try #require(RFC3339.date("2026-11-23T10:00:00Z"))
    let cases = [("120", 120.0), ("Mon, 23 Nov 2026 10:00:05 GMT", 5), ("Mon, 23 Nov 2026 09:00:00 GMT", nil), ("soon", nil), (nil, nil)]
    for (field, seconds) in cases {
      #expect(Retry.after(Headers(field.map { ["Retry-After": $0] } ?? [:]), now: now) == seconds)
    }
  }

  @Test("Retry-After as a date is compared with the Date of the response, not with the clock of the device")
  func retryAfterByDate() throws {
    let slow = try #require(RFC3339.date("2026-11-23T09:00:00Z"))
    let headers = Headers(["Date": "Mon, 23 Nov 2026 10:00:02 GMT", "Retry-After": "Mon, 23 Nov 2026 10:00:05 GMT"])
    #expect(Retry.after(headers, now: slow) == 3)
    let malformed = Headers(["Date": "today", "Retry-After": "Mon, 23 Nov 2026 09:00:05 GMT"])
    #expect(Retry.after(malformed, now: slow) == 5)
  }

  @Test("the wait doubles up to 8 seconds, and a random part of it is used")
  func backoff() {
    let longest = (1...8).map { Retry.wait(before: $0, retryAfter: nil, random: 1) }
    #expect(longest == [0.25, 0.5, 1, 2, 4, 8, 8, 8])
    #expect(Retry.wait(before: 3, retryAfter: nil, random: 0) == 0)
    #expect(Retry.wait(before: 1, retryAfter: 30, random: 0) == 30)
    #expect(Retry.wait(before: 1, retryAfter: 30.1, random: 0) == nil)
  }
}
