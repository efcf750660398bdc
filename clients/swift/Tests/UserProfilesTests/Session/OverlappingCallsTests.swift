import Foundation
import Testing

@testable import UserProfiles

@Suite("Overlapping calls")
struct OverlappingCallsTests {
  let api: Proxied
  let client: UserProfilesClient

  init() throws {
    api = try Proxied()
    client = try api.client()
  }

  @Test("200: a read that began before a change and ended after it does not replace the cached response of the change")
  func overtakenRead() async throws {
    let created = try await client.createUser(body: newUser()).value
    let transport = DelayingTransport("GET")
    let client = try api.client(transport: transport)
    let reading = Task { try await client.getUser(userID: created.userID) }
    await transport.arrived.wait()
    var request = API.ReplaceUserRequest(created)
    request.bio = "Second."
    let updated = try await client.updateUser(userID: created.userID, body: request).value
    transport.release.send()
    #expect(try await reading.value.value == created)
    try await expectCached(updated, in: client)
  }

  @Test("304: a read that began before a change does not restore the older response")
  func overtakenRevalidation() async throws {
    let created = try await client.createUser(body: newUser()).value
    let transport = DelayingTransport("GET", nth: 2)
    let client = try api.client(transport: transport)
    _ = try await client.getUser(userID: created.userID)
    let reading = Task { try await client.getUser(userID: created.userID) }
    await transport.arrived.wait()
    var request = API.ReplaceUserRequest(created)
    request.bio = "Second."
    let updated = try await client.updateUser(userID: created.userID, body: request).value
    transport.release.send()
    _ = try await reading.value
    #expect(await api.statuses.entries.last == 304)
    try await expectCached(updated, in: client)
  }

  @Test("a read that began before a deletion and ended after it is not cached")
  func readOfDeleted() async throws {
    let created = try await client.createUser(body: newUser()).value
    let transport = DelayingTransport("GET")
    let client = try api.client(transport: transport)
    let reading = Task { try await client.getUser(userID: created.userID) }
    await transport.arrived.wait()
    try await client.deleteUser(userID: created.userID)
    transport.release.send()
    #expect(try await reading.value.value == created)
    _ = try await failure(API.GetUserProblem.self) { try await client.getUser(userID: created.userID) }
    #expect(try await api.seen().last?.headers["if-none-match"] == nil)
  }

  @Test("the response to the later of two reads is cached, even if it arrives first")
  func twoReads() async throws {
    let created = try await client.createUser(body: newUser()).value
    let transport = DelayingTransport("GET")
    let client = try api.client(transport: transport)
    let reading = Task { try await client.getUser(userID: created.userID) }
    await transport.arrived.wait()
    let updated = try await changedElsewhere(created)
    #expect(try await client.getUser(userID: created.userID).value == updated)
    transport.release.send()
    #expect(try await reading.value.value == created)
    try await expectCached(updated, in: client)
  }

  @Test("a 404 to a read that began before a creation does not remove the created profile from the cache")
  func readBeforeCreation() async throws {
    let sent = Log<String?>()
    let stub = StubTransport { request in
      await sent.add(request.headers["If-None-Match"])
      let headers = Headers(["ETag": "\"1\"", "Location": "/users/\(missingUserID)"])
      if request.method == "GET" { return TransportResponse(status: 404) }
      return TransportResponse(status: request.method == "POST" ? 201 : 200, headers: headers, body: Data(profile.utf8))
    }
    let transport = DelayingTransport("GET", base: stub)
    let client = try UserProfilesClient(base: "https://api.example.com", transport: transport)
    let reading = Task { try await client.getUser(userID: missingUserID) }
    await transport.arrived.wait()
    try await client.createUser(body: newUser())
    transport.release.send()
    _ = try await failure(API.GetUserProblem.self) { try await reading.value }
    _ = try? await client.getUser(userID: missingUserID)
    #expect(await sent.entries == [nil, nil, "\"1\""])
  }

  /// Checks that the client has cached this profile, and that it is the current one.
  private func expectCached(_ profile: API.UserProfile, in client: UserProfilesClient) async throws {
    let read = try await client.getUser(userID: profile.userID)
    #expect(await api.statuses.entries.last == 304)
    #expect(read.value == profile)
  }

  private func changedElsewhere(_ profile: API.UserProfile) async throws -> API.UserProfile {
    var request = API.ReplaceUserRequest(profile)
    request.displayName = "Changed elsewhere"
    return try await api.client().updateUser(userID: profile.userID, body: request).value
  }
}

@Suite("Response cache")
struct ResponseCacheTests {
  private let cache = ResponseCache(limit: 2)

  @Test("the least recently used response is removed first")
  func eviction() async {
    for path in ["/a", "/b"] { await cache.end(read(path), found("1", path)) }
    _ = await cached("/a")
    await cache.end(read("/c"), found("1", "/c"))
    #expect(await cached("/a") != nil)
    #expect(await cached("/b") == nil)
    #expect(await cached("/c") != nil)
  }

  @Test("the response to the later of two reads stays, in whichever order they end", arguments: [[0, 1], [1, 0]])
  func twoReads(order: [Int]) async {
    let reads = [await read("/a"), await read("/a")]
    for index in order { await cache.end(reads[index], found("\(index)", "/a")) }
    #expect(await cached("/a") == "1")
  }

  @Test("a read that began before the end of a write is not stored", arguments: [true, false])
  func outdated(isBeforeWrite: Bool) async {
    let earlier = await read("/a")
    let write = await cache.begin("/a", isRead: false)
    let during = await read("/a")
    await cache.end(write, found("written", "/a"))
    await cache.end(isBeforeWrite ? earlier : during, found("read", "/a"))
    #expect(await cached("/a") == "written")
  }

  @Test("a read that began after the end of a write is stored")
  func afterWrite() async {
    await cache.end(cache.begin("/a", isRead: false), found("written", "/a"))
    await cache.end(read("/a"), found("read", "/a"))
    #expect(await cached("/a") == "read")
  }

  @Test("a read that a write has made outdated is not stored, even when the written response was removed")
  func outdatedAndEvicted() async {
    let outdated = await read("/a")
    await cache.end(cache.begin("/a", isRead: false), found("written", "/a"))
    for path in ["/b", "/c"] { await cache.end(read(path), found("1", path)) }
    await cache.end(outdated, found("read", "/a"))
    #expect(await cached("/a") == nil)
  }

  @Test("a read is stored in spite of writes at other paths and a failed write")
  func others() async {
    let reading = await read("/a")
    await cache.end(cache.begin("/b", isRead: false), .gone(at: "/b"))
    await cache.end(cache.begin("/a", isRead: false), .nothing)
    await cache.end(reading, found("read", "/a"))
    #expect(await cached("/a") == "read")
  }

  private func read(_ path: String) async -> CacheAccess {
    await cache.begin(path, isRead: true)
  }

  private func found(_ etag: String, _ path: String) -> CacheFinding {
    .response(CachedResponse(etag: etag, body: Data(), type: ObjectIdentifier(API.UserProfile.self)), at: path)
  }

  private func cached(_ path: String) async -> String? {
    await cache.begin(path, isRead: false).cached?.etag
  }
}
