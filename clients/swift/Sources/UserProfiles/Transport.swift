import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests to the API. The default is ``URLSessionTransport``. Tests, and apps with their own network stack, can use another one.
///
/// A transport sends a request once and does not follow redirects. It should stop when its task is cancelled. A transport that does not
/// stop continues in the background, and the client ignores its response.
public protocol Transport: Sendable {
  /// Sends one request.
  ///
  /// - Returns: The response, whatever its status.
  /// - Throws: Any error when there is no response.
  func send(_ request: TransportRequest) async throws -> TransportResponse
}

/// A request as a transport sends it.
public struct TransportRequest: Sendable, Hashable {
  /// The HTTP method in upper case.
  public var method: String
  public var url: URL
  /// The headers, including the bearer token.
  public var headers: [String: String]
  public var body: Data?

  public init(method: String, url: URL, headers: [String: String] = [:], body: Data? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// A response, whatever its status.
public struct TransportResponse: Sendable, Hashable {
  /// The HTTP status.
  public var status: Int
  public var headers: Headers
  /// Empty when the response has no body.
  public var body: Data

  public init(status: Int, headers: Headers = Headers(), body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Sends requests with `URLSession`. It does not follow redirects.
public struct URLSessionTransport: Transport {
  let session: URLSession
  /// Nil when the app owns the session.
  private let owner: SessionOwner?

  /// Creates a transport with a session that stores nothing on disk: no cache, no cookies, no credentials. The session is invalidated with
  /// the last copy of the transport.
  public init() {
    let configuration = URLSessionConfiguration.ephemeral
    // With a cache, URLSession would respond to If-None-Match itself.
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    session = URLSession(configuration: configuration)
    owner = SessionOwner(session)
  }

  /// Creates a transport with your own session, for certificate pinning or a proxy.
  ///
  /// - Parameter session: Use an ephemeral session, because profiles are personal data. The delegate of the session receives no redirects;
  ///   on Linux it receives no events of the SDK's tasks at all.
  public init(session: URLSession) {
    self.session = session
    owner = nil
  }

  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    try await firstResult { report in
      let task = session.dataTask(with: urlRequest(request)) { body, response, error in
        report(Result { try transportResponse(response, body: body, error: error) })
      }
      // FoundationNetworking ignores the delegate of `data(for:delegate:)`.
      task.delegate = RedirectRejection()
      task.resume()
      return { task.cancel() }
    }
  }

  private func urlRequest(_ request: TransportRequest) -> URLRequest {
    var urlRequest = URLRequest(url: request.url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: Self.maxTimeout)
    urlRequest.httpMethod = request.method
    urlRequest.allHTTPHeaderFields = request.headers
    urlRequest.httpBody = request.body
    return urlRequest
  }

  /// In seconds. The client has its own timeouts; URLSession's default of 60 seconds would end a longer attempt early.
  private static let maxTimeout: TimeInterval = 86_400
}

private func transportResponse(_ response: URLResponse?, body: Data?, error: (any Error)?) throws -> TransportResponse {
  if let error { throw error }
  guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
  let fields = response.allHeaderFields.map { (String(describing: $0.key), String(describing: $0.value)) }
  let headers = Headers(Dictionary(fields, uniquingKeysWith: { first, _ in first }))
  return TransportResponse(status: response.statusCode, headers: headers, body: body ?? Data())
}

/// Invalidates the session with the last copy of the transport: a session keeps its resources until it is invalidated.
private final class SessionOwner: Sendable {
  private let session: URLSession

  init(_ session: URLSession) {
    self.session = session
  }

  deinit {
    session.finishTasksAndInvalidate()
  }
}

/// Rejects redirects. The contract has none, and the redirect of a captive portal would send the token and the profile to another origin.
private final class RedirectRejection: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse, newRequest _: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
