import Foundation

/// A request without the token and the number of the retry: what all attempts of a call have in common.
struct PreparedRequest: Sendable {
  let operation: String
  let method: String
  let url: URL
  /// The path below the base URL, without the query.
  let path: String
  let headers: [String: String]
  /// The headers of the app, which replace those of the client.
  let overrides: [String: String]
  let body: Data?
  /// Whether a second attempt is harmless when the first one was applied.
  let isRetryable: Bool
  /// Whether the response may be 304 (RFC 9110 §15.4.5).
  let isRead: Bool
  /// The type that the response is decoded as.
  let type: ObjectIdentifier

  func attempt(token: String?, retry: Int, ifNoneMatch: String?) -> TransportRequest {
    var headers = self.headers
    headers["Authorization"] = token.map { "Bearer \($0)" }
    headers["If-None-Match"] = ifNoneMatch
    if retry > 0 { headers[ClientHeaders.retries] = String(retry) }
    headers = headers.filter { override($0.key) == nil }.merging(overrides) { own, _ in own }
    return TransportRequest(method: method, url: url, headers: headers, body: body)
  }

  /// Returns the value of a header of the app.
  func override(_ name: String) -> String? {
    Headers(overrides)[name]
  }
}

/// The URL that the paths of the contract are appended to.
struct BaseURL: Sendable {
  private let text: String
  /// Why no path can be appended to this URL; nil when one can.
  private let fault: String?

  init(_ url: URL) {
    let parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
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
    // URLSession would send it to every server that asks for it.
    if parts?.user != nil { return "has a user name" }
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
extension Int: ParameterValue { var parameterText: String { description } }
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
  /// The unreserved characters of RFC 3986 §2.3, and the marks that need no encoding in a segment or a query (§3.3). The TypeScript SDK sends
  /// the same characters.
  private static let unencoded = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!()*".utf8)

  /// Returns this text as a path segment. An empty segment, `.` and `..` would be removed on the way (RFC 3986 §5.2.4).
  fileprivate func segment(_ name: String) throws -> String {
    guard !["", ".", ".."].contains(self) else { throw InvalidArgument(name: name, fault: "must not be \"\(self)\"") }
    return percentEncoded
  }

  /// This text, percent-encoded.
  fileprivate var percentEncoded: String {
    utf8.reduce(into: "") { encoded, byte in
      let isPlain = Self.unencoded.contains(byte)
      encoded += isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }

  /// Whether this text can be the name of a header (RFC 9110 §5.1, §5.6.2).
  var isHeaderName: Bool {
    !isEmpty && utf8.allSatisfy(Self.tokenCharacters.contains)
  }

  private static let tokenCharacters = Set("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

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
