import Foundation
import Testing

@testable import UserProfiles

/// The API behind a compressing proxy, at `USER_PROFILES_NGINX`. Such a proxy changes the ETags of the API.
@Suite("Behind nginx")
struct NginxTests {
  private let client: UserProfilesClient
  private let statuses = Log<Int>()

  /// - Throws: ``NginxMissing`` without nginx, because the test would prove nothing.
  init() throws {
    guard let url = ProcessInfo.processInfo.environment["USER_PROFILES_NGINX"] else { throw NginxMissing() }
    client = UserProfilesClient(
      baseURL: try #require(URL(string: url)), tokens: { _ in Proxied.freshToken },
      transport: RecordingTransport(base: URLSessionTransport(), statuses: statuses))
  }

  @Test("six consecutive replacements succeed with weakened ETags")
  func sixSaves() async throws {
    var profile = try await client.createUser(body: newUser()).value
    for number in 1...6 {
      var request = API.ReplaceUserRequest(profile)
      request.bio = "Version \(number)"
      let saved = try await client.updateUser(userID: profile.userID, body: request)
      #expect(saved.etag?.hasPrefix("W/") == true, "The proxy does not compress, so this test proves nothing.")
      profile = saved.value
    }
    #expect(profile.version == 7)
  }

  @Test("304: the client returns the cached profile")
  func unchanged() async throws {
    let created = try await client.createUser(body: newUser()).value
    let read = try await client.getUser(userID: created.userID)
    #expect(await statuses.entries.last == 304)
    #expect(read.value == created)
  }

  @Test("412 precondition-failed: a stale ETag is rejected")
  func stale() async throws {
    let created = try await client.createUser(body: newUser())
    let etag = try #require(created.etag)
    var request = API.ReplaceUserRequest(created.value)
    request.bio = "Newer."
    try await client.updateUser(userID: created.value.userID, body: request)
    request.bio = "Based on the older version."
    let stale = request
    let error = try await failure(API.UpdateUserProblem.self) {
      try await client.updateUser(userID: created.value.userID, body: stale, ifMatch: .tag(etag))
    }
    guard case .problem(.preconditionFailed) = error else { throw error }
  }
}

private struct NginxMissing: Error, CustomStringConvertible {
  let description = "USER_PROFILES_NGINX is not set. These tests need nginx with gzip in front of the API: run `npm run test:swift`."
}
