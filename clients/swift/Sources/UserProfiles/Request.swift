import Foundation

/// A request without the token and the number of the retry: what all attempts of a call have in common.
struct PreparedRequest: Sendable {
  let operation: String
  let method: String
  let url: URL
  let headers: [String: String]
  let body: Data?
  /// Whether a second attempt is harmless when the first one was applied.
  let isRetryable: Bool
  /// The response that a 304 refers to; nil when the request has no If-None-Match.
  let cached: CachedResponse?
  let access: CacheAccess

  func attempt(token: String?, retry: Int) -> TransportRequest {
    var headers = self.headers
    headers["Authorization"] = token.map { "Bearer \($0)" }
    if retry > 0 { headers[ClientHeaders.retries] = String(retry) }
    return TransportRequest(method: method, url: url, headers: headers, body: body)
  }
}

/// The URL that the paths of the contract are appended to.
struct BaseURL: Sendable {
  /// The path, percent-encoded, without a slash at the end.
  let path: String
  private let text: String
  /// Why no path can be appended to this URL; nil when one can.
  private let fault: String?

  init(_ url: URL) {
    let parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
    path = Self.withoutSlashes(parts?.percentEncodedPath ?? "")
    text = Self.withoutSlashes(url.absoluteString)
    fault = Self.fault(of: parts)
  }

  /// Returns the URL of a request.
  ///
  /// - Parameter target: Path and query, percent-encoded. The path begins with a slash.
  /// - Throws: ``InvalidArgument`` when no path can be appended to this URL.
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

/// A parameter of a request, with its value as text.
enum Parameter: Sendable {
  case inPath(name: String, text: String)
  case inQuery(name: String, text: String)
  case inHeader(name: String, text: String)
  /// An optional parameter that the caller omitted.
  case absent

  static func path(_ name: String, _ value: some ParameterValue) -> Parameter {
    .inPath(name: name, text: value.parameterText)
  }

  static func query(_ name: String, _ value: (some ParameterValue)?) -> Parameter {
    value.map { .inQuery(name: name, text: $0.parameterText) } ?? .absent
  }

  static func header(_ name: String, _ value: (some ParameterValue)?) -> Parameter {
    value.map { .inHeader(name: name, text: $0.parameterText) } ?? .absent
  }

  static func path(_ name: String, _ value: some RawRepresentable<String>) -> Parameter {
    path(name, value.rawValue)
  }

  static func query(_ name: String, _ value: (some RawRepresentable<String>)?) -> Parameter {
    query(name, value?.rawValue)
  }

  static func header(_ name: String, _ value: (some RawRepresentable<String>)?) -> Parameter {
    header(name, value?.rawValue)
  }
}

/// A value that a path, a query or a header can contain.
protocol ParameterValue {
  var parameterText: String { get }
}

extension String: ParameterValue { var parameterText: String { self } }
extension Int32: ParameterValue { var parameterText: String { description } }
extension Int64: ParameterValue { var parameterText: String { description } }
extension Double: ParameterValue { var parameterText: String { description } }
extension Bool: ParameterValue { var parameterText: String { description } }
extension Date: ParameterValue { var parameterText: String { RFC3339.text(self) } }
extension CalendarDate: ParameterValue { var parameterText: String { description } }

extension [Parameter] {
  /// Returns the path template with the path parameters filled in, and the query.
  ///
  /// - Throws: ``InvalidArgument`` for a path parameter with which the request would address another resource.
  func target(_ template: String) throws -> (path: String, query: String) {
    var path = template
    var query: [String] = []
    for parameter in self {
      switch parameter {
      case .inPath(let name, let text): path = path.replacingOccurrences(of: "{\(name)}", with: try text.segment(name))
      case .inQuery(let name, let text): query.append("\(name.percentEncoded)=\(text.percentEncoded)")
      case .inHeader, .absent: break
      }
    }
    return (path, query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  var headers: [String: String] {
    reduce(into: [:]) { headers, parameter in
      if case .inHeader(let name, let text) = parameter { headers[name] = text }
    }
  }
}

extension String {
  /// RFC 3986 §2.3.
  private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

  /// Returns this text as a path segment. An empty segment, `.` and `..` would be removed on the way (RFC 3986 §5.2.4).
  fileprivate func segment(_ name: String) throws -> String {
    guard !["", ".", ".."].contains(self) else { throw InvalidArgument(name: name, fault: "must not be \"\(self)\"") }
    return percentEncoded
  }

  /// This text with everything encoded but the unreserved characters.
  fileprivate var percentEncoded: String {
    utf8.reduce(into: "") { encoded, byte in
      let isUnreserved = Self.unreserved.contains(byte)
      encoded += isUnreserved ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }

  /// Why this text cannot be the value of a header as it is (RFC 9110 §5.5); nil when it can.
  ///
  /// RFC 9110 permits an empty value, but platforms do not send such a header. Bytes outside of ASCII have no agreed encoding.
  var headerValueFault: String? {
    if isEmpty { return "is empty" }
    if hasPrefix(" ") || hasSuffix(" ") { return "begins or ends with a space" }
    if utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "contains a control character" }
    return utf8.contains { $0 > 0x7F } ? "contains a non-ASCII character" : nil
  }
}

/// An argument with which no valid request can be built.
struct InvalidArgument: Error, CustomStringConvertible {
  /// The name of the parameter or the header.
  let name: String
  /// What is wrong, without the value: `is empty`.
  let fault: String

  var description: String { "\(name) \(fault)" }
}
