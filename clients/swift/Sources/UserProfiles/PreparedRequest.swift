import Foundation

/// A request as it is the same over all tries: without token and retry count.
struct Call: Sendable {
  let operation: String
  let method: String
  let url: URL
  let headers: [String: String]
  let body: Data?
  /// Whether a second try does no harm when the first one came through.
  let isRepeatable: Bool
  /// What If-None-Match names.
  let kept: KeptEntity?
  let visit: EntityVisit

  func request(token: String?, retry: Int) -> TransportRequest {
    var headers = self.headers
    headers["Authorization"] = token.map { "Bearer \($0)" }
    if retry > 0 { headers[ClientHeaders.retries] = String(retry) }
    return TransportRequest(method: method, url: url, headers: headers, body: body)
  }
}
