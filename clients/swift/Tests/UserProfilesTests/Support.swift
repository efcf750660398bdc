import Foundation
import Testing

@testable import UserProfiles

/// Somebody nobody has created yet.
func newUser() -> CreateUserRequest {
  CreateUserRequest(email: "ada-\(UUID().uuidString.lowercased())@example.com", displayName: "Ada Lovelace")
}

let nobody = "00000000-0000-4000-8000-000000000000"

/// The profile of nobody, as the API writes it.
let profile = """
  {"userId":"\(nobody)","email":"a@example.com","displayName":"Ada","version":1,\
  "createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T09:30:00.000Z"}
  """

/// The error of a call that has to fail.
func failure<DeclaredProblem, Value>(
  _: DeclaredProblem.Type, of call: () async throws -> Value
) async throws -> ClientError<DeclaredProblem> {
  do {
    _ = try await call()
  } catch let error as ClientError<DeclaredProblem> {
    return error
  }
  throw NoFailure()
}

struct NoFailure: Error, CustomStringConvertible {
  let description = "The call succeeded, and should have failed."
}

/// Answers as it is told, without a network.
struct StubTransport: Transport {
  let answer: @Sendable (TransportRequest) async throws -> TransportResponse

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    try await answer(request)
  }
}

extension UserProfilesClient {
  /// A client of a stub.
  init(
    stub base: String = "https://api.example.com/v1", tokens: TokenProvider? = nil, environment: Environment = .recording(Waits()),
    answer: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
  ) throws {
    try self.init(base: base, tokens: tokens, environment: environment, transport: StubTransport(answer: answer))
  }

  init(base: String, tokens: TokenProvider? = nil, environment: Environment = .recording(Waits()), transport: any Transport) throws {
    self.init(
      baseURL: try #require(URL(string: base)), tokens: tokens, transport: transport, configuration: Configuration(),
      environment: environment)
  }
}

/// Passes requests on, and holds one answer back.
struct HoldingTransport: Transport {
  private let method: String
  private let nth: Int
  private let base: any Transport
  /// Sent when the answer that is held back has come.
  let came = Signal()
  /// Lets the answer go.
  let release = Signal()
  private let held = Log<String>()

  /// - Parameter nth: which of the requests with the method is held back, from 1.
  init(_ method: String, nth: Int = 1, base: any Transport = URLSessionTransport()) {
    self.method = method
    self.nth = nth
    self.base = base
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let response = try await base.send(request)
    guard request.method == method, await held.add(method) == nth else { return response }
    came.send()
    await release.wait()
    return response
  }
}

/// Waits, and does not end when the task is cancelled.
func deafSleep(seconds: TimeInterval) async {
  await Task.detached { try? await Task.sleep(seconds: seconds) }.value
}

/// Something that happens once, and those who wait for it.
final class Signal: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  func send() {
    continuation.finish()
  }

  /// For one waiter.
  func wait() async {
    for await _ in stream {}
  }
}

/// What happened, in order.
actor Log<Entry: Sendable> {
  private(set) var entries: [Entry] = []

  /// - Returns: how many entries there are now.
  @discardableResult
  func add(_ entry: Entry) -> Int {
    entries.append(entry)
    return entries.count
  }
}
