import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests by `URLSession`.
public struct URLSessionTransport: Transport {
  private let session: URLSession

  /// With a session that keeps nothing on disk: no cache, no cookies, no credentials.
  public init() {
    let configuration = URLSessionConfiguration.ephemeral
    // A cache would answer If-None-Match itself.
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    self.init(session: URLSession(configuration: configuration))
  }

  /// - Parameter session: one of your own, for certificate pinning or a proxy. It should be ephemeral: profiles are personal data.
  public init(session: URLSession) {
    self.session = session
  }

  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    let (body, response) = try await session.data(for: urlRequest(request), delegate: RedirectRefusal())
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    return TransportResponse(status: response.statusCode, headers: headers(of: response), body: body)
  }

  private func urlRequest(_ request: TransportRequest) -> URLRequest {
    var urlRequest = URLRequest(url: request.url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: Self.longest)
    urlRequest.httpMethod = request.method
    urlRequest.allHTTPHeaderFields = request.headers
    urlRequest.httpBody = request.body
    return urlRequest
  }

  private func headers(of response: HTTPURLResponse) -> Headers {
    let fields = response.allHeaderFields.map { (String(describing: $0.key), String(describing: $0.value)) }
    return Headers(Dictionary(fields, uniquingKeysWith: { first, _ in first }))
  }

  /// Seconds. The client ends a try by its own limit; URLSession's 60 seconds would cut a longer one short.
  private static let longest: TimeInterval = 86_400
}

/// The contract has no redirects: to follow that of a captive portal would hand it the token and the profile.
private final class RedirectRefusal: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse, newRequest _: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
