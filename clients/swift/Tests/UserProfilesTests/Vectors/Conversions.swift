@testable import UserProfiles

/// The helpers that make a request from a profile.
enum Conversions {
  static func convert(_ name: String, from: JSONValue, to edited: JSONValue?) throws -> JSONValue {
    let user: API.UserProfile = try from.decoded()
    switch name {
    case "replaceUserRequest": return try JSONValue(encoding: API.ReplaceUserRequest(user))
    case "patchUserRequest":
      return try JSONValue(encoding: API.PatchUserRequest(from: user, to: (edited ?? from).withoutNulls.decoded()))
    default: throw Mismatch("The runner does not know the helper \(name).")
    }
  }
}

extension JSONValue {
  /// In the vectors, null clears. In Swift, a cleared property is nil, and a cleared key is not in the dictionary.
  fileprivate var withoutNulls: JSONValue {
    members.map { .object($0.filter { $0.value != .null }.mapValues(\.withoutNulls)) } ?? self
  }
}
