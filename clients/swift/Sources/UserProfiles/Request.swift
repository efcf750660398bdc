import Foundation

/// A parameter of a request, its value as text.
enum Parameter: Sendable {
  case inPath(name: String, text: String)
  case inQuery(name: String, text: String)
  case inHeader(name: String, text: String)
  /// An optional one that the caller left out.
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

/// What can stand in a path, a query or a header.
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
  /// `template` with the path parameters in it, and the query behind it.
  /// - Throws: ``InvalidArgument`` for a path parameter that would make the request reach another resource.
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

  /// This text as a segment of a path. The empty segment, `.` and `..` are no segments that arrive (RFC 3986 §5.2.4).
  fileprivate func segment(_ name: String) throws -> String {
    guard !["", ".", ".."].contains(self) else { throw InvalidArgument(name: name, fault: "must not be \"\(self)\"") }
    return percentEncoded
  }

  /// Everything but the unreserved characters encoded.
  fileprivate var percentEncoded: String {
    utf8.reduce(into: "") { encoded, byte in
      let isUnreserved = Self.unreserved.contains(byte)
      encoded += isUnreserved ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
