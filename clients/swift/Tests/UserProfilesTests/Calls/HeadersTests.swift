import Foundation
import Testing

@testable import UserProfiles

@Suite("Headers of the app")
struct HeadersTests {
  let api: Proxied
  let asked = Log<String?>()

  init() throws {
    api = try Proxied()
  }

  @Test("every attempt of a call has them, and the calls of the original client do not")
  func everyAttempt() async throws {
    let client = try client("503:0")
    _ = try await client.with { $0.headers["traceparent"] = "00-1-2-01" }.listUsers(limit: 1)
    _ = try await client.listUsers(limit: 1)
    #expect(try await api.seen().map { $0.headers["traceparent"] } == ["00-1-2-01", "00-1-2-01", nil])
  }

  @Test("they replace the headers of the client, in any case")
  func replacement() async throws {
    let client = try client("503:0").with {
      $0.headers = ["x-client-version": "app/7", "IDEMPOTENCY-KEY": "key-\(UUID().uuidString)", "X-Retry-Count": "seven"]
    }
    _ = try await client.createUser(body: newUser())
    let seen = try await api.seen()
    #expect(seen.map { $0.headers["x-client-version"] } == ["app/7", "app/7"])
    #expect(seen.map { $0.headers["x-retry-count"] } == ["seven", "seven"])
    #expect(seen.map { $0.headers["idempotency-key"]?.hasPrefix("key-") } == [true, true])
  }

  @Test("Authorization: the client calls no token provider, and a 401 is final")
  func authorization() async throws {
    let client = try client()
    let expired = client.with { $0.headers["authorization"] = "Bearer \(Proxied.expiredToken)" }
    let error = try await failure(API.ListUsersProblem.self) { try await expired.listUsers() }
    guard case .problem(.unauthorized) = error else { throw error }
    #expect(error.attempts == 1)
    #expect(await asked.entries.isEmpty)
    _ = try await client.with { $0.headers["Authorization"] = "Bearer \(Proxied.freshToken)" }.listUsers(limit: 1)
    #expect(await asked.entries.isEmpty)
    _ = try await client.listUsers(limit: 1)
    #expect(await asked.entries == [nil])
  }

  @Test("Authorization: the token of another user clears the cache")
  func otherUser() async throws {
    let client = try client()
    let id = try await client.createUser(body: newUser()).value.userID
    let other = client.with { $0.headers["Authorization"] = "Bearer \(Proxied.userToken)" }
    _ = try await failure(API.GetUserProblem.self) { try await other.getUser(userID: id) }
    #expect(try await client.getUser(userID: id).status == 200)
    #expect(try await api.seen().map { $0.headers["if-none-match"] } == [nil, nil, nil])
  }

  @Test("If-None-Match: the client does not return its cached profile for a 304")
  func ifNoneMatch() async throws {
    let client = try client()
    let created = try await client.createUser(body: newUser())
    let own = client.with { $0.headers["if-none-match"] = created.etag }
    let error = try await failure(API.GetUserProblem.self) { try await own.getUser(userID: created.value.userID) }
    guard case .unexpected(let failure) = error else { throw error }
    #expect(failure.status == 304)
  }

  @Test(
    "a name or a value that cannot be sent is rejected with the reason",
    arguments: [
      ("", "1", "headers contain an invalid name"), ("a b", "1", "headers contain an invalid name"),
      ("a:b", "1", "headers contain an invalid name"), ("a\r\nb", "1", "headers contain an invalid name"),
      ("é", "1", "headers contain an invalid name"), ("X-App", "", "X-App is empty"),
      ("X-App", "a\r\nX-Evil: 1", "X-App contains a control character"), ("X-App", "é", "X-App contains a non-ASCII character"),
    ])
  func invalid(name: String, value: String, reason: String) async throws {
    let client = try client().with { $0.headers[name] = value }
    let error = try await failure(API.ListUsersProblem.self) { try await client.listUsers() }
    guard case .argument(let failure) = error else { throw error }
    #expect(failure.attempts == 0)
    #expect(error.description == "listUsers: \(reason), 0 attempts")
    #expect(try await api.seen().isEmpty)
    #expect(await asked.entries.isEmpty)
  }

  private func client(_ script: String = "pass") throws -> UserProfilesClient {
    try api.client(script) { [asked] stale in
      await asked.add(stale)
      return Proxied.freshToken
    }
  }
}
