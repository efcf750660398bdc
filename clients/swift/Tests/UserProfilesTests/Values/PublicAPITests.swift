import Foundation
import Testing
// Without @testable: these tests use the package as an app does.
import UserProfiles

@Suite("Error of any operation")
struct UserProfilesErrorTests {
  private func problem(_ status: Int, _ code: API.ProblemCode) -> API.Problem {
    API.Problem(
      type: "urn:x", title: "Title", status: status, detail: "Detail.", code: code, requestID: "request-1",
      errors: [API.InputError(pointer: "/body/bio", code: .tooLong, detail: "must be shorter")])
  }

  @Test("an error response has code, status, request id, Retry-After, attempts and input errors, whatever the operation")
  func response() {
    let response = ErrorResponse(
      operation: "getUser", status: 429, headers: Headers(["Retry-After": "3"]), problem: problem(429, .tooManyRequests), retryAfter: 3,
      attempts: 4)
    let errors: [any UserProfilesError] = [
      ClientError.problem(API.GetUserProblem(response)), ClientError.problem(API.DeleteUserProblem(response)),
    ]
    for error in errors {
      #expect(error.code == .tooManyRequests)
      #expect(error.status == 429)
      #expect(error.requestID == "request-1")
      #expect(error.retryAfter == 3)
      #expect(error.attempts == 4)
      #expect(error.operation == "getUser")
      #expect(error.response == response)
      #expect(error.inputErrors.map(\.pointer) == ["/body/bio"])
      #expect(!error.isCancelled && !error.isOffline)
      #expect(error.localizedDescription == "getUser: 429 too-many-requests, request request-1, 4 attempts")
    }
  }

  @Test("a call without a response tells cancelled and offline apart")
  func failures() {
    let failure = CallFailure(operation: "getUser", attempts: 1)
    let offline = CallFailure(operation: "getUser", attempts: 0, cause: URLError(.notConnectedToInternet))
    let rows: [(ClientError<API.GetUserProblem>, Bool, Bool)] = [
      (.cancelled(failure), true, false), (.network(failure), false, true), (.timeout(failure), false, true),
      (.token(failure), false, false), (.token(offline), false, true), (.unexpected(failure), false, false),
      (.argument(failure), false, false), (.problem(.init(ErrorResponse(operation: "getUser", status: 503))), false, false),
    ]
    for (error, isCancelled, isOffline) in rows {
      let error: any UserProfilesError = error
      #expect(error.isCancelled == isCancelled, "\(error)")
      #expect(error.isOffline == isOffline, "\(error)")
    }
  }

  @Test("an error without a problem document has neither code nor input errors")
  func withoutProblem() {
    let error: any UserProfilesError = ClientError.problem(API.GetUserProblem(ErrorResponse(operation: "getUser", status: 403)))
    #expect(error.code == nil)
    #expect(error.inputErrors.isEmpty)
  }

  @Test("the error of a sequence is caught as an error of any operation")
  func sequence() async throws {
    let client = UserProfilesClient(baseURL: try #require(URL(string: "https://api.example.com?query")))
    do {
      for try await user in client.listUsersItems() { Issue.record("\(user.id)") }
      Issue.record("The sequence must throw an error, but it did not.")
    } catch let error as any UserProfilesError {
      #expect(error.description == "listUsers: baseURL has a query, 0 attempts")
    }
  }

  @Test("an error with another cause has a description")
  func argument() {
    let error = ClientError<API.GetUserProblem>.argument(CallFailure(operation: "getUser", attempts: 0))
    #expect(error.description == "getUser: an argument is invalid, 0 attempts")
  }
}

@Suite("Values for tests and previews")
struct PublicValuesTests {
  @Test("a response has the status 200 and no headers by default")
  func response() {
    let response = Response(value: 1)
    #expect(response.value == 1 && response.status == 200 && response.etag == nil)
    #expect(Response(value: 1, status: 201, headers: Headers(["Location": "/users/1"])).location == "/users/1")
  }

  @Test("an error response has one attempt and no problem document by default")
  func errorResponse() {
    let response = ErrorResponse(operation: "getUser", status: 404)
    #expect(response.attempts == 1 && response.problem == nil && response.retryAfter == nil)
    guard case .notFound(response) = API.GetUserProblem(response) else {
      Issue.record("The status 404 must become the case notFound.")
      return
    }
  }
}

@Suite("JSON of the types")
struct PublicJSONTests {
  @Test("the public decoder and encoder use the formats of the contract")
  func formats() throws {
    let user = try API.decoder.decode(API.UserProfile.self, from: Data(profile.utf8))
    #expect(user.createdAt == Date(timeIntervalSince1970: 1_795_426_200))
    let json = String(decoding: try API.encoder.encode(user), as: UTF8.self)
    #expect(json.contains(#""createdAt":"2026-11-23T09:30:00.000Z""#))
    #expect(try API.decoder.decode(API.UserProfile.self, from: Data(json.utf8)) == user)
  }

  @Test("a profile is identified by its userID")
  func identifiable() throws {
    let user = try API.decoder.decode(API.UserProfile.self, from: Data(profile.utf8))
    #expect([user][keyPath: \.first?.id] == user.userID)
    #expect(ids(of: [user]) == [missingUserID])
  }

  private func ids<Value: Identifiable>(of values: [Value]) -> [Value.ID] { values.map(\.id) }

  @Test("the known cases of an enum are those that the package was generated with")
  func knownCases() {
    #expect(API.Theme.allKnownCases == [.system, .light, .dark])
    #expect(API.Theme.allKnownCases.map(\.rawValue) == ["system", "light", "dark"])
    #expect(!API.ProblemCode.allKnownCases.contains(.unknown("new")))
  }
}
