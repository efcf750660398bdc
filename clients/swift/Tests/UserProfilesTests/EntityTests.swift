import Foundation
import Testing

@testable import UserProfiles

@Suite("Kept profiles")
struct EntityTests {
  let api: Proxied
  let client: UserProfilesClient

  init() throws {
    api = try Proxied()
    client = try api.client()
  }

  @Test("304: a profile that did not change is the kept one")
  func unchanged() async throws {
    let created = try await client.createUser(newUser())
    let other = try api.client()
    let first = try await other.getUser(userId: created.value.userId)
    let second = try await other.getUser(userId: created.value.userId)
    #expect(first.status == 200 && second.status == 304)
    #expect(first.value == second.value)
    #expect(second.etag == created.etag)
  }

  @Test("304: what was created or replaced is kept, as if it had been read")
  func written() async throws {
    let created = try await client.createUser(newUser()).value
    #expect(try await client.getUser(userId: created.userId).status == 304)
    var request = ReplaceUserRequest(created)
    request.displayName = "Ada King"
    let updated = try await client.updateUser(userId: created.userId, request).value
    let read = try await client.getUser(userId: created.userId)
    #expect(read.status == 304)
    #expect(read.value == updated)
  }

  @Test("200: a profile that somebody else changed comes anew, and is kept instead")
  func changed() async throws {
    let created = try await client.createUser(newUser()).value
    let updated = try await changedElsewhere(created)
    let read = try await client.getUser(userId: created.userId)
    #expect(read.status == 200)
    #expect(read.value == updated)
    #expect(try await client.getUser(userId: created.userId).value == updated)
  }

  @Test("412 precondition-failed: a change of a profile that somebody else changed is refused until it is read again")
  func stale() async throws {
    let created = try await client.createUser(newUser()).value
    let updated = try await changedElsewhere(created)
    for _ in 1...2 {
      do {
        try await client.updateUser(userId: created.userId, ReplaceUserRequest(created))
        throw NoFailure()
      } catch let error as ClientError<UpdateUserProblem> {
        guard case .problem(.preconditionFailed(let answer)) = error else { throw error }
        #expect(answer.code == .preconditionFailed)
        #expect(answer.etag != nil)
      }
    }
    let read = try await client.getUser(userId: created.userId).value
    #expect(read == updated)
    try await client.updateUser(userId: created.userId, ReplaceUserRequest(created))
  }

  @Test("412 precondition-failed: a deletion is refused as well")
  func staleDeletion() async throws {
    let created = try await client.createUser(newUser()).value
    _ = try await changedElsewhere(created)
    let error = try await failure(DeleteUserProblem.self) {
      try await client.deleteUser(userId: created.userId)
    }
    guard case .problem(.preconditionFailed) = error else { throw error }
  }

  @Test("If-Match is the kept ETag, the caller's own, any, or none")
  func preconditions() async throws {
    let created = try await client.createUser(newUser())
    let (userId, request) = (created.value.userId, ReplaceUserRequest(created.value))
    let etag = try #require(created.etag)
    try await client.updateUser(userId: userId, request)
    try await client.updateUser(userId: userId, request, ifMatch: .tag(etag))
    try await client.updateUser(userId: userId, request, ifMatch: .any)
    try await client.updateUser(userId: userId, request, ifMatch: .none)
    try await api.client().updateUser(userId: userId, request)
    let tags = try await api.seen().dropFirst().map { $0.headers["if-match"] }
    #expect(tags == [etag, etag, "*", nil, nil])
  }

  @Test("what was deleted is forgotten")
  func deleted() async throws {
    let created = try await client.createUser(newUser()).value
    try await client.deleteUser(userId: created.userId)
    let error = try await failure(GetUserProblem.self) {
      try await client.getUser(userId: created.userId)
    }
    guard case .problem(.notFound) = error else { throw error }
    #expect(try await api.seen().last?.headers["if-none-match"] == nil)
  }

  @Test("what somebody else deleted is forgotten with the first 404")
  func deletedElsewhere() async throws {
    let created = try await client.createUser(newUser()).value
    try await api.client().deleteUser(userId: created.userId)
    for _ in 1...2 {
      _ = try await failure(GetUserProblem.self) {
        try await client.getUser(userId: created.userId)
      }
    }
    let tags = try await api.seen().suffix(2).map { $0.headers["if-none-match"] }
    #expect(tags.first != .some(nil) && tags.last == .some(nil))
  }

  @Test("keptEntities = 0: nothing is kept, and so no ETag is sent")
  func nothingKept() async throws {
    var configuration = UserProfilesClient.Configuration()
    configuration.keptEntities = 0
    let client = try api.client(configuration: configuration)
    let created = try await client.createUser(newUser()).value
    #expect(try await client.getUser(userId: created.userId).status == 200)
  }

  @Test("a Location with the path of the base URL is the path of the profile below it")
  func locationBelowBase() async throws {
    let headers = Headers(["ETag": "\"1\"", "Location": "/v1/users/\(nobody)"])
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com/v1/") { request in
      await sent.add(request.headers["If-None-Match"])
      return TransportResponse(status: request.method == "POST" ? 201 : 304, headers: headers, body: Data(profile.utf8))
    }
    try await client.createUser(newUser())
    #expect(try await client.getUser(userId: nobody).value.displayName == "Ada")
    #expect(await sent.entries == [nil, "\"1\""])
  }

  @Test("the entity that was not used for longest makes room")
  func eviction() async {
    let store = EntityStore(limit: 2)
    let entity = KeptEntity(etag: "\"1\"", body: Data(), type: ObjectIdentifier(UserProfile.self))
    await store.keep(entity, at: "/a")
    await store.keep(entity, at: "/b")
    _ = await store.entity(at: "/a")
    await store.keep(entity, at: "/c")
    #expect(await store.entity(at: "/a") != nil)
    #expect(await store.entity(at: "/b") == nil)
    #expect(await store.entity(at: "/c") != nil)
  }

  private func changedElsewhere(_ profile: UserProfile) async throws -> UserProfile {
    var request = ReplaceUserRequest(profile)
    request.displayName = "Changed elsewhere"
    return try await api.client().updateUser(userId: profile.userId, request).value
  }
}
