import Foundation
import Testing

@testable import UserProfiles

@Suite("Timeouts")
struct TimeoutTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("a try that takes too long is given up and tried again")
  func oneTry() async throws {
    _ = try await api.client("slow:60000").with { $0.tryTimeout = 2 }.listUsers(limit: 1)
    let seen = try await api.seen()
    #expect(seen.first?.action == "slow:60000")
    #expect(seen.last?.action == "pass")
  }

  @Test("the last try that takes too long is the error")
  func lastTry() async throws {
    let client = try api.client("slow:60000,slow:60000").with {
      $0.tryTimeout = 0.1
      $0.retries = 1
    }
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .timeout(let failure) = error else { throw error }
    #expect(failure.tries == 2)
  }

  @Test("the total timeout ends a try and the call, although the try may take longer")
  func total() async throws {
    let client = try api.client("slow:60000").with {
      $0.tryTimeout = 3600
      $0.totalTimeout = 0.5
    }
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .timeout(let failure) = error else { throw error }
    #expect(failure.tries == 1)
  }

  @Test("the total timeout ends a wait for the token")
  func tokenWait() async throws {
    let gate = Signal()
    let client = try api.client(
      "pass",
      tokens: { _ in
        await gate.wait()
        return "late"
      }
    ).with { $0.totalTimeout = 0.2 }
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    gate.send()
    guard case .timeout(let failure) = error else { throw error }
    #expect(failure.tries == 0)
  }

  @Test("a transport that ignores cancellation does not hold a call beyond tryTimeout")
  func deafTry() async throws {
    let client = try deafClient().with {
      $0.tryTimeout = 0.2
      $0.retries = 1
    }
    try await endsAsTimeout(client, tries: 2)
  }

  @Test("a transport that ignores cancellation does not hold a call beyond totalTimeout")
  func deafTotal() async throws {
    try await endsAsTimeout(try deafClient().with { $0.totalTimeout = 0.2 }, tries: 1)
  }

  @Test("a token provider that ignores cancellation does not hold a call beyond totalTimeout")
  func deafProvider() async throws {
    let client = try api.client { _ in
      await deafSleep(seconds: 20)
      return "late"
    }
    try await endsAsTimeout(client.with { $0.totalTimeout = 0.2 }, tries: 0)
  }

  private func endsAsTimeout(_ client: UserProfilesClient, tries: Int) async throws {
    let start = Environment().uptime()
    let error = try await failure(ListUsersProblem.self) { try await client.listUsers() }
    guard case .timeout(let failure) = error else { throw error }
    #expect(failure.tries == tries)
    #expect(Environment().uptime() - start < 10)
  }

  private func deafClient() throws -> UserProfilesClient {
    try UserProfilesClient(stub: "https://api.example.com") { _ in
      await deafSleep(seconds: 20)
      return TransportResponse(status: 200, body: Data(#"{"items":[]}"#.utf8))
    }
  }
}
