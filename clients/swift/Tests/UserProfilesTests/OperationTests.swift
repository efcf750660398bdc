import Foundation
import Testing

@testable import UserProfiles

@Suite("Operations")
struct OperationTests {
  let api: Proxied
  let client: UserProfilesClient

  init() throws {
    api = try Proxied()
    client = try api.client()
  }

  @Test("createUser 201: returns the profile, its ETag, its Location and a request id")
  func create() async throws {
    let wanted = newUser()
    let created = try await client.createUser(body: wanted)
    #expect(created.status == 201)
    #expect(created.value.email == wanted.email)
    #expect(created.value.version == 1)
    #expect(created.location == "/users/\(created.value.userID)")
    #expect(created.etag != nil && created.requestID != nil)
  }

  @Test("createUser 201: returns every property unchanged")
  func everyProperty() async throws {
    var wanted = newUser()
    wanted.givenName = "Ada"
    wanted.familyName = "King"
    wanted.phoneNumber = "+442071234567"
    wanted.birthDate = CalendarDate(year: 1915, month: 12, day: 10)
    wanted.avatarURL = "https://images.example.com/ada.png?size=1#top"
    wanted.bio = "Writes\nprograms."
    wanted.locale = "en-GB"
    wanted.timeZone = "Europe/London"
    wanted.preferences = API.Preferences(theme: .dark, notifications: API.NotificationSwitches(push: true, sms: false))
    wanted.metadata = ["plan": "pro"]
    let created = try await client.createUser(body: wanted).value
    let sent = API.ReplaceUserRequest(created)
    #expect(try JSON.bodyEncoder.encode(sent) == JSON.bodyEncoder.encode(wanted))
  }

  @Test("getUser 200: returns the profile to a client that has not cached it")
  func get() async throws {
    let created = try await client.createUser(body: newUser()).value
    let response = try await api.client().getUser(userID: created.userID)
    #expect(response.status == 200)
    #expect(response.value == created)
  }

  @Test("updateUser 200: replaces the profile, and clears an omitted property")
  func update() async throws {
    var wanted = newUser()
    wanted.bio = "Finds the bug."
    let created = try await client.createUser(body: wanted).value
    var request = API.ReplaceUserRequest(created)
    request.displayName = "Ada King"
    request.bio = nil
    let updated = try await client.updateUser(userID: created.userID, body: request).value
    #expect(updated.displayName == "Ada King")
    #expect(updated.bio == nil)
    #expect(updated.version == 2)
    #expect(updated.updatedAt >= created.updatedAt)
  }

  @Test("deleteUser 204: deletes the profile")
  func delete() async throws {
    let created = try await client.createUser(body: newUser()).value
    #expect(try await client.deleteUser(userID: created.userID).status == 204)
    let error = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userID: created.userID)
    }
    guard case .problem(.notFound(let response)) = error else { throw error }
    #expect(response.code == .userNotFound)
  }

  @Test("listUsers 200: returns the users that match the parameters")
  func list() async throws {
    let created = try await client.createUser(body: newUser()).value
    let found = try await client.listUsers(
      limit: 5, order: .desc, createdFrom: created.createdAt, createdTo: created.createdAt.addingTimeInterval(0.001), email: created.email)
    #expect(found.value.items == [created])
    #expect(found.value.nextCursor == nil)
    let before = try await client.listUsers(createdTo: created.createdAt, email: created.email)
    #expect(before.value.items.isEmpty)
  }

  @Test("400 invalid-request: the problem contains the location of each error")
  func invalid() async throws {
    var request = newUser()
    request.displayName = ""
    let error = try await failure(API.CreateUserProblem.self) {
      try await client.createUser(body: request)
    }
    guard case .problem(.badRequest(let response)) = error else { throw error }
    #expect(Set(response.problem?.errors?.map(\.pointer) ?? []) == ["/body/displayName"])
    #expect(response.problem?.requestID == response.requestID)
    #expect(error.attempts == 1)
  }

  @Test("422 idempotency-key-reused: the client sends the key of the caller")
  func ownKey() async throws {
    let key = UUID().uuidString
    try await client.createUser(body: newUser(), idempotencyKey: key)
    let error = try await failure(API.CreateUserProblem.self) {
      try await client.createUser(body: newUser(), idempotencyKey: key)
    }
    guard case .problem(.unprocessableContent(let response)) = error else { throw error }
    #expect(response.code == .idempotencyKeyReused)
    #expect(try await api.seen().map { $0.headers["idempotency-key"] } == [key, key])
  }

  @Test("every request contains the version of the client, and only a retry its number")
  func clientVersion() async throws {
    _ = try await client.listUsers(limit: 1)
    let headers = try #require(try await api.seen().first?.headers)
    #expect(headers["x-client-version"] == "swift/0.1.0")
    #expect(headers["x-retry-count"] == nil)
    #expect(headers["authorization"] == "Bearer \(Proxied.freshToken)")
  }
}
