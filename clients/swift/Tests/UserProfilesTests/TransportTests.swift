import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@testable import UserProfiles

@Suite("Redirects")
struct RedirectTests {
  private static let statuses = [301, 302, 303, 307, 308]

  @Test("GET, POST, PUT and DELETE fail as unexpected, and nothing reaches the target", arguments: statuses, ["other", "same"])
  func refused(status: Int, target: String) async throws {
    let redirects = try Redirects(status: status, target: target)
    let failures = try await failures(of: redirects.client(URLSessionTransport()))
    #expect(failures.map(\.operation) == ["getUser", "createUser", "updateUser", "deleteUser"])
    #expect(failures.allSatisfy { $0.status == status && $0.tries == 1 })
    #expect(try await redirects.followed() == [])
  }

  @Test("are refused with a session of the app, with and without a delegate of its own", arguments: statuses)
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

  @Test("the second origin is there: a client that follows redirects reaches it with the token")
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
    let request = ReplaceUserRequest(email: "ada@example.com", displayName: "Ada")
    let errors: [CallFailure?] = [
      unexpected(try await failure(GetUserProblem.self) { try await client.getUser(userId: nobody) }),
      unexpected(try await failure(CreateUserProblem.self) { try await client.createUser(newUser()) }),
      unexpected(try await failure(UpdateUserProblem.self) { try await client.updateUser(userId: nobody, request) }),
      unexpected(try await failure(DeleteUserProblem.self) { try await client.deleteUser(userId: nobody) }),
    ]
    return errors.compactMap { $0 }
  }

  private func unexpected(_ error: ClientError<some OperationProblem>) -> CallFailure? {
    if case .unexpected(let failure) = error { failure } else { nil }
  }
}

/// The server that redirects (test/clients/swift/redirects.ts), below a base URL of its own.
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

  /// The requests that followed a redirect.
  func followed() async throws -> [String] {
    let url = try #require(URL(string: "\(root)/followed"))
    let response = try await URLSessionTransport().send(TransportRequest(method: "GET", url: url))
    return try JSON.decoder.decode([String].self, from: response.body)
  }
}

private struct RedirectsMissing: Error, CustomStringConvertible {
  let description = "Set USER_PROFILES_REDIRECTS to the URL of the server that redirects."
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
