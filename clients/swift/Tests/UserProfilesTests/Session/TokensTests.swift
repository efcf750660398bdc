import Foundation
import Testing

@testable import UserProfiles

@Suite("Tokens")
struct TokensTests {
  let api: Proxied
  let asked = Log<String?>()

  init() throws {
    api = try Proxied()
  }

  @Test("401: concurrent calls with the same stale token refresh it once, and each repeats its request once")
  func oneRefresh() async throws {
    let client = try api.client() { [api, asked] stale in
      await asked.add(stale)
      guard stale != nil else { return Proxied.expiredToken }
      try await api.hasSeen(8)
      return Proxied.freshToken
    }
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try await client.listUsers(limit: 1).status } }
      for try await status in group { #expect(status == 200) }
    }
    let seen = try await api.seen()
    #expect(await asked.entries == [nil, Proxied.expiredToken])
    #expect(seen.filter { $0.headers["authorization"] == "Bearer \(Proxied.expiredToken)" }.count == 8)
    #expect(seen.filter { $0.headers["authorization"] == "Bearer \(Proxied.freshToken)" }.count == 8)
    #expect(seen.allSatisfy { $0.headers["x-retry-count"] == nil })
  }

  @Test("401: later calls use the refreshed token")
  func tokenIsReused() async throws {
    let client = try api.client() { [asked] stale in
      await asked.add(stale)
      return stale == nil ? Proxied.expiredToken : Proxied.freshToken
    }
    _ = try await client.listUsers(limit: 1)
    _ = try await client.listUsers(limit: 1)
    #expect(await asked.entries == [nil, Proxied.expiredToken])
    #expect(
      try await api.seen().map { $0.headers["authorization"] } == [
        "Bearer \(Proxied.expiredToken)", "Bearer \(Proxied.freshToken)", "Bearer \(Proxied.freshToken)",
      ])
  }

  @Test("401: a stale token that is already replaced is not refreshed again")
  func replacedMeanwhile() async throws {
    let tokens = Tokens(limit: 60, environment: Environment(uptime: { 0 })) { [asked] stale in
      await asked.add(stale)
      return stale == nil ? "first" : "second"
    }
    #expect(try await tokens.token(insteadOf: nil, within: 60) == "first")
    #expect(try await tokens.token(insteadOf: "first", within: 60) == "second")
    #expect(try await tokens.token(insteadOf: "first", within: 60) == "second")
    #expect(await asked.entries == [nil, "first"])
  }

  @Test("401: the error when the API also rejects the refreshed token")
  func secondRejection() async throws {
    let client = try api.client("401,401,401") { [asked] stale in
      await asked.add(stale)
      return "never good"
    }
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.unauthorized(let response)) = error else { throw error }
    #expect(response.headers["WWW-Authenticate"]?.hasPrefix("Bearer") == true)
    #expect(response.attempts == 2)
    #expect(try await api.seen().count == 2)
    #expect(await asked.entries == [nil, "never good"])
  }

  @Test("401: the error when a later attempt rejects the refreshed token")
  func rejectionAfterRetry() async throws {
    let client = try api.client("401,503:0,401") { [asked] stale in
      await asked.add(stale)
      return stale == nil ? "first" : "second"
    }
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.unauthorized) = error else { throw error }
    #expect(error.attempts == 3)
    #expect(await asked.entries == [nil, "first"])
  }

  @Test("401: the error at once without a token provider")
  func withoutProvider() async throws {
    let client = try api.client(tokens: nil)
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.unauthorized) = error else { throw error }
    #expect(try await api.seen().map { $0.headers["authorization"] } == [nil])
  }

  @Test("a user can create, read, replace and delete their own profile, and access nothing else")
  func ownProfile() async throws {
    let user = try api.client { _ in Proxied.userToken }
    let profile = try await user.createUser(body: newUser()).value
    #expect(profile.userID == Proxied.userID)
    var change = API.ReplaceUserRequest(profile)
    change.bio = "Mine."
    #expect(try await user.updateUser(userID: profile.userID, body: change).value.bio == "Mine.")
    #expect(try await user.getUser(userID: profile.userID).value.version == 2)
    let other = try await api.client().createUser(body: newUser()).value.userID
    let read = try await failure(API.GetUserProblem.self) { try await user.getUser(userID: other) }
    guard case .problem(.forbidden(let response)) = read else { throw read }
    #expect(response.code == .forbidden)
    let listed = try await failure(API.ListUsersProblem.self) { try await user.listUsers() }
    guard case .problem(.forbidden) = listed else { throw listed }
    #expect(try await user.deleteUser(userID: profile.userID).status == 204)
  }

  @Test("503: a retry after a token refresh uses the refreshed token")
  func retryAfterRefresh() async throws {
    let client = try api.client("pass,503:0") { $0 == nil ? Proxied.expiredToken : Proxied.freshToken }
    _ = try await client.listUsers(limit: 1)
    let seen = try await api.seen()
    #expect(
      seen.map { $0.headers["authorization"] } == [
        "Bearer \(Proxied.expiredToken)", "Bearer \(Proxied.freshToken)", "Bearer \(Proxied.freshToken)",
      ])
    #expect(seen.map { $0.headers["x-retry-count"] } == [nil, nil, "1"])
  }

  @Test("token: a call fails with the error of the provider and sends nothing, and the next call calls the provider again")
  func providerFails() async throws {
    struct SignedOut: Error {}
    let client = try api.client { [asked] stale in
      await asked.add(stale)
      throw SignedOut()
    }
    for count in 1...2 {
      let error = try await failure(API.ListUsersProblem.self) {
        try await client.listUsers()
      }
      guard case .token(let failure) = error else { throw error }
      #expect(failure.cause is SignedOut)
      #expect(failure.attempts == 0)
      #expect(await asked.entries.count == count)
    }
    #expect(try await api.seen().isEmpty)
  }

  @Test("a provider that never returns is cancelled when no call waits for it, and the next call calls it again")
  func abandonedProvider() async throws {
    let cancelled = Signal()
    let client = try api.client() { [asked] stale in
      guard await asked.add(stale) == 1 else { return Proxied.freshToken }
      return await withTaskCancellationHandler {
        await uncancellableSleep(seconds: 5)
        return "late"
      } onCancel: {
        cancelled.send()
      }
    }
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.with { $0.totalTimeout = 0.2 }.listUsers()
    }
    guard case .timeout = error else { throw error }
    await cancelled.wait()
    _ = try await client.listUsers(limit: 1)
    #expect(await asked.entries == [nil, nil])
  }

  @Test("a provider that exceeds the total timeout is called again by the next call, and waiting calls get the new token")
  func overdueProvider() async throws {
    var configuration = UserProfilesClient.Configuration()
    configuration.totalTimeout = 0.2
    let begun = Signal()
    let client = try api.client(
      tokens: { [asked] stale in
        guard await asked.add(stale) == 1 else { return Proxied.freshToken }
        begun.send()
        await uncancellableSleep(seconds: 5)
        return "late"
      }, configuration: configuration
    ).with { $0.totalTimeout = 60 }
    let waiting = Task { try await client.listUsers(limit: 1).status }
    await begun.wait()
    try await Task.sleep(seconds: 0.3)
    #expect(try await client.listUsers(limit: 1).status == 200)
    #expect(try await waiting.value == 200)
    #expect(await asked.entries == [nil, nil])
  }

  @Test("401: an abandoned refresh is repeated with the rejected token, and that token is not sent again")
  func abandonedRefresh() async throws {
    let refreshing = Signal()
    let client = try api.client() { [asked] stale in
      switch await asked.add(stale) {
      case 1: return Proxied.expiredToken
      case 2:
        refreshing.send()
        await uncancellableSleep(seconds: 5)
        return "late"
      default: return Proxied.freshToken
      }
    }
    let call = Task { try await client.listUsers(limit: 1) }
    await refreshing.wait()
    call.cancel()
    let error = try await failure(API.ListUsersProblem.self) { try await call.value }
    guard case .cancelled = error else { throw error }
    _ = try await client.listUsers(limit: 1)
    #expect(await asked.entries == [nil, Proxied.expiredToken, Proxied.expiredToken])
    #expect(try await api.seen().map { $0.headers["authorization"] } == ["Bearer \(Proxied.expiredToken)", "Bearer \(Proxied.freshToken)"])
  }

  @Test(
    "token: a token that is not a header value fails the call with a reason that does not contain it, and nothing is sent",
    arguments: [
      ("", "is empty"), ("  ", "begins or ends with a space"), ("abc\n", "control character"), ("a\r\nX-Evil: 1", "control character"),
      ("a\u{0}b", "control character"), ("a\u{7F}b", "control character"), ("→", "non-ASCII character"), ("tökén", "non-ASCII character"),
    ])
  func unusableToken(token: String, reason: String) async throws {
    let client = try api.client() { [asked] stale in
      await asked.add(stale) == 1 ? token : Proxied.freshToken
    }
    let error = try await failure(API.ListUsersProblem.self) { try await client.listUsers() }
    guard case .token(let failure) = error else { throw error }
    #expect(failure.attempts == 0)
    #expect(error.description.contains(reason))
    #expect(!error.description.contains("Evil") && !error.description.contains("→"))
    #expect(try await api.seen().isEmpty)
    _ = try await client.listUsers(limit: 1)
    #expect(await asked.entries == [nil, nil])
  }
}
