import Foundation
import Testing

@testable import UserProfiles

@Suite("Responses of newer APIs and of other servers")
struct CompatibilityTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("an unknown property is ignored, and an unknown enum value is preserved")
  func unknownValue() async throws {
    let created = try await api.client("edit").createUser(body: newUser()).value
    #expect(created.preferences?.theme == .unknown("sepia"))
    let page = try await api.client("edit,edit").listUsers(email: created.email).value
    #expect(page.items.map(\.preferences?.theme) == [.unknown("sepia")])
  }

  @Test("an error with an unknown code has the case of its status")
  func unknownCode() async throws {
    let client = try api.client("edit")
    let error = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userID: missingUserID)
    }
    guard case .problem(.notFound(let response)) = error else { throw error }
    #expect(response.code == .unknown("unheard-of"))
  }

  @Test("a known enum value equals its case, however it was created")
  func knownValue() throws {
    #expect(API.Theme(rawValue: "dark") == .dark)
    #expect(try JSON.decoder.decode([API.Theme].self, from: Data(#"["dark","sepia"]"#.utf8)) == [.dark, .unknown("sepia")])
    #expect(try JSON.encoder.encode([API.Theme.dark, .unknown("sepia")]) == Data(#"["dark","sepia"]"#.utf8))
  }

  @Test("200 with the page of a captive portal: unexpected, without a retry")
  func captivePortal() async throws {
    let client = try api.client("html:200")
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .unexpected(let failure) = error else { throw error }
    #expect(failure.status == 200)
    #expect(failure.attempts == 1)
  }

  @Test("403 with the page of a firewall: forbidden, without a problem document")
  func firewall() async throws {
    let client = try api.client("html:403")
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.forbidden(let response)) = error else { throw error }
    #expect(response.problem == nil)
    #expect(response.headers["content-type"] == "text/html")
  }

  @Test("502 without a body: badGateway, after all retries")
  func emptyBadGateway() async throws {
    let client = try api.client("empty:502,empty:502,empty:502,empty:502")
    let error = try await failure(API.ListUsersProblem.self) {
      try await client.listUsers()
    }
    guard case .problem(.badGateway(let response)) = error else { throw error }
    #expect(response.problem == nil)
    #expect(response.attempts == 4)
  }

  @Test("a status that the contract does not declare: other from 400 on, unexpected below", arguments: [202, 304, 418])
  func undeclared(status: Int) async throws {
    let client = try UserProfilesClient(stub: "https://api.example.com") { _ in
      TransportResponse(status: status, headers: Headers(["X-Request-Id": "r-1"]))
    }
    let error = try await failure(API.GetUserProblem.self) {
      try await client.getUser(userID: missingUserID)
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
