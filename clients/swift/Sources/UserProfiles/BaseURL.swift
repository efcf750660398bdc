import Foundation

/// The URL below which the paths of the contract are.
struct BaseURL: Sendable {
  /// The path, encoded, without a slash at the end.
  let path: String
  private let text: String
  /// Why nothing can be below this URL.
  private let fault: String?

  init(_ url: URL) {
    let parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
    path = Self.withoutSlashes(parts?.percentEncodedPath ?? "")
    text = Self.withoutSlashes(url.absoluteString)
    fault = Self.fault(of: parts)
  }

  /// - Parameter target: path and query below this URL, encoded; it begins with a slash.
  /// - Throws: ``InvalidArgument`` when nothing can be below this URL.
  func appending(_ target: String) throws -> URL {
    if let fault { throw InvalidArgument(name: "baseURL", fault: fault) }
    guard let url = URL(string: text + target) else { throw InvalidArgument(name: "baseURL", fault: "is malformed") }
    return url
  }

  private static func fault(of parts: URLComponents?) -> String? {
    guard let scheme = parts?.scheme?.lowercased(), ["http", "https"].contains(scheme) else { return "must begin with http:// or https://" }
    if (parts?.host ?? "").isEmpty { return "has no host" }
    if parts?.query != nil { return "has a query" }
    return parts?.fragment == nil ? nil : "has a fragment"
  }

  private static func withoutSlashes(_ text: String) -> String {
    String(text.reversed().drop { $0 == "/" }.reversed())
  }
}
