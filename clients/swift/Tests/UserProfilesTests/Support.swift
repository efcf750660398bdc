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
    self.init(
      baseURL: try #require(URL(string: base)), tokens: tokens, transport: StubTransport(answer: answer), configuration: Configuration(),
      environment: environment)
  }
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

  func add(_ entry: Entry) {
    entries.append(entry)
  }
}
