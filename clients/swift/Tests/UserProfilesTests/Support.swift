import Foundation
import Testing

@testable import UserProfiles

/// Returns a request with an email address that no user has.
func newUser() -> API.CreateUserRequest {
  API.CreateUserRequest(email: "ada-\(UUID().uuidString.lowercased())@example.com", displayName: "Ada Lovelace")
}

/// The id of a user that does not exist.
let missingUserID = "00000000-0000-4000-8000-000000000000"

/// A profile as the API writes it.
let profile = """
  {"userId":"\(missingUserID)","email":"a@example.com","displayName":"Ada","version":1,\
  "createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T09:30:00.000Z","etag":"\\"1\\""}
  """

/// Returns the error of a call that must fail.
func failure<DeclaredProblem, Value>(
  _: DeclaredProblem.Type, of call: () async throws -> Value
) async throws -> ClientError<DeclaredProblem> {
  do {
    _ = try await call()
  } catch let error as ClientError<DeclaredProblem> {
    return error
  }
  throw UnexpectedResult()
}

/// The call succeeded or failed in another way than the test expects.
struct UnexpectedResult: Error, CustomStringConvertible {
  let description = "The call must fail with the error that this test expects, but it did not."
}

/// A transport without a network.
struct StubTransport: Transport {
  let respond: @Sendable (TransportRequest) async throws -> TransportResponse

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    try await respond(request)
  }
}

extension UserProfilesClient {
  /// Creates a client of a stub.
  init(
    stub base: String = "https://api.example.com/v1", tokens: TokenProvider? = nil, environment: Environment = .recording(Waits()),
    respond: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
  ) throws {
    try self.init(base: base, tokens: tokens, environment: environment, transport: StubTransport(respond: respond))
  }

  init(base: String, tokens: TokenProvider? = nil, environment: Environment = .recording(Waits()), transport: any Transport) throws {
    self.init(
      baseURL: try #require(URL(string: base)), tokens: tokens, transport: transport, configuration: Configuration(),
      environment: environment)
  }
}

/// Sends requests, and records the statuses of the responses: a result does not tell whether it comes from the cache.
struct RecordingTransport: Transport {
  let base: any Transport
  let statuses: Log<Int>

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let response = try await base.send(request)
    await statuses.add(response.status)
    return response
  }
}

/// Sends requests, and delays one response until it is released.
struct DelayingTransport: Transport {
  private let method: String
  private let nth: Int
  private let base: any Transport
  /// Sent when the delayed response has arrived.
  let arrived = Signal()
  /// Releases the delayed response.
  let release = Signal()
  private let responses = Log<String>()

  /// - Parameter nth: The number of the request with the method whose response is delayed, from 1.
  init(_ method: String, nth: Int = 1, base: any Transport = URLSessionTransport()) {
    self.method = method
    self.nth = nth
    self.base = base
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let response = try await base.send(request)
    guard request.method == method, await responses.add(method) == nth else { return response }
    arrived.send()
    await release.wait()
    return response
  }
}

/// Waits, and ignores the cancellation of the task.
func uncancellableSleep(seconds: TimeInterval) async {
  await Task.detached { try? await Task.sleep(seconds: seconds) }.value
}

/// An event that happens once.
final class Signal: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  func send() {
    continuation.finish()
  }

  /// Waits for the event. Only one task can wait.
  func wait() async {
    for await _ in stream {}
  }
}

/// Values in the order in which they were added.
actor Log<Entry: Sendable> {
  private(set) var entries: [Entry] = []

  /// - Returns: The number of entries, with this one.
  @discardableResult
  func add(_ entry: Entry) -> Int {
    entries.append(entry)
    return entries.count
  }
}

/// The real API behind the misbehaving proxy (test/clients/misbehaving-proxy.ts), with a base URL for one test.
struct Proxied {
  let waits = Waits()
  /// The statuses of all responses that the transports of the clients have received.
  let statuses = Log<Int>()
  private let url: String

  /// Tokens of an administrator: one valid, one expired.
  static let freshToken = ProcessInfo.processInfo.environment["USER_PROFILES_TOKEN"] ?? ""
  static let expiredToken = ProcessInfo.processInfo.environment["USER_PROFILES_EXPIRED_TOKEN"] ?? ""

  /// The subject of a user without a profile, and their token.
  static let userID = ProcessInfo.processInfo.environment["USER_PROFILES_PERSON"] ?? ""
  static let userToken = ProcessInfo.processInfo.environment["USER_PROFILES_PERSON_TOKEN"] ?? ""

  /// - Throws: ``ProxyMissing`` without the proxy, because the test would prove nothing.
  init() throws {
    guard let proxy = ProcessInfo.processInfo.environment["USER_PROFILES_PROXY"] else { throw ProxyMissing() }
    url = "\(proxy)/\(UUID().uuidString)"
  }

  /// - Parameter script: What the proxy does with the requests, in order. Later requests pass.
  func client(
    _ script: String = "pass", tokens: TokenProvider? = { _ in Proxied.freshToken },
    transport: any Transport = URLSessionTransport(), configuration: UserProfilesClient.Configuration = UserProfilesClient.Configuration(),
    hooks: UserProfilesClient.Hooks = UserProfilesClient.Hooks()
  ) throws -> UserProfilesClient {
    let path = try #require(script.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed))
    return UserProfilesClient(
      baseURL: try #require(URL(string: "\(url)/\(path)")), tokens: tokens,
      transport: RecordingTransport(base: transport, statuses: statuses), configuration: configuration, hooks: hooks,
      environment: .recording(waits))
  }

  /// Returns the requests that the proxy has received, in order.
  func seen() async throws -> [SeenRequest] {
    let url = try #require(URL(string: "\(url)/requests"))
    let response = try await URLSessionTransport().send(TransportRequest(method: "GET", url: url))
    return try JSON.decoder.decode([SeenRequest].self, from: response.body)
  }

  /// Waits until the proxy has received `count` requests.
  func hasSeen(_ count: Int) async throws {
    while try await seen().count < count { try await Task.sleep(seconds: 0.02) }
  }
}

struct ProxyMissing: Error, CustomStringConvertible {
  let description = "USER_PROFILES_PROXY is not set. These tests need the API behind the misbehaving proxy: run `npm run test:swift`."
}

/// A request that the proxy has received.
struct SeenRequest: Decodable {
  let method: String
  let path: String
  /// Names in lower case.
  let headers: [String: String]
  let body: String
  let action: String
}

/// The waits between attempts, in seconds. They end at once.
actor Waits {
  private(set) var seconds: [TimeInterval] = []

  func add(_ wait: TimeInterval) {
    seconds.append(wait)
  }
}

extension Environment {
  static func recording(_ waits: Waits, now: Date = Date()) -> Environment {
    Environment(now: { now }, random: { 0.5 }, wait: { await waits.add($0) })
  }
}
