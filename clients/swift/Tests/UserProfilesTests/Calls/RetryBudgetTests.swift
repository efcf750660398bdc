import Foundation
import Testing

@testable import UserProfiles

@Suite("Retry budget")
struct RetryBudgetTests {
  private let budget = RetryBudget()

  @Test("a full budget pays for 100 retries")
  func capacity() async {
    #expect(await retries() == 100)
  }

  @Test("five successes without a retry refill the budget for one retry")
  func refill() async {
    _ = await retries()
    for _ in 1...4 { await budget.refill(retries: 0) }
    #expect(await !budget.take())
    await budget.refill(retries: 0)
    #expect(await retries() == 1)
  }

  @Test("a success refills the budget with what its retries took")
  func refillAfterRetries() async {
    _ = await retries()
    await budget.refill(retries: 3)
    #expect(await retries() == 3)
  }

  @Test("a refill does not exceed the capacity")
  func full() async {
    await budget.refill(retries: 3)
    #expect(await retries() == 100)
  }

  @Test("a client with an empty budget makes one attempt per call, and so do the clients that share its budget")
  func empty() async throws {
    let client = try client { _ in 503 }
    var attempts: [Int] = []
    for _ in 1...35 { attempts.append(try await attemptsOfFailure(client)) }
    #expect(attempts == Array(repeating: 4, count: 33) + [2, 1])
    #expect(try await attemptsOfFailure(client.with { $0.totalTimeout = 30 }) == 1)
    #expect(try await attemptsOfFailure(self.client { _ in 503 }) == 4)
  }

  @Test("successful calls refill the budget of the client, and calls that end with an error do not")
  func recovery() async throws {
    let client = try client { request in
      switch request {
      case 1...134: 503
      case 135...139: 404
      case 140...144: 200
      default: 503
      }
    }
    for _ in 1...34 { _ = try await attemptsOfFailure(client) }
    for _ in 1...5 { _ = try await attemptsOfFailure(client) }
    for _ in 1...5 { _ = try await client.listUsers() }
    #expect(try await attemptsOfFailure(client) == 2)
    #expect(try await attemptsOfFailure(client) == 1)
  }

  @Test("a successful retry refills the budget with what it took")
  func recoveryByRetry() async throws {
    let client = try client { $0.isMultiple(of: 2) ? 200 : 503 }
    for _ in 1...130 { _ = try await client.listUsers() }
  }

  @Test("a call that is not retried takes nothing from the budget")
  func withoutRetries() async throws {
    let client = try client { _ in 503 }
    for _ in 1...101 { _ = try await attemptsOfFailure(client.with { $0.retries = 0 }) }
    #expect(try await attemptsOfFailure(client) == 4)
  }

  /// Returns how many retries the budget pays for.
  private func retries() async -> Int {
    var count = 0
    while await budget.take() { count += 1 }
    return count
  }

  /// - Parameter status: Returns the status of the response to the n-th request, from 1.
  private func client(_ status: @escaping @Sendable (Int) -> Int) throws -> UserProfilesClient {
    let sent = Log<String>()
    return try UserProfilesClient(stub: "https://api.example.com") { request in
      TransportResponse(status: status(await sent.add(request.method)), body: Data(#"{"items":[]}"#.utf8))
    }
  }

  private func attemptsOfFailure(_ client: UserProfilesClient) async throws -> Int {
    try await failure(API.ListUsersProblem.self) { try await client.listUsers() }.attempts
  }
}

@Suite("Retried statuses")
struct RetriedStatusTests {
  @Test("408, 425, 429, 500, 502, 503, 504, 520 to 527 and 530 are retried, and no other status is")
  func statuses() {
    let retried = (100...599).filter { Retry.isTransient(.success(TransportResponse(status: $0))) }
    #expect(retried == [408, 425, 429, 500, 502, 503, 504] + Array(520...527) + [530])
  }

  @Test(
    "404: a retried deletion after a 408 or 52x succeeds, because the first attempt may have been applied", arguments: [408, 520, 524, 530])
  func appliedDeletion(status: Int) async throws {
    #expect(try await client(status).deleteUser(userID: missingUserID).status == 204)
  }

  @Test("404: a retried deletion after a 425 or 429 fails, because the first attempt was not applied", arguments: [425, 429])
  func rejectedDeletion(status: Int) async throws {
    let error = try await failure(API.DeleteUserProblem.self) { try await client(status).deleteUser(userID: missingUserID) }
    guard case .problem(.notFound) = error else { throw error }
    #expect(error.attempts == 2)
  }

  /// Returns a client of an API that responds with this status, and then with 404.
  private func client(_ status: Int) throws -> UserProfilesClient {
    let sent = Log<String>()
    return try UserProfilesClient(stub: "https://api.example.com") { request in
      TransportResponse(status: await sent.add(request.method) == 1 ? status : 404)
    }
  }
}
