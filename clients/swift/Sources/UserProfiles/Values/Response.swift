import Foundation

/// A successful response.
public struct Response<Value: Sendable>: Sendable {
  /// The decoded body.
  public let value: Value
  /// The HTTP status that the contract declares: 200 also when `value` comes from the cache, and 204 also when a retried deletion finds that
  /// an earlier attempt was applied.
  public let status: Int
  /// The response headers.
  public let headers: Headers

  /// Creates a response, for a test or a preview.
  public init(value: Value, status: Int = 200, headers: Headers = Headers()) {
    self.value = value
    self.status = status
    self.headers = headers
  }

  /// The ETag of `value` (RFC 9110 §8.8.3); nil when the response has none.
  public var etag: String? { headers["ETag"] }
  /// The id of the request in the logs of the API; nil when the response does not come from the API.
  public var requestID: String? { headers["X-Request-Id"] }
  /// The path of the created resource; nil for an operation that creates none.
  public var location: String? { headers["Location"] }
}

extension Response: Equatable where Value: Equatable {}
extension Response: Hashable where Value: Hashable {}

/// An error response of the API, or of a server between the app and the API.
public struct ErrorResponse: Sendable, Hashable {
  /// The operationId of the call.
  public let operation: String
  /// The HTTP status.
  public let status: Int
  /// The response headers.
  public let headers: Headers
  /// The problem document (RFC 9457); nil when the body is not one, as in the error pages of firewalls and load balancers.
  public let problem: API.Problem?
  /// The value of Retry-After in seconds; nil when the response has none.
  public let retryAfter: TimeInterval?
  /// How many attempts the client made.
  public let attempts: Int

  /// Creates an error response, for a test or a preview.
  public init(
    operation: String, status: Int, headers: Headers = Headers(), problem: API.Problem? = nil, retryAfter: TimeInterval? = nil,
    attempts: Int = 1
  ) {
    self.operation = operation
    self.status = status
    self.headers = headers
    self.problem = problem
    self.retryAfter = retryAfter
    self.attempts = attempts
  }

  /// The error code; nil without a problem document.
  public var code: API.ProblemCode? { problem?.code }
  /// The id of the request in the logs of the API; nil when the response does not come from the API.
  public var requestID: String? { headers["X-Request-Id"] ?? problem?.requestID }
  /// The current ETag of the resource; nil when the response has none.
  public var etag: String? { headers["ETag"] }
}

extension ErrorResponse: CustomStringConvertible, CustomDebugStringConvertible {
  /// The operation, status, code, request id and attempts. It contains no part of the request and no personal data.
  public var description: String {
    let what = "\(status) \(code?.rawValue ?? "without a problem document")"
    return Message(operation: operation, what: what, requestID: requestID, attempts: attempts).text
  }

  public var debugDescription: String { description }
}

/// The headers of a response. Their names are compared without regard to case (RFC 9110 §5.1).
public struct Headers: Sendable, Hashable {
  private let fields: [String: String]

  /// Creates headers from a dictionary.
  ///
  /// - Parameter fields: Names in any case → values.
  public init(_ fields: [String: String] = [:]) {
    self.fields = Dictionary(fields.map { ($0.lowercased(), $1) }, uniquingKeysWith: { "\($0), \($1)" })
  }

  /// The value of the header `name`; nil when the response does not have it.
  public subscript(name: String) -> String? {
    fields[name.lowercased()]
  }

  /// Returns headers that also have `name`, unless they have it already.
  func adding(_ name: String, _ value: String) -> Headers {
    Headers(fields.merging([name.lowercased(): value]) { present, _ in present })
  }
}
