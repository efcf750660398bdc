import Foundation
import Testing

@testable import UserProfiles

@Suite("Arguments that make no request")
struct ArgumentTests {
  private let sent = Log<URL>()
  private let asked = Log<String?>()
  private let request = ReplaceUserRequest(email: "ada@example.com", displayName: "Ada")

  @Test("an id that would name another resource is refused by every operation", arguments: ["", ".", ".."])
  func ids(id: String) async throws {
    let client = try client()
    let reason = "userId must not be \"\(id)\""
    let read = try await failure(GetUserProblem.self) { try await client.getUser(userId: id) }
    try await expect(read, "getUser: \(reason), 0 tries")
    let update = try await failure(UpdateUserProblem.self) { try await client.updateUser(userId: id, request) }
    try await expect(update, "updateUser: \(reason), 0 tries")
    let deletion = try await failure(DeleteUserProblem.self) { try await client.deleteUser(userId: id) }
    try await expect(deletion, "deleteUser: \(reason), 0 tries")
  }

  @Test("every path parameter is checked", arguments: ["", ".", ".."])
  func everyParameter(text: String) {
    let parameters = [Parameter.path("a", "fine"), .path("b", text)]
    #expect(throws: InvalidArgument.self) { try parameters.target("/a/{a}/b/{b}") }
  }

  @Test("an id that only looks like one of them is sent", arguments: ["...", ".a", "%2e%2e", " "])
  func otherIds(id: String) async throws {
    _ = try? await client().getUser(userId: id)
    #expect(await sent.entries.count == 1)
  }

  @Test(
    "an Idempotency-Key that is no header value is refused",
    arguments: [("", "is empty"), ("schlüssel", "has a character outside of ASCII"), ("a\r\nb", "has a control character")])
  func key(key: String, reason: String) async throws {
    let client = try client()
    let error = try await failure(CreateUserProblem.self) { try await client.createUser(newUser(), idempotencyKey: key) }
    try await expect(error, "createUser: Idempotency-Key \(reason), 0 tries")
  }

  @Test(
    "an ETag that is no header value is refused, and the change does not become unconditional",
    arguments: ["", " ", "\"1\"\n", "\"é\""])
  func tag(tag: String) async throws {
    let client = try client()
    let update = try await failure(UpdateUserProblem.self) { try await client.updateUser(userId: nobody, request, ifMatch: .tag(tag)) }
    try await expect(update)
    let deletion = try await failure(DeleteUserProblem.self) { try await client.deleteUser(userId: nobody, ifMatch: .tag(tag)) }
    try await expect(deletion)
  }

  @Test(
    "a base URL that cannot be used is refused with the reason",
    arguments: [
      ("https://api.example.com/v1?a=1", "has a query"), ("https://api.example.com/v1?", "has a query"),
      ("https://api.example.com/#top", "has a fragment"), ("https:///v1", "has no host"), ("/v1", "must begin with http:// or https://"),
      ("localhost:3000", "must begin with http:// or https://"), ("ftp://api.example.com", "must begin with http:// or https://"),
      ("file:///v1", "must begin with http:// or https://"),
    ])
  func baseURL(text: String, reason: String) async throws {
    let client = try client(text)
    let error = try await failure(ListUsersProblem.self) { try await client.listUsers() }
    try await expect(error, "listUsers: baseURL \(reason), 0 tries")
  }

  @Test(
    "a base URL in other forms is used",
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

  /// Nothing was sent, and no token was asked for.
  private func expect(_ error: ClientError<some OperationProblem>, _ message: String? = nil) async throws {
    guard case .argument(let failure) = error else { throw error }
    #expect(failure.tries == 0)
    if let message { #expect(error.description == message) }
    #expect(await sent.entries.isEmpty)
    #expect(await asked.entries.isEmpty)
  }
}
