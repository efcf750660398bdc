import Foundation
import Testing

@testable import UserProfiles

@Suite("The operations")
struct OperationsTests {
  let api: Proxied
  let client: UserProfilesClient

  init() throws {
    api = try Proxied()
    client = try api.client()
  }

  @Test("createUser 201: gives the profile, its ETag, its Location and a request id")
  func create() async throws {
    let wanted = newUser()
    let created = try await client.createUser(wanted)
    #expect(created.status == 201)
    #expect(created.value.email == wanted.email)
    #expect(created.value.version == 1)
    #expect(created.location == "/users/\(created.value.userId)")
    #expect(created.etag != nil && created.requestID != nil)
  }

  @Test("createUser 201: every property comes back as it was sent")
  func everyProperty() async throws {
    var wanted = newUser()
    wanted.givenName = "Ada"
    wanted.familyName = "King"
    wanted.phoneNumber = "+442071234567"
    wanted.birthDate = CalendarDate(year: 1915, month: 12, day: 10)
    wanted.avatarUrl = "https://images.example.com/ada.png?size=1#top"
    wanted.bio = "Writes\nprograms."
    wanted.locale = "en-GB"
    wanted.timeZone = "Europe/London"
    wanted.preferences = Preferences(theme: .dark, notifications: NotificationSwitches(push: true, sms: false))
    wanted.metadata = ["plan": "pro"]
    let created = try await client.createUser(wanted).value
    let sent = ReplaceUserRequest(created)
    #expect(try JSON.encoder.encode(sent) == JSON.encoder.encode(wanted))
  }

  @Test("getUser 200: a client that knows nothing of the profile gets it in full")
  func get() async throws {
    let created = try await client.createUser(newUser()).value
    let answer = try await api.client().getUser(userId: created.userId)
    #expect(answer.status == 200)
    #expect(answer.value == created)
  }

  @Test("updateUser 200: one field of what was read is changed, and a property that is left out is cleared")
  func update() async throws {
    var wanted = newUser()
    wanted.bio = "Finds the bug."
    let created = try await client.createUser(wanted).value
    var request = ReplaceUserRequest(created)
    request.displayName = "Ada King"
    request.bio = nil
    let updated = try await client.updateUser(userId: created.userId, request).value
    #expect(updated.displayName == "Ada King")
    #expect(updated.bio == nil)
    #expect(updated.version == 2)
    #expect(updated.updatedAt >= created.updatedAt)
  }

  @Test("deleteUser 204: the profile is gone")
  func delete() async throws {
    let created = try await client.createUser(newUser()).value
    #expect(try await client.deleteUser(userId: created.userId).status == 204)
    let error = try await failure(GetUserProblem.self) {
      try await client.getUser(userId: created.userId)
    }
    guard case .problem(.notFound(let answer)) = error else { throw error }
    #expect(answer.code == .userNotFound)
  }

  @Test("listUsers 200: parameters find exactly who they describe")
  func list() async throws {
    let created = try await client.createUser(newUser()).value
    let found = try await client.listUsers(
      limit: 5, order: .desc, createdFrom: created.createdAt, createdTo: created.createdAt.addingTimeInterval(0.001), email: created.email)
    #expect(found.value.items == [created])
    #expect(found.value.nextCursor == nil)
    let before = try await client.listUsers(createdTo: created.createdAt, email: created.email)
    #expect(before.value.items.isEmpty)
  }

  @Test("400 invalid-request: the problem names the place of each error")
  func invalid() async throws {
    var request = newUser()
    request.displayName = ""
    let error = try await failure(CreateUserProblem.self) {
      try await client.createUser(request)
    }
    guard case .problem(.badRequest(let answer)) = error else { throw error }
    #expect(Set(answer.problem?.errors?.map(\.pointer) ?? []) == ["/body/displayName"])
    #expect(answer.problem?.requestId == answer.requestID)
    #expect(error.tries == 1)
  }

  @Test("422 idempotency-key-reused: the caller's own key is the one that is sent")
  func ownKey() async throws {
    let key = UUID().uuidString
    try await client.createUser(newUser(), idempotencyKey: key)
    let error = try await failure(CreateUserProblem.self) {
      try await client.createUser(newUser(), idempotencyKey: key)
    }
    guard case .problem(.unprocessableContent(let answer)) = error else { throw error }
    #expect(answer.code == .idempotencyKeyReused)
    #expect(try await api.seen().map { $0.headers["idempotency-key"] } == [key, key])
  }

  @Test("every request says which client it is, and none but a repeated one says which try")
  func clientVersion() async throws {
    _ = try await client.listUsers(limit: 1)
    let headers = try #require(try await api.seen().first?.headers)
    #expect(headers["x-client-version"] == "swift/0.1.0")
    #expect(headers["x-retry-count"] == nil)
    #expect(headers["authorization"] == "Bearer \(Proxied.freshToken)")
  }
}
