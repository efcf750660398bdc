import Foundation

/// What carries requests to the API. The default is ``URLSessionTransport``; tests and apps with a network stack of their own bring another.
///
/// A transport sends a request once and follows no redirect. It stops when its task is cancelled; a transport that does not stop goes on in
/// the background, and the client ignores its answer.
public protocol Transport: Sendable {
  /// - Throws: anything when no answer came.
  func send(_ request: TransportRequest) async throws -> TransportResponse
}

/// A request, ready to be sent.
public struct TransportRequest: Sendable, Hashable {
  /// The HTTP method in capitals.
  public var method: String
  public var url: URL
  /// The header fields, the bearer token among them.
  public var headers: [String: String]
  public var body: Data?

  public init(method: String, url: URL, headers: [String: String] = [:], body: Data? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// An answer, whatever its status.
public struct TransportResponse: Sendable, Hashable {
  /// The HTTP status.
  public var status: Int
  public var headers: Headers
  /// Empty when there is none.
  public var body: Data

  public init(status: Int, headers: Headers = Headers(), body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
