import Foundation
import Testing

@testable import UserProfiles

@Suite("Error messages")
struct ErrorMessageTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("409: the message contains operation, status, code and request id, and no personal data")
  func conflict() async throws {
    let (client, user) = (try api.client(), newUser())
    try await client.createUser(body: user)
    let error = try await failure(API.CreateUserProblem.self) {
      try await client.createUser(body: user)
    }
    guard case .problem(.conflict(let response)) = error else { throw error }
    #expect(response.code == .emailTaken)
    let requestID = try #require(error.requestID)
    let message = "createUser: 409 email-taken, request \(requestID), 1 attempt"
    #expect([error.description, "\(response)", error.localizedDescription] == [message, message, message])
    #expect(String(reflecting: error) == message)
  }

  @Test("network: the message contains neither URL nor id, although the cause may")
  func network() async throws {
    let client = try api.client("refuse,refuse,refuse,refuse")
    let error = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userID: missingUserID)
    }
    #expect(String(describing: error) == "getUser: no response, 4 attempts")
    guard case .network(let failure) = error else { throw error }
    #expect("\(failure)" == "getUser: failed, 4 attempts")
  }

  @Test("unexpected: the message contains the status")
  func unexpected() async throws {
    let client = try api.client("html:200")
    let error = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userID: missingUserID)
    }
    #expect(error.description == "getUser: the response does not match the contract, status 200, 1 attempt")
  }
}

@Suite("Typed throws")
struct TypedThrowsTests {
  @Test("catch has the error type of the operation, and switch its statuses, without a cast")
  func withoutCast() async throws {
    #expect(await advice(status: 412) == "read it again")
    #expect(await advice(status: 409) == "take another address")
    #expect(await advice(status: 404) == "gone")
    #expect(await advice(status: 418) == "?")
    #expect(await advice(status: 204) == "sign in to the network")
  }

  private func advice(status: Int) async -> String? {
    guard let client = try? UserProfilesClient(stub: "https://api.example.com", respond: { _ in TransportResponse(status: status) }) else {
      return nil
    }
    do {
      try await client.updateUser(userID: missingUserID, body: API.ReplaceUserRequest(email: "a@example.com", displayName: "Ada"))
      return nil
    } catch {
      switch error {
      case .problem(.preconditionFailed): return "read it again"
      case .problem(.conflict): return "take another address"
      case .problem(.notFound(let response)): return response.problem?.detail ?? "gone"
      case .problem: return "?"
      case .network, .timeout, .cancelled, .token, .argument: return "try again"
      case .unexpected: return "sign in to the network"
      }
    }
  }
}
