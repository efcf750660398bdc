import Foundation
import Testing

@testable import UserProfiles

@Suite("Preconditions")
struct PreconditionTests {
  let api: Proxied
  let client: UserProfilesClient

  init() throws {
    api = try Proxied()
    client = try api.client()
  }

  @Test("412: a form that was open while another device wrote does not overwrite the change, although the profile was read in between")
  func openForm() async throws {
    let shown = try await client.createUser(body: newUser()).value
    var form = API.ReplaceUserRequest(shown)
    let latest = try await changedElsewhere(shown)
    for _ in 1...3 { #expect(try await client.getUser(userID: shown.userID).value == latest) }
    form.bio = "Typed before the change."
    try await expectConflict { [form] in try await client.updateUser(userID: shown.userID, body: form) }
    #expect(try await client.getUser(userID: shown.userID).value == latest)
  }

  @Test("412: the same holds for a merge patch, a profile of a listing, and a request from the storage of the app")
  func openForms() async throws {
    let created = try await client.createUser(body: newUser()).value
    let shown = try #require(try await client.listUsers(email: created.email).value.items.first)
    let stored = try JSONEncoder().encode(API.ReplaceUserRequest(shown))
    let latest = try await changedElsewhere(created)
    #expect(try await client.getUser(userID: shown.userID).value == latest)
    var edited = shown
    edited.bio = "Typed before the change."
    try await expectConflict { [edited] in
      try await client.patchUser(userID: shown.userID, body: API.PatchUserRequest(from: shown, to: edited))
    }
    let restored = try JSONDecoder().decode(API.ReplaceUserRequest.self, from: stored)
    try await expectConflict { try await client.updateUser(userID: shown.userID, body: restored) }
  }

  @Test("200: after a conflict, a request that was created from the latest revision succeeds, and one from an earlier revision still fails")
  func afterConflict() async throws {
    let shown = try await client.createUser(body: newUser()).value
    let latest = try await changedElsewhere(shown)
    try await expectConflict { try await client.updateUser(userID: shown.userID, body: .init(shown)) }
    var request = API.ReplaceUserRequest(latest)
    request.bio = "Typed again."
    #expect(try await client.updateUser(userID: shown.userID, body: request).value.version == 3)
    try await expectConflict { try await client.updateUser(userID: shown.userID, body: .init(shown)) }
  }

  @Test("If-Match is the ETag of the body, which is not sent in the body")
  func fromBody() async throws {
    let created = try await client.createUser(body: newUser()).value
    var edited = created
    edited.bio = "Hello."
    try await client.updateUser(userID: created.userID, body: .init(created))
    try await client.patchUser(userID: created.userID, body: .init(from: created, to: edited))
    let seen = try await api.seen().suffix(2)
    #expect(seen.map { $0.headers["if-match"] } == [created.etag, created.etag])
    #expect(seen.allSatisfy { !$0.body.contains("etag") })
    #expect(seen.map { $0.headers["content-type"] } == ["application/json", "application/merge-patch+json"])
    #expect(seen.last?.body == #"{"bio":"Hello."}"#)
  }

  @Test("If-Match is absent without an ETag in the body, whatever the client has cached")
  func withoutTag() async throws {
    let created = try await client.createUser(body: newUser()).value
    _ = try await client.getUser(userID: created.userID)
    var request = API.ReplaceUserRequest(created)
    request.etag = nil
    try await client.updateUser(userID: created.userID, body: request)
    try await client.patchUser(userID: created.userID, body: API.PatchUserRequest(bio: .set("Hello.")))
    try await client.deleteUser(userID: created.userID)
    #expect(try await api.seen().suffix(3).map { $0.headers["if-match"] } == [nil, nil, nil])
  }

  @Test("an explicit precondition replaces the ETag of the body")
  func explicit() async throws {
    let created = try await client.createUser(body: newUser()).value
    let latest = try await changedElsewhere(created)
    let (userID, stale) = (created.userID, API.ReplaceUserRequest(created))
    try await client.updateUser(userID: userID, body: stale, ifMatch: .tag(latest.etag))
    try await client.updateUser(userID: userID, body: stale, ifMatch: .any)
    try await client.updateUser(userID: userID, body: stale, ifMatch: .unconditional)
    #expect(try await api.seen().suffix(3).map { $0.headers["if-match"] } == [latest.etag, "*", nil])
    try await expectConflict { try await client.updateUser(userID: userID, body: .init(latest), ifMatch: .tag(created.etag)) }
  }

  @Test("412: a deletion of a stale revision is rejected")
  func staleDeletion() async throws {
    let created = try await client.createUser(body: newUser()).value
    let latest = try await changedElsewhere(created)
    let error = try await failure(API.DeleteUserProblem.self) {
      try await client.deleteUser(userID: created.userID, ifMatch: .tag(created.etag))
    }
    guard case .problem(.preconditionFailed(let response)) = error else { throw error }
    #expect(response.code == .preconditionFailed)
    #expect(response.etag == latest.etag)
  }

  @Test("a merge patch with a lost response is repeated with the same If-Match, and is applied once")
  func lostPatch() async throws {
    let created = try await client.createUser(body: newUser()).value
    let patch = API.PatchUserRequest(bio: .set("Hello."), etag: created.etag)
    #expect(try await api.client("lose").patchUser(userID: created.userID, body: patch).value.version == 2)
    let seen = try await api.seen().suffix(2)
    #expect(seen.map(\.method) == ["PATCH", "PATCH"] && seen.map { $0.headers["x-retry-count"] } == [nil, "1"])
    #expect(seen.map { $0.headers["if-match"] } == [created.etag, created.etag])
    #expect(Set(seen.map(\.body)).count == 1)
  }

  @Test("a PATCH with another media type is not repeated")
  func otherPatch() async throws {
    let row = OperationRow<API.UserProfile, API.PatchUserProblem>(
      id: "patchUser", method: "PATCH", path: "/users", contentType: "application/json", statuses: [200], content: .json, conventions: [])
    let client = try api.client("503:0")
    let error = try await failure(API.PatchUserProblem.self) { try await client.send(row, [], body: newUser()) }
    #expect(error.attempts == 1)
  }

  private func expectConflict(_ call: () async throws -> Void) async throws {
    do {
      try await call()
    } catch let error as any UserProfilesError {
      #expect(error.status == 412)
      #expect(error.code == .preconditionFailed)
      return
    }
    throw UnexpectedResult()
  }

  private func changedElsewhere(_ profile: API.UserProfile) async throws -> API.UserProfile {
    var request = API.ReplaceUserRequest(profile)
    request.displayName = "Changed elsewhere"
    return try await api.client().updateUser(userID: profile.userID, body: request).value
  }
}
