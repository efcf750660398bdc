import Foundation
import Testing

@testable import UserProfiles

@Suite("Messages of errors")
struct MessageTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("409: the message names operation, status, code and request id, and nobody")
  func conflict() async throws {
    let (client, user) = (try api.client(), newUser())
    try await client.createUser(user)
    let error = try await failure(CreateUserProblem.self) {
      try await client.createUser(user)
    }
    guard case .problem(.conflict(let answer)) = error else { throw error }
    #expect(answer.code == .emailTaken)
    let requestID = try #require(error.requestID)
    let message = "createUser: 409 email-taken, request \(requestID), 1 try"
    #expect([error.description, "\(answer)", error.localizedDescription] == [message, message, message])
    #expect(String(reflecting: error) == message)
  }

  @Test("without an answer: the message holds neither URL nor id, although the cause may")
  func network() async throws {
    let client = try api.client("refuse,refuse,refuse,refuse")
    let error = try await failure(GetUserProblem.self) {
      try await client.getUser(userId: nobody)
    }
    #expect(String(describing: error) == "getUser: no answer, 4 tries")
    guard case .network(let failure) = error else { throw error }
    #expect("\(failure)" == "getUser: failed, 4 tries")
  }

  @Test("an answer of somebody else: the message names its status")
  func unexpected() async throws {
    let client = try api.client("html:200")
    let error = try await failure(GetUserProblem.self) {
      try await client.getUser(userId: nobody)
    }
    #expect(error.description == "getUser: not an answer of the API, status 200, 1 try")
  }
}
