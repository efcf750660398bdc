import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests by `URLSession`. Redirects are not followed.
public struct URLSessionTransport: Transport {
  let session: URLSession
  /// Nil for a session of the app.
  private let owner: SessionOwner?

  /// With a session that keeps nothing on disk: no cache, no cookies, no credentials. The session ends with the last copy of the transport.
  public init() {
    let configuration = URLSessionConfiguration.ephemeral
    // A cache would answer If-None-Match itself.
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    session = URLSession(configuration: configuration)
    owner = SessionOwner(session)
  }

  /// - Parameter session: a session of your own, for certificate pinning or a proxy. It should be ephemeral: profiles are personal data.
  ///   Its delegate does not see redirects, and on Linux no event of the tasks.
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
      task.delegate = RedirectRefusal()
      task.resume()
      return { task.cancel() }
    }
  }

  private func urlRequest(_ request: TransportRequest) -> URLRequest {
    var urlRequest = URLRequest(url: request.url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: Self.longest)
    urlRequest.httpMethod = request.method
    urlRequest.allHTTPHeaderFields = request.headers
    urlRequest.httpBody = request.body
    return urlRequest
  }

  /// Seconds. The client ends a try by its own limit; URLSession's 60 seconds would cut a longer one short.
  private static let longest: TimeInterval = 86_400
}

private func transportResponse(_ response: URLResponse?, body: Data?, error: (any Error)?) throws -> TransportResponse {
  if let error { throw error }
  guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
  let fields = response.allHeaderFields.map { (String(describing: $0.key), String(describing: $0.value)) }
  let headers = Headers(Dictionary(fields, uniquingKeysWith: { first, _ in first }))
  return TransportResponse(status: response.statusCode, headers: headers, body: body ?? Data())
}

/// A session keeps its resources until it is invalidated.
private final class SessionOwner: Sendable {
  private let session: URLSession

  init(_ session: URLSession) {
    self.session = session
  }

  deinit {
    session.finishTasksAndInvalidate()
  }
}

/// The contract has no redirects: following the redirect of a captive portal would send the token and the profile to another origin.
private final class RedirectRefusal: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse, newRequest _: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
