import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@testable import UserProfiles

@Suite("URLSessionTransport")
struct URLSessionTransportTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("the session of the transport is invalidated with the last client that uses it")
  func sessionEnds() async throws {
    weak var session: URLSession?
    do {
      let transport = URLSessionTransport()
      session = transport.session
      _ = try await api.client(transport: transport).listUsers(limit: 1)
      #expect(session != nil)
    }
    for _ in 1...500 where session != nil { try await Task.sleep(seconds: 0.01) }
    #expect(session == nil)
  }

  @Test("a session of the app stays usable without the client")
  func sessionStays() async throws {
    let session = URLSession(configuration: .ephemeral)
    defer { session.invalidateAndCancel() }
    for _ in 1...2 {
      #expect(try await api.client(transport: URLSessionTransport(session: session)).listUsers(limit: 1).status == 200)
    }
  }
}

@Suite("Redirects")
struct RedirectTests {
  private static let statuses = [301, 302, 303, 307, 308]

  @Test("GET, POST, PUT and DELETE fail as unexpected, and no request reaches the target", arguments: statuses, ["other", "same"])
  func unexpected(status: Int, target: String) async throws {
    let redirects = try Redirects(status: status, target: target)
    let failures = try await failures(of: redirects.client(URLSessionTransport()))
    #expect(failures.map(\.operation) == ["getUser", "createUser", "updateUser", "deleteUser"])
    #expect(failures.allSatisfy { $0.status == status && $0.attempts == 1 })
    #expect(try await redirects.followed() == [])
  }

  @Test("a session of the app follows no redirect, with and without its own delegate", arguments: statuses)
  func ownSession(status: Int) async throws {
    let redirects = try Redirects(status: status, target: "other")
    let delegated = URLSession(configuration: .ephemeral, delegate: FollowingDelegate(), delegateQueue: nil)
    defer { delegated.invalidateAndCancel() }
    for session in [URLSession.shared, delegated] {
      let failures = try await failures(of: redirects.client(URLSessionTransport(session: session)))
      #expect(failures.map(\.status) == [status, status, status, status])
    }
    #expect(try await redirects.followed() == [])
  }

  @Test("the test server works: a client that follows redirects sends the token to the second origin")
  func counterpart() async throws {
    let redirects = try Redirects(status: 307, target: "other")
    let session = URLSession(configuration: .ephemeral)
    defer { session.invalidateAndCancel() }
    var request = URLRequest(url: try redirects.url("users"))
    request.setValue("Bearer secret", forHTTPHeaderField: "Authorization")
    _ = try await session.data(for: request)
    #expect(try await redirects.followed().map { $0.contains("localhost") } == [true])
  }

  private func failures(of client: UserProfilesClient) async throws -> [CallFailure] {
    let request = API.ReplaceUserRequest(email: "ada@example.com", displayName: "Ada")
    let errors: [CallFailure?] = [
      unexpected(try await failure(API.GetUserProblem.self) { try await client.getUser(userID: missingUserID) }),
      unexpected(try await failure(API.CreateUserProblem.self) { try await client.createUser(body: newUser()) }),
      unexpected(try await failure(API.UpdateUserProblem.self) { try await client.updateUser(userID: missingUserID, body: request) }),
      unexpected(try await failure(API.DeleteUserProblem.self) { try await client.deleteUser(userID: missingUserID) }),
    ]
    return errors.compactMap { $0 }
  }

  private func unexpected(_ error: ClientError<some OperationProblem>) -> CallFailure? {
    if case .unexpected(let failure) = error { failure } else { nil }
  }
}

/// The redirecting server (test/clients/swift/redirects.ts), with a base URL for one test.
private struct Redirects {
  private let root: String
  private let path: String

  init(status: Int, target: String) throws {
    guard let server = ProcessInfo.processInfo.environment["USER_PROFILES_REDIRECTS"] else { throw RedirectsMissing() }
    root = "\(server)/\(UUID().uuidString)"
    path = "\(status)/\(target)"
  }

  func url(_ rest: String) throws -> URL {
    try #require(URL(string: "\(root)/\(path)/\(rest)"))
  }

  func client(_ transport: URLSessionTransport) throws -> UserProfilesClient {
    UserProfilesClient(baseURL: try url(""), tokens: { _ in "secret" }, transport: transport)
  }

  /// Returns the requests that followed a redirect.
  func followed() async throws -> [String] {
    let url = try #require(URL(string: "\(root)/followed"))
    let response = try await URLSessionTransport().send(TransportRequest(method: "GET", url: url))
    return try JSON.decoder.decode([String].self, from: response.body)
  }
}

private struct RedirectsMissing: Error, CustomStringConvertible {
  let description = "USER_PROFILES_REDIRECTS is not set. These tests need the redirecting server: run `npm run test:swift`."
}

/// The delegate of an app that follows redirects.
private final class FollowingDelegate: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse, newRequest: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(newRequest)
  }
}
