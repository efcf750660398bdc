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
    try await client.updateUser(userId: userId, request, ifMatch: .unconditional)
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

  @Test("a 404 keeps the ETag, so that a profile which somebody else created anew is not overwritten")
  func createdAnewElsewhere() async throws {
    let created = try await client.createUser(newUser()).value
    let other = try api.client()
    try await other.deleteUser(userId: created.userId)
    _ = try await failure(GetUserProblem.self) {
      try await client.getUser(userId: created.userId)
    }
    let error = try await failure(UpdateUserProblem.self) {
      try await client.updateUser(userId: created.userId, ReplaceUserRequest(created))
    }
    guard case .problem(.notFound) = error else { throw error }
    #expect(try await api.seen().last?.headers["if-match"] != nil)
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

  @Test("200: a change succeeds after a read that began before the last change and ended after it")
  func overtakenRead() async throws {
    let created = try await client.createUser(newUser()).value
    let transport = HoldingTransport("GET")
    let client = try api.client(transport: transport)
    let reading = Task { try await client.getUser(userId: created.userId) }
    await transport.came.wait()
    var request = ReplaceUserRequest(created)
    request.bio = "Second."
    try await client.updateUser(userId: created.userId, request)
    transport.release.send()
    #expect(try await reading.value.value == created)
    request.bio = "Third."
    #expect(try await client.updateUser(userId: created.userId, request).value.version == 3)
  }

  @Test("a 304 to a read that began before a change does not bring back the ETag of before")
  func overtakenRevalidation() async throws {
    let created = try await client.createUser(newUser()).value
    let transport = HoldingTransport("GET", nth: 2)
    let client = try api.client(transport: transport)
    _ = try await client.getUser(userId: created.userId)
    let reading = Task { try await client.getUser(userId: created.userId) }
    await transport.came.wait()
    var request = ReplaceUserRequest(created)
    request.bio = "Second."
    try await client.updateUser(userId: created.userId, request)
    transport.release.send()
    #expect(try await reading.value.status == 304)
    request.bio = "Third."
    #expect(try await client.updateUser(userId: created.userId, request).value.version == 3)
  }

  @Test("a read that began before a deletion and ended after it is not kept")
  func readOfDeleted() async throws {
    let created = try await client.createUser(newUser()).value
    let transport = HoldingTransport("GET")
    let client = try api.client(transport: transport)
    let reading = Task { try await client.getUser(userId: created.userId) }
    await transport.came.wait()
    try await client.deleteUser(userId: created.userId)
    transport.release.send()
    #expect(try await reading.value.value == created)
    _ = try await failure(GetUserProblem.self) { try await client.getUser(userId: created.userId) }
    #expect(try await api.seen().last?.headers["if-none-match"] == nil)
  }

  @Test("of two reads, the one that began later is kept, whichever ends last")
  func twoReads() async throws {
    let created = try await client.createUser(newUser()).value
    let transport = HoldingTransport("GET")
    let client = try api.client(transport: transport)
    let reading = Task { try await client.getUser(userId: created.userId) }
    await transport.came.wait()
    let updated = try await changedElsewhere(created)
    #expect(try await client.getUser(userId: created.userId).value == updated)
    transport.release.send()
    #expect(try await reading.value.value == created)
    try await client.updateUser(userId: created.userId, ReplaceUserRequest(created))
  }

  @Test("a 404 to a read that began before the creation does not forget what was created")
  func readBeforeCreation() async throws {
    let sent = Log<String?>()
    let stub = StubTransport { request in
      await sent.add(request.headers["If-Match"])
      let headers = Headers(["ETag": "\"1\"", "Location": "/users/\(nobody)"])
      if request.method == "GET" { return TransportResponse(status: 404) }
      return TransportResponse(status: request.method == "POST" ? 201 : 200, headers: headers, body: Data(profile.utf8))
    }
    let transport = HoldingTransport("GET", base: stub)
    let client = try UserProfilesClient(base: "https://api.example.com", transport: transport)
    let reading = Task { try await client.getUser(userId: nobody) }
    await transport.came.wait()
    try await client.createUser(newUser())
    transport.release.send()
    _ = try await failure(GetUserProblem.self) { try await reading.value }
    try await client.updateUser(userId: nobody, ReplaceUserRequest(email: "a@example.com", displayName: "Ada"))
    #expect(await sent.entries == [nil, nil, "\"1\""])
  }

  @Test("304: an ETag that differs from the kept one replaces it, and the profile stays")
  func otherTag() async throws {
    let sent = Log<[String?]>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let count = await sent.add([request.headers["If-None-Match"], request.headers["If-Match"]])
      let headers = Headers(["ETag": count == 1 ? "\"1\"" : "W/\"1\""])
      let isRead = request.method == "GET" && count > 1
      return TransportResponse(status: isRead ? 304 : 200, headers: headers, body: isRead ? Data() : Data(profile.utf8))
    }
    for _ in 1...3 { #expect(try await client.getUser(userId: nobody).value.displayName == "Ada") }
    try await client.updateUser(userId: nobody, ReplaceUserRequest(email: "a@example.com", displayName: "Ada"))
    #expect(await sent.entries == [[nil, nil], ["\"1\"", nil], ["W/\"1\"", nil], [nil, "W/\"1\""]])
  }

  @Test("304: without an ETag, the kept one stays")
  func untagged() async throws {
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let count = await sent.add(request.headers["If-Match"])
      if count == 2 { return TransportResponse(status: 304) }
      return TransportResponse(status: 200, headers: Headers(["ETag": "\"1\""]), body: Data(profile.utf8))
    }
    for _ in 1...2 { #expect(try await client.getUser(userId: nobody).value.displayName == "Ada") }
    try await client.updateUser(userId: nobody, ReplaceUserRequest(email: "a@example.com", displayName: "Ada"))
    #expect(await sent.entries == [nil, nil, "\"1\""])
  }

  @Test("a success without an ETag forgets the kept one")
  func withoutTag() async throws {
    let sent = Log<String?>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let count = await sent.add(request.headers["If-Match"])
      return TransportResponse(status: 200, headers: Headers(count == 1 ? ["ETag": "\"1\""] : [:]), body: Data(profile.utf8))
    }
    let request = ReplaceUserRequest(email: "a@example.com", displayName: "Ada")
    for _ in 1...3 { try await client.updateUser(userId: nobody, request) }
    #expect(await sent.entries == [nil, "\"1\"", nil])
  }

  private func changedElsewhere(_ profile: UserProfile) async throws -> UserProfile {
    var request = ReplaceUserRequest(profile)
    request.displayName = "Changed elsewhere"
    return try await api.client().updateUser(userId: profile.userId, request).value
  }
}
