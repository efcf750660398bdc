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
    let created = try await client.createUser(body: newUser())
    let other = try api.client()
    let first = try await other.getUser(userID: created.value.userID)
    let second = try await other.getUser(userID: created.value.userID)
    #expect(await api.statuses.entries == [201, 200, 304])
    #expect(first.value == second.value)
    #expect(second.etag == created.etag)
  }

  @Test("304: a created or replaced profile is cached")
  func written() async throws {
    let created = try await client.createUser(body: newUser()).value
    _ = try await client.getUser(userID: created.userID)
    var request = API.ReplaceUserRequest(created)
    request.displayName = "Ada King"
    let updated = try await client.updateUser(userID: created.userID, body: request).value
    let read = try await client.getUser(userID: created.userID)
    #expect(await api.statuses.entries == [201, 304, 200, 304])
    #expect(read.value == updated)
  }

  @Test("200: a profile that another client changed replaces the cached one")
  func changed() async throws {
    let created = try await client.createUser(body: newUser()).value
    let updated = try await changedElsewhere(created)
    let read = try await client.getUser(userID: created.userID)
    #expect(read.status == 200)
    #expect(read.value == updated)
    #expect(try await client.getUser(userID: created.userID).value == updated)
  }

  @Test("a deleted profile is removed from the cache")
  func deleted() async throws {
    let created = try await client.createUser(body: newUser()).value
    try await client.deleteUser(userID: created.userID)
    let error = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userID: created.userID)
    }
    guard case .problem(.notFound) = error else { throw error }
    #expect(try await api.seen().last?.headers["if-none-match"] == nil)
  }

  @Test("a 404 leaves the cached response, and the next read sends its ETag")
  func missing() async throws {
    let created = try await client.createUser(body: newUser()).value
    try await api.client().deleteUser(userID: created.userID)
    for _ in 1...2 {
      _ = try await failure(API.GetUserProblem.self) { try await client.getUser(userID: created.userID) }
    }
    #expect(try await api.seen().last?.headers["if-none-match"] == created.etag)
  }

  @Test("cacheSize = 0: nothing is cached, and no ETag is sent")
  func noCache() async throws {
    var configuration = UserProfilesClient.Configuration()
    configuration.cacheSize = 0
    let client = try api.client(configuration: configuration)
    let created = try await client.createUser(body: newUser()).value
    #expect(try await client.getUser(userID: created.userID).status == 200)
  }

  @Test("a Location with the path of the base URL addresses the profile below the base URL")
  func locationBelowBase() async throws {
    let headers = Headers(["ETag": "\"1\"", "Location": "/v1/users/\(missingUserID)"])
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com/v1/") { request in
      await sent.add(request.headers["If-None-Match"])
      return TransportResponse(status: request.method == "POST" ? 201 : 304, headers: headers, body: Data(profile.utf8))
    }
    try await client.createUser(body: newUser())
    #expect(try await client.getUser(userID: missingUserID).value.displayName == "Ada")
    #expect(await sent.entries == [nil, "\"1\""])
  }

  @Test("304: a different ETag replaces the cached one, and the profile stays")
  func otherTag() async throws {
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let isFirst = await sent.add(request.headers["If-None-Match"]) == 1
      let headers = Headers(["ETag": isFirst ? "\"1\"" : "W/\"1\""])
      return TransportResponse(status: isFirst ? 200 : 304, headers: headers, body: isFirst ? Data(profile.utf8) : Data())
    }
    for _ in 1...3 { #expect(try await client.getUser(userID: missingUserID).value.displayName == "Ada") }
    #expect(await sent.entries == [nil, "\"1\"", "W/\"1\""])
  }

  @Test("304: the cached ETag stays when the response has none")
  func untagged() async throws {
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      guard await sent.add(request.headers["If-None-Match"]) == 1 else { return TransportResponse(status: 304) }
      return TransportResponse(status: 200, headers: Headers(["ETag": "\"1\""]), body: Data(profile.utf8))
    }
    for _ in 1...3 { #expect(try await client.getUser(userID: missingUserID).value.displayName == "Ada") }
    #expect(await sent.entries == [nil, "\"1\"", "\"1\""])
  }

  @Test("a successful response without an ETag removes the cached one")
  func withoutTag() async throws {
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let count = await sent.add(request.headers["If-None-Match"])
      return TransportResponse(status: 200, headers: Headers(count == 1 ? ["ETag": "\"1\""] : [:]), body: Data(profile.utf8))
    }
    for _ in 1...3 { _ = try await client.getUser(userID: missingUserID) }
    #expect(await sent.entries == [nil, "\"1\"", nil])
  }

  private func changedElsewhere(_ profile: API.UserProfile) async throws -> API.UserProfile {
    var request = API.ReplaceUserRequest(profile)
    request.displayName = "Changed elsewhere"
    return try await api.client().updateUser(userID: profile.userID, body: request).value
  }
}
