import Foundation
import Testing
import UserProfiles
import UserProfilesFixtures

@Suite("Fixtures")
struct FixturesTests {
  let transport = FixtureTransport()
  let client: UserProfilesClient

  init() throws {
    client = UserProfilesClient(baseURL: try #require(URL(string: "https://api.example.com/v1")), transport: transport)
      .with { $0.retries = 0 }
  }

  @Test("the values are the examples of the contract")
  func values() {
    #expect(Fixtures.profile.displayName == "Grace Hopper")
    #expect(Fixtures.profile.etag.hasPrefix("\"4-"))
    #expect(Fixtures.createMinimal.email == "ada@example.com")
    #expect(Fixtures.createComplete.birthDate == CalendarDate("1906-12-09"))
    #expect(Fixtures.replaceComplete.metadata == ["plan": "pro"])
    #expect(Fixtures.patchSetAndRemove.bio == .clear)
    #expect(Fixtures.patchSetAndRemove.metadata == .set(["plan": nil]))
    #expect(Fixtures.patchEmpty == API.PatchUserRequest())
    #expect(Fixtures.page.items.count == 1)
    #expect(Fixtures.emptyPage.items.isEmpty)
  }

  @Test("every operation responds with its example, and the requests are recorded")
  func examples() async throws {
    let created = try await client.createUser(body: Fixtures.createComplete)
    #expect(created.status == 201 && created.location == "/users/\(created.value.id)")
    #expect(try await client.me.get().value == Fixtures.profile)
    #expect(try await client.me.update(body: Fixtures.replaceComplete).etag == Fixtures.profile.etag)
    #expect(try await client.patchUser(userID: "1", body: Fixtures.patchSetAndRemove).value == Fixtures.profile)
    #expect(try await client.listUsers().value == Fixtures.page)
    #expect(try await client.deleteUser(userID: "1").status == 204)
    #expect(
      await transport.requests.map { "\($0.method) \($0.url.path)" } == [
        "POST /v1/users", "GET /v1/users/me", "PUT /v1/users/me", "PATCH /v1/users/1", "GET /v1/users", "DELETE /v1/users/1",
      ])
  }

  @Test("a list ends after its second page")
  func pages() async throws {
    var names: [String] = []
    for try await user in client.listUsersItems() { names.append(user.displayName) }
    #expect(names == ["Ada Lovelace"])
    #expect(await transport.requests.count == 2)
  }

  @Test("every declared problem of every operation has its status and its code", arguments: FixtureOperation.all.map(\.id))
  func problems(id: String) async throws {
    let operation = try #require(FixtureOperation.all.first { $0.id == id })
    #expect(operation.codes.count > 5)
    for code in operation.codes {
      let response = Fixtures.errorResponse(code, of: operation)
      #expect(response.code == code && response.status == response.problem?.status && response.operation == id)
    }
  }

  @Test("a problem ends the call like the response of the API")
  func problem() async throws {
    await transport.respond(to: .getUser, with: .problem(.tooManyRequests), .example)
    do {
      _ = try await client.me.get()
      Issue.record("The call must fail with 429, but it did not.")
    } catch {
      guard case .problem(.tooManyRequests(let response)) = error else { throw error }
      #expect(response == Fixtures.errorResponse(.tooManyRequests, of: .getUser))
      #expect(error.retryAfter == 1)
    }
    #expect(try await client.me.get().value == Fixtures.profile)
    #expect(try await client.me.get().value == Fixtures.profile)
  }

  @Test("a value replaces the body and the ETag, and the last response repeats")
  func value() async throws {
    var user = Fixtures.profile
    user.bio = nil
    user.etag = "\"5-x\""
    await transport.respond(to: .getUser, with: .value(user, headers: ["X-Request-Id": "r"]))
    for _ in 1...2 {
      let response = try await client.me.get()
      #expect(response.value == user && response.etag == user.etag && response.requestID == "r")
    }
    await transport.respond(to: .getUser)
    #expect(try await client.me.get().value == Fixtures.profile)
  }

  @Test("a failure is an error without a response, and a response can depend on the request")
  func failureAndResponse() async throws {
    await transport.respond(
      to: .deleteUser, with: .failure(URLError(.notConnectedToInternet)),
      .response { TransportResponse(status: $0.url.path == "/v1/users/1" ? 204 : 500) })
    let error = try await failure(API.DeleteUserProblem.self) { try await client.deleteUser(userID: "1") }
    #expect(error.isOffline)
    #expect(try await client.deleteUser(userID: "1").status == 204)
  }
}
