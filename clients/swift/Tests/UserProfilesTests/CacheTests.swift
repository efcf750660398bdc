import Foundation
import Testing

@testable import UserProfiles

@Suite("Cache")
struct CacheTests {
  let api: Proxied
  let client: UserProfilesClient

  init() throws {
    api = try Proxied()
    client = try api.client()
  }

  @Test("304: the client returns the cached profile")
  func unchanged() async throws {
    let created = try await client.createUser(newUser())
    let other = try api.client()
    let first = try await other.getUser(userId: created.value.userId)
    let second = try await other.getUser(userId: created.value.userId)
    #expect(first.status == 200 && second.status == 304)
    #expect(first.value == second.value)
    #expect(second.etag == created.etag)
  }

  @Test("304: a created or replaced profile is cached")
  func written() async throws {
    let created = try await client.createUser(newUser()).value
    #expect(try await client.getUser(userId: created.userId).status == 304)
    var request = API.ReplaceUserRequest(created)
    request.displayName = "Ada King"
    let updated = try await client.updateUser(userId: created.userId, request).value
    let read = try await client.getUser(userId: created.userId)
    #expect(read.status == 304)
    #expect(read.value == updated)
  }

  @Test("200: a profile that another client changed replaces the cached one")
  func changed() async throws {
    let created = try await client.createUser(newUser()).value
    let updated = try await changedElsewhere(created)
    let read = try await client.getUser(userId: created.userId)
    #expect(read.status == 200)
    #expect(read.value == updated)
    #expect(try await client.getUser(userId: created.userId).value == updated)
  }

  @Test("412 precondition-failed: a change with a stale ETag is rejected until the profile is read again")
  func stale() async throws {
    let created = try await client.createUser(newUser()).value
    let updated = try await changedElsewhere(created)
    for _ in 1...2 {
      do {
        try await client.updateUser(userId: created.userId, API.ReplaceUserRequest(created))
        throw UnexpectedResult()
      } catch let error as ClientError<API.UpdateUserProblem> {
        guard case .problem(.preconditionFailed(let response)) = error else { throw error }
        #expect(response.code == .preconditionFailed)
        #expect(response.etag != nil)
      }
    }
    let read = try await client.getUser(userId: created.userId).value
    #expect(read == updated)
    try await client.updateUser(userId: created.userId, API.ReplaceUserRequest(created))
  }

  @Test("412 precondition-failed: a deletion with a stale ETag is rejected")
  func staleDeletion() async throws {
    let created = try await client.createUser(newUser()).value
    _ = try await changedElsewhere(created)
    let error = try await failure(API.DeleteUserProblem.self) {
      try await client.deleteUser(userId: created.userId)
    }
    guard case .problem(.preconditionFailed) = error else { throw error }
  }

  @Test("If-Match is the cached ETag, an ETag of the caller, *, or absent")
  func preconditions() async throws {
    let created = try await client.createUser(newUser())
    let (userId, request) = (created.value.userId, API.ReplaceUserRequest(created.value))
    let etag = try #require(created.etag)
    try await client.updateUser(userId: userId, request)
    try await client.updateUser(userId: userId, request, ifMatch: .tag(etag))
    try await client.updateUser(userId: userId, request, ifMatch: .any)
    try await client.updateUser(userId: userId, request, ifMatch: .unconditional)
    try await api.client().updateUser(userId: userId, request)
    let tags = try await api.seen().dropFirst().map { $0.headers["if-match"] }
    #expect(tags == [etag, etag, "*", nil, nil])
  }

  @Test("a deleted profile is removed from the cache")
  func deleted() async throws {
    let created = try await client.createUser(newUser()).value
    try await client.deleteUser(userId: created.userId)
    let error = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userId: created.userId)
    }
    guard case .problem(.notFound) = error else { throw error }
    #expect(try await api.seen().last?.headers["if-none-match"] == nil)
  }

  @Test("a 404 does not remove the ETag, so that a profile which another client creates again is not overwritten")
  func createdAnewElsewhere() async throws {
    let created = try await client.createUser(newUser()).value
    let other = try api.client()
    try await other.deleteUser(userId: created.userId)
    _ = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userId: created.userId)
    }
    let error = try await failure(API.UpdateUserProblem.self) {
      try await client.updateUser(userId: created.userId, API.ReplaceUserRequest(created))
    }
    guard case .problem(.notFound) = error else { throw error }
    #expect(try await api.seen().last?.headers["if-match"] != nil)
  }

  @Test("cacheSize = 0: nothing is cached, and no ETag is sent")
  func noCache() async throws {
    var configuration = UserProfilesClient.Configuration()
    configuration.cacheSize = 0
    let client = try api.client(configuration: configuration)
    let created = try await client.createUser(newUser()).value
    #expect(try await client.getUser(userId: created.userId).status == 200)
  }

  @Test("a Location with the path of the base URL addresses the profile below the base URL")
  func locationBelowBase() async throws {
    let headers = Headers(["ETag": "\"1\"", "Location": "/v1/users/\(missingUserID)"])
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com/v1/") { request in
      await sent.add(request.headers["If-None-Match"])
      return TransportResponse(status: request.method == "POST" ? 201 : 304, headers: headers, body: Data(profile.utf8))
    }
    try await client.createUser(newUser())
    #expect(try await client.getUser(userId: missingUserID).value.displayName == "Ada")
    #expect(await sent.entries == [nil, "\"1\""])
  }

  @Test("304: a different ETag replaces the cached one, and the profile stays")
  func otherTag() async throws {
    let sent = Log<[String?]>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let count = await sent.add([request.headers["If-None-Match"], request.headers["If-Match"]])
      let headers = Headers(["ETag": count == 1 ? "\"1\"" : "W/\"1\""])
      let isRead = request.method == "GET" && count > 1
      return TransportResponse(status: isRead ? 304 : 200, headers: headers, body: isRead ? Data() : Data(profile.utf8))
    }
    for _ in 1...3 { #expect(try await client.getUser(userId: missingUserID).value.displayName == "Ada") }
    try await client.updateUser(userId: missingUserID, API.ReplaceUserRequest(email: "a@example.com", displayName: "Ada"))
    #expect(await sent.entries == [[nil, nil], ["\"1\"", nil], ["W/\"1\"", nil], [nil, "W/\"1\""]])
  }

  @Test("304: the cached ETag stays when the response has none")
  func untagged() async throws {
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let count = await sent.add(request.headers["If-Match"])
      if count == 2 { return TransportResponse(status: 304) }
      return TransportResponse(status: 200, headers: Headers(["ETag": "\"1\""]), body: Data(profile.utf8))
    }
    for _ in 1...2 { #expect(try await client.getUser(userId: missingUserID).value.displayName == "Ada") }
    try await client.updateUser(userId: missingUserID, API.ReplaceUserRequest(email: "a@example.com", displayName: "Ada"))
    #expect(await sent.entries == [nil, nil, "\"1\""])
  }

  @Test("a successful response without an ETag removes the cached one")
  func withoutTag() async throws {
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let count = await sent.add(request.headers["If-Match"])
      return TransportResponse(status: 200, headers: Headers(count == 1 ? ["ETag": "\"1\""] : [:]), body: Data(profile.utf8))
    }
    let request = API.ReplaceUserRequest(email: "a@example.com", displayName: "Ada")
    for _ in 1...3 { try await client.updateUser(userId: missingUserID, request) }
    #expect(await sent.entries == [nil, "\"1\"", nil])
  }

  private func changedElsewhere(_ profile: API.UserProfile) async throws -> API.UserProfile {
    var request = API.ReplaceUserRequest(profile)
    request.displayName = "Changed elsewhere"
    return try await api.client().updateUser(userId: profile.userId, request).value
  }
}
