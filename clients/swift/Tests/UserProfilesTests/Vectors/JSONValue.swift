import Foundation

/// A JSON value.
enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The member of an object; nil for another value, or an absent member.
  subscript(name: String) -> JSONValue? { members?[name] }

  var members: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }

  var items: [JSONValue]? {
    if case .list(let items) = self { items } else { nil }
  }

  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var int: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  var double: Double? {
    if case .number(let number) = self { number } else { int.map(Double.init) }
  }

  /// The members of an object whose values are texts.
  var texts: [String: String] { (members ?? [:]).compactMapValues(\.string) }

  /// Whether each member of `self` has the same value in `other`, which may have more members.
  func isContained(in other: JSONValue?) -> Bool {
    switch (self, other) {
    case (.object(let members), .object(let others)): members.allSatisfy { $1.isContained(in: others[$0]) }
    case (.list(let items), .list(let others)): items.count == others.count && zip(items, others).allSatisfy { $0.isContained(in: $1) }
    default: self == other
    }
  }
}

extension JSONValue: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let members = try? container.decode([String: JSONValue].self) {
      self = .object(members)
    } else if let items = try? container.decode([JSONValue].self) {
      self = .list(items)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let bool): try container.encode(bool)
    case .integer(let number): try container.encode(number)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }
}

extension JSONValue: CustomStringConvertible {
  /// The JSON text.
  var description: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "not JSON"
  }
}
