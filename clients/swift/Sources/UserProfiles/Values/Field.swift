/// A property of a request that can be omitted, cleared or set: in JSON, an absent property, `null` and a value are three things.
public enum Field<Value: Sendable>: Sendable {
  /// Omits the property, so that the API keeps its value.
  case keep
  /// Sends `null`.
  case clear
  case set(Value)
}

extension Field: Equatable where Value: Equatable {}
extension Field: Hashable where Value: Hashable {}

extension Field: Encodable where Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if case .set(let value) = self { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension Field: Decodable where Value: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self = container.decodeNil() ? .clear : .set(try container.decode(Value.self))
  }
}

// The synthesized conformances of structs call these two methods, because they are more specific. Only the struct can omit the key.

extension KeyedEncodingContainer {
  mutating func encode<Value: Encodable>(_ field: Field<Value>, forKey key: Key) throws {
    switch field {
    case .keep: return
    case .clear: try encodeNil(forKey: key)
    case .set(let value): try encode(value, forKey: key)
    }
  }
}

extension KeyedDecodingContainer {
  func decode<Value: Decodable>(_ type: Field<Value>.Type, forKey key: Key) throws -> Field<Value> {
    try decodeIfPresent(Field<Value>.self, forKey: key) ?? (contains(key) ? .clear : .keep)
  }
}
