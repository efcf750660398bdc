import Foundation
import UserProfiles

/// A transport that responds with the examples of the contract, without a network.
///
/// ```swift
/// let transport = FixtureTransport()
/// await transport.respond(to: .updateUser, with: .problem(.preconditionFailed), .example)
/// let client = UserProfilesClient(baseURL: URL(string: "https://api.example.com")!, transport: transport)
/// ```
///
/// Everything else works as with the API: retries, caching, headers and errors. Pass `Configuration` with `retries = 0` for a test of an
/// error that the client would retry.
public actor FixtureTransport: Transport {
  /// The requests that the client has sent, in their order.
  public private(set) var requests: [TransportRequest] = []
  private var responses: [String: [FixtureResponse]] = [:]

  public init() {}

  /// Sets the responses of an operation: one for each request, and the last one for all further requests.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - next: The responses. Without one, the operation responds with its example again.
  public func respond(to operation: FixtureOperation, with next: FixtureResponse...) {
    responses[operation.id] = next
  }

  /// Responds to a request.
  ///
  /// - Throws: The error of ``FixtureResponse/failure(_:)``, and `URLError.unsupportedURL` for a request that is no operation of the API.
  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    requests.append(request)
    guard let operation = FixtureOperation.all.first(where: { $0.matches(request) }) else { throw URLError(.unsupportedURL) }
    return try next(of: operation).send(request, operation)
  }

  private func next(of operation: FixtureOperation) -> FixtureResponse {
    guard let waiting = responses[operation.id], let first = waiting.first else { return .example }
    if waiting.count > 1 { responses[operation.id] = Array(waiting.dropFirst()) }
    return first
  }
}

/// A response of a ``FixtureTransport``.
public struct FixtureResponse: Sendable {
  let send: @Sendable (TransportRequest, FixtureOperation) throws -> TransportResponse

  /// The first example of the operation. With a cursor, it is the last page.
  public static let example = FixtureResponse { request, operation in operation.example(for: request).response }

  /// The error response that the contract declares for the operation, with its example. An undeclared code stops the program.
  public static func problem(_ code: API.ProblemCode) -> FixtureResponse {
    FixtureResponse { _, operation in operation.problem(code).response }
  }

  /// A value in the response of the example.
  ///
  /// - Parameters:
  ///   - value: The body.
  ///   - headers: They replace the headers of the example with the same names. The `ETag` is by default the `etag` of the value.
  public static func value(_ value: some Encodable & Sendable, headers: [String: String] = [:]) -> FixtureResponse {
    FixtureResponse { _, operation in
      let body = try API.encoder.encode(value)
      let etag = (try? API.decoder.decode(Revisioned.self, from: body))?.etag
      var fields = operation.success.headers
      if let etag { fields["ETag"] = etag }
      return TransportResponse(
        status: operation.success.status, headers: Headers(fields.merging(headers) { _, header in header }), body: body)
    }
  }

  /// No response: the transport throws the error.
  public static func failure(_ error: any Error) -> FixtureResponse {
    FixtureResponse { _, _ in throw error }
  }

  /// Any response, which may depend on the request.
  public static func response(_ respond: @escaping @Sendable (TransportRequest) throws -> TransportResponse) -> FixtureResponse {
    FixtureResponse { request, _ in try respond(request) }
  }

  private struct Revisioned: Decodable {
    var etag: String?
  }
}

extension Fixtures {
  /// Returns the error response that the contract declares for an operation, for a preview of a view that shows an error. An undeclared code
  /// stops the program.
  public static func errorResponse(_ code: API.ProblemCode, of operation: FixtureOperation) -> ErrorResponse {
    let example = operation.problem(code)
    return ErrorResponse(
      operation: operation.id, status: example.status, headers: Headers(example.headers), problem: decoded(example.json),
      retryAfter: example.headers["Retry-After"].flatMap(TimeInterval.init))
  }

  /// Returns the value of an example. The tests of the package decode all examples.
  static func decoded<Value: Decodable>(_ json: String) -> Value {
    do {
      return try API.decoder.decode(Value.self, from: Data(json.utf8))
    } catch {
      preconditionFailure("The example is not a \(Value.self): \(error)")
    }
  }
}
