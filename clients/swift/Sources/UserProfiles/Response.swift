/// What the API answered to a request that succeeded.
public struct Answer<Value: Sendable>: Sendable {
  /// The body, decoded.
  public let value: Value
  /// The HTTP status. 304 when `value` is what this client had kept; 404 when a repeated deletion found its work done.
  public let status: Int
  /// The header fields.
  public let headers: Headers

  /// A strong validator of `value` (RFC 9110 §8.8.3); nil when the answer has none.
  public var etag: String? { headers["ETag"] }
  /// Identifies the request in the logs of the API; nil when something between you and the API answered.
  public var requestID: String? { headers["X-Request-Id"] }
  /// Path of what was created; nil unless something was.
  public var location: String? { headers["Location"] }
}

extension Answer: Equatable where Value: Equatable {}
extension Answer: Hashable where Value: Hashable {}
