import Testing

@testable import UserProfiles

@Suite("Typed throws")
struct TypedThrowsTests {
  @Test("catch knows the error of its operation, and switch its statuses, without a cast")
  func withoutCast() async throws {
    #expect(await advice(status: 412) == "read it again")
    #expect(await advice(status: 409) == "take another address")
    #expect(await advice(status: 404) == "gone")
    #expect(await advice(status: 418) == "?")
    #expect(await advice(status: 204) == "sign in to the network")
  }

  private func advice(status: Int) async -> String? {
    guard let client = try? UserProfilesClient(stub: "https://api.example.com", answer: { _ in TransportResponse(status: status) }) else {
      return nil
    }
    do {
      try await client.updateUser(userId: nobody, ReplaceUserRequest(email: "a@example.com", displayName: "Ada"))
      return nil
    } catch {
      switch error {
      case .problem(.preconditionFailed): return "read it again"
      case .problem(.conflict): return "take another address"
      case .problem(.notFound(let answer)): return answer.problem?.detail ?? "gone"
      case .problem: return "?"
      case .network, .timeout, .cancelled, .token, .argument: return "try again"
      case .unexpected: return "sign in to the network"
      }
    }
  }
}
