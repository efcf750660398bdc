import Foundation
import Testing

@testable import UserProfiles

@Suite("Requests")
struct RequestTests {
  @Test("path and query values are percent-encoded")
  func encoding() throws {
    let target = try [
      Parameter.path("userId", "a/b?c#d%é ~"), .query("email", "a+b&c@example.com"), .query("order", API.ListUsersOrder.asc),
      .query("limit", Int(5)),
    ]
    .target("/users/{userId}")
    #expect(target.path == "/users/a%2Fb%3Fc%23d%25%C3%A9%20~")
    #expect(target.query == "?email=a%2Bb%26c%40example.com&order=asc&limit=5")
  }

  @Test("omitted parameters are not sent")
  func absent() throws {
    let absent: String? = nil
    #expect(try [Parameter.query("email", absent)].target("/users").query.isEmpty)
    #expect([Parameter.header("X-A", absent), .header("X-B", "b")].headers == ["X-B": "b"])
  }

  @Test(
    "the base URL can have a stage path and a slash at the end", arguments: ["https://api.example.com/v1", "https://api.example.com/v1/"])
  func base(url: String) async throws {
    let sent = Log<TransportRequest>()
    let client = try UserProfilesClient(stub: url) { request in
      await sent.add(request)
      return TransportResponse(status: 200, body: Data(#"{"items":[]}"#.utf8))
    }
    _ = try await client.listUsers(createdFrom: Date(timeIntervalSince1970: 0))
    let request = try #require(await sent.entries.first)
    #expect(request.url.absoluteString == "https://api.example.com/v1/users?createdFrom=1970-01-01T00%3A00%3A00.000Z")
    #expect(request.headers["Content-Type"] == nil)
  }
}

@Suite("Invalid arguments")
struct InvalidArgumentTests {
  private let sent = Log<URL>()
  private let asked = Log<String?>()
  private let request = API.ReplaceUserRequest(email: "ada@example.com", displayName: "Ada")

  @Test("every operation rejects an id that would address another resource", arguments: ["", ".", ".."])
  func ids(id: String) async throws {
    let client = try client()
    let reason = "userId must not be \"\(id)\""
    let read = try await failure(API.GetUserProblem.self) { try await client.getUser(userID: id) }
    try await expect(read, "getUser: \(reason), 0 attempts")
    let update = try await failure(API.UpdateUserProblem.self) { try await client.updateUser(userID: id, body: request) }
    try await expect(update, "updateUser: \(reason), 0 attempts")
    let deletion = try await failure(API.DeleteUserProblem.self) { try await client.deleteUser(userID: id) }
    try await expect(deletion, "deleteUser: \(reason), 0 attempts")
  }

  @Test("each path parameter of an operation is checked", arguments: ["", ".", ".."])
  func everyParameter(text: String) {
    let parameters = [Parameter.path("a", "fine"), .path("b", text)]
    #expect(throws: InvalidArgument.self) { try parameters.target("/a/{a}/b/{b}") }
  }

  @Test("an id that resembles a path segment with a meaning is sent", arguments: ["...", ".a", "%2e%2e", " "])
  func otherIds(id: String) async throws {
    _ = try? await client().getUser(userID: id)
    #expect(await sent.entries.count == 1)
  }

  @Test(
    "an Idempotency-Key that is not a header value is rejected",
    arguments: [("", "is empty"), ("schlüssel", "contains a non-ASCII character"), ("a\r\nb", "contains a control character")])
  func key(key: String, reason: String) async throws {
    let client = try client()
    let error = try await failure(API.CreateUserProblem.self) { try await client.createUser(body: newUser(), idempotencyKey: key) }
    try await expect(error, "createUser: Idempotency-Key \(reason), 0 attempts")
  }

  @Test(
    "an ETag that is not a header value is rejected, and the change is not sent without it",
    arguments: ["", " ", "\"1\"\n", "\"é\""])
  func tag(tag: String) async throws {
    let client = try client()
    let update = try await failure(API.UpdateUserProblem.self) {
      try await client.updateUser(userID: missingUserID, body: request, ifMatch: .tag(tag))
    }
    try await expect(update)
    let deletion = try await failure(API.DeleteUserProblem.self) { try await client.deleteUser(userID: missingUserID, ifMatch: .tag(tag)) }
    try await expect(deletion)
    var stored = request
    stored.etag = tag
    let fromBody = try await failure(API.UpdateUserProblem.self) { [stored] in
      try await client.updateUser(userID: missingUserID, body: stored)
    }
    try await expect(fromBody)
  }

  @Test(
    "an invalid base URL is rejected with the reason",
    arguments: [
      ("https://api.example.com/v1?a=1", "has a query"), ("https://api.example.com/v1?", "has a query"),
      ("https://api.example.com/#top", "has a fragment"), ("https:///v1", "has no host"), ("/v1", "must begin with http:// or https://"),
      ("localhost:3000", "must begin with http:// or https://"), ("ftp://api.example.com", "must begin with http:// or https://"),
      ("file:///v1", "must begin with http:// or https://"),
    ])
  func baseURL(text: String, reason: String) async throws {
    let client = try client(text)
    let error = try await failure(API.ListUsersProblem.self) { try await client.listUsers() }
    try await expect(error, "listUsers: baseURL \(reason), 0 attempts")
  }

  @Test(
    "a base URL can have any case, a port, an IPv6 address and slashes at the end",
    arguments: ["HTTPS://api.example.com/", "https://api.example.com//", "http://[::1]:3000", "http://127.0.0.1:3000/a/b/"])
  func otherBaseURLs(text: String) async throws {
    _ = try await client(text).listUsers()
    let url = try #require(await sent.entries.first?.absoluteString)
    #expect(url.hasSuffix("/users") && !url.hasSuffix("//users"))
  }

  private func client(_ base: String = "https://api.example.com/v1") throws -> UserProfilesClient {
    try UserProfilesClient(
      stub: base,
      tokens: { [asked] stale in
        await asked.add(stale)
        return "token"
      }
    ) { [sent] request in
      await sent.add(request.url)
      return TransportResponse(status: 200, body: Data(#"{"items":[]}"#.utf8))
    }
  }

  /// Checks the error, and that the client sent nothing and called no token provider.
  private func expect(_ error: ClientError<some OperationProblem>, _ message: String? = nil) async throws {
    guard case .argument(let failure) = error else { throw error }
    #expect(failure.attempts == 0)
    if let message { #expect(error.description == message) }
    #expect(await sent.entries.isEmpty)
    #expect(await asked.entries.isEmpty)
  }
}
