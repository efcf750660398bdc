/// What turns one version of an object into another, as the properties of a merge patch (RFC 7396).
enum Difference {
  /// Returns the new value; nil when nothing has changed, or the property cannot be cleared.
  static func value<Value: Equatable>(_ old: Value?, _ new: Value?) -> Value? {
    new == old ? nil : new
  }

  static func field<Value: Equatable>(_ old: Value?, _ new: Value?) -> Field<Value> {
    if new == old { return .keep }
    return new.map { .set($0) } ?? .clear
  }

  /// Treats an empty text as no text: a form returns it for an empty field.
  static func text(_ old: String?, _ new: String?) -> Field<String> {
    field(old, new?.isEmpty == true ? nil : new)
  }

  /// Treats a new object without values as no object: a form does not tell one from the other.
  ///
  /// - Parameter patch: Returns the merge patch of an object that has changed, or is new.
  static func record<Value: Equatable, Patch: Equatable>(
    _ old: Value?, _ new: Value?, _ patch: (Value?, Value) -> Patch
  ) -> Field<Patch> {
    guard let new else { return old == nil ? .keep : .clear }
    let change = patch(old, new)
    return change == patch(new, new) ? .keep : .set(change)
  }

  /// Returns the values that are new, and nil for each value that was removed.
  static func map<Value: Equatable>(_ old: [String: Value]?, _ new: [String: Value]?) -> Field<[String: Value?]> {
    record(old, new) { old, new in
      let removed = (old ?? [:]).filter { new[$0.key] == nil }.mapValues { _ in Value?.none }
      return new.filter { old?[$0.key] != $0.value }.mapValues(Optional.some).merging(removed) { value, _ in value }
    }
  }
}
