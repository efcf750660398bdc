import Foundation

/// What the API, or something in front of it, answered to a request that did not succeed.
public struct ErrorAnswer: Sendable, Hashable {
  /// The operation that was called, as the contract names it.
  public let operation: String
  /// The HTTP status.
  public let status: Int
  /// The header fields.
  public let headers: Headers
  /// The problem document (RFC 9457); nil when the body is none, as with the pages of firewalls and load balancers.
  public let problem: Problem?
  /// Seconds that the API asks to wait before the next try; nil when it does not.
  public let retryAfter: TimeInterval?
  /// How many times the request was tried.
  public let tries: Int

  /// What went wrong, for programs; nil without a problem document.
  public var code: ProblemCode? { problem?.code }
  /// Identifies the request in the logs of the API; nil when something between you and the API answered.
  public var requestID: String? { headers["X-Request-Id"] ?? problem?.requestId }
  /// The ETag of the profile as it is; nil when the answer has none.
  public var etag: String? { headers["ETag"] }
}

extension ErrorAnswer: CustomStringConvertible, CustomDebugStringConvertible {
  /// Operation, status, code and request id: nothing of the request, nothing personal.
  public var description: String {
    Message(operation: operation, what: "\(status) \(code?.rawValue ?? "without a problem document")", requestID: requestID, tries: tries)
      .text
  }

  public var debugDescription: String { description }
}
