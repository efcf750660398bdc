import Foundation
import Testing

@testable import UserProfiles

@Suite("Answers of tomorrow, and answers of somebody else")
struct CompatibilityTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("an unknown property and an unknown value of an enum do no harm, and the value is there to see")
  func unknownValue() async throws {
    let created = try await api.client("edit").createUser(newUser()).value
    #expect(created.preferences?.theme == .unknown("sepia"))
    let page = try await api.client("edit,edit").listUsers(email: created.email).value
    #expect(page.items.map(\.preferences?.theme) == [.unknown("sepia")])
  }

  @Test("an unknown code leaves the problem what its status says")
  func unknownCode() async throws {
    let client = try api.client("edit")
    let error = try await failure(GetUserProblem.self) {
      try await client.getUser(userId: nobody)
    }
    guard case .problem(.notFound(let answer)) = error else { throw error }
    #expect(answer.code == .unknown("unheard-of"))
  }

  @Test("a known value is the same value, however it was made")
  func knownValue() throws {
    #expect(Theme(rawValue: "dark") == .dark)
    #expect(try JSON.decoder.decode([Theme].self, from: Data(#"["dark","sepia"]"#.utf8)) == [.dark, .unknown("sepia")])
    #expect(try JSON.encoder.encode([Theme.dark, .unknown("sepia")]) == Data(#"["dark","sepia"]"#.utf8))
  }

  @Test("200 with the page of a captive portal: not an answer of the API, and not tried again")
  func captivePortal() async throws {
    let client = try api.client("html:200")
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .unexpected(let failure) = error else { throw error }
    #expect(failure.status == 200)
    #expect(failure.tries == 1)
  }

  @Test("403 with the page of a firewall: the error of that status, without a problem document")
  func firewall() async throws {
    let client = try api.client("html:403")
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.forbidden(let answer)) = error else { throw error }
    #expect(answer.problem == nil)
    #expect(answer.headers["content-type"] == "text/html")
  }

  @Test("502 without a body: tried again, and in the end the error of that status")
  func emptyBadGateway() async throws {
    let client = try api.client("empty:502,empty:502,empty:502,empty:502")
    let error = try await failure(ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.badGateway(let answer)) = error else { throw error }
    #expect(answer.problem == nil)
    #expect(answer.tries == 4)
  }

  @Test("a status that the contract does not declare: other with 4xx, unexpected below", arguments: [202, 304, 418])
  func undeclared(status: Int) async throws {
    let client = try UserProfilesClient(stub: "https://api.example.com") { _ in
      TransportResponse(status: status, headers: Headers(["X-Request-Id": "r-1"]))
    }
    let error = try await failure(GetUserProblem.self) {
      try await client.getUser(userId: nobody)
    }
    #expect(error.status == status)
    #expect(error.requestID == "r-1")
    switch error {
    case .problem(.other): #expect(status == 418)
    case .unexpected: #expect(status < 400)
    default: throw error
    }
  }
}
