import Foundation
import Testing

@testable import UserProfiles

@Suite("Timeouts")
struct TimeoutsTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("an attempt that exceeds its timeout is cancelled and retried")
  func oneAttempt() async throws {
    _ = try await api.client("slow:60000").with { $0.attemptTimeout = 5 }.listUsers(limit: 1)
    let seen = try await api.seen()
    #expect(seen.first?.action == "slow:60000")
    #expect(seen.last?.action == "pass")
  }

  @Test("timeout: the error after the last attempt exceeds its timeout")
  func lastAttempt() async throws {
    let client = try api.client("slow:60000,slow:60000").with {
      $0.attemptTimeout = 0.1
      $0.retries = 1
    }
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .timeout(let failure) = error else { throw error }
    #expect(failure.attempts == 2)
  }

  @Test("the total timeout ends an attempt with a longer timeout")
  func total() async throws {
    let client = try api.client("slow:60000").with {
      $0.attemptTimeout = 3600
      $0.totalTimeout = 0.5
    }
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .timeout(let failure) = error else { throw error }
    #expect(failure.attempts == 1)
  }

  @Test("the total timeout ends the wait for a token")
  func tokenWait() async throws {
    let gate = Signal()
    let client = try api.client(
      "pass",
      tokens: { _ in
        await gate.wait()
        return "late"
      }
    ).with { $0.totalTimeout = 0.2 }
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    gate.send()
    guard case .timeout(let failure) = error else { throw error }
    #expect(failure.attempts == 0)
  }

  @Test("a transport that ignores cancellation does not delay a call beyond attemptTimeout")
  func uncancellableAttempt() async throws {
    let client = try uncancellableClient().with {
      $0.attemptTimeout = 0.2
      $0.retries = 1
    }
    try await endsAsTimeout(client, attempts: 2)
  }

  @Test("a transport that ignores cancellation does not delay a call beyond totalTimeout")
  func uncancellableTotal() async throws {
    try await endsAsTimeout(try uncancellableClient().with { $0.totalTimeout = 0.2 }, attempts: 1)
  }

  @Test("a token provider that ignores cancellation does not delay a call beyond totalTimeout")
  func uncancellableProvider() async throws {
    let client = try api.client { _ in
      await uncancellableSleep(seconds: 20)
      return "late"
    }
    try await endsAsTimeout(client.with { $0.totalTimeout = 0.2 }, attempts: 0)
  }

  private func endsAsTimeout(_ client: UserProfilesClient, attempts: Int) async throws {
    let start = Environment().uptime()
    let error = try await failure(API.ListUsersProblem.self) { try await client.listUsers() }
    guard case .timeout(let failure) = error else { throw error }
    #expect(failure.attempts == attempts)
    #expect(Environment().uptime() - start < 10)
  }

  private func uncancellableClient() throws -> UserProfilesClient {
    try UserProfilesClient(stub: "https://api.example.com") { _ in
      await uncancellableSleep(seconds: 20)
      return TransportResponse(status: 200, body: Data(#"{"items":[]}"#.utf8))
    }
  }
}
