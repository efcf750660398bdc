/// The header fields of an answer. Their names are compared without regard to case (RFC 9110 §5.1).
public struct Headers: Sendable, Hashable {
  private let fields: [String: String]

  /// - Parameter fields: names in any case → values.
  public init(_ fields: [String: String] = [:]) {
    self.fields = Dictionary(fields.map { ($0.lowercased(), $1) }, uniquingKeysWith: { "\($0), \($1)" })
  }

  /// The value of the field `name`; nil when the answer does not have it.
  public subscript(name: String) -> String? {
    fields[name.lowercased()]
  }
}
