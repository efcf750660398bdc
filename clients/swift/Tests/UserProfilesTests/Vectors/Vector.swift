import Foundation
import Testing

@testable import UserProfiles

/// What one client does. `test/clients/vectors/README.md` describes the format.
struct Vector: Sendable, CustomTestStringConvertible {
  let file: String
  let name: String
  let client: JSONValue
  let steps: [JSONValue]

  var testDescription: String { "\(file): \(name)" }
}

extension Vector {
  private static let language = "swift"

  /// All vectors that Swift can express.
  static let all: [Vector] = files.flatMap(vectors(in:))

  /// The files of the project, which all SDKs run.
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent()
    .appendingPathComponent("../../../../../test/clients/vectors")
    .standardizedFileURL

  private static var files: [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }

  /// Traps when a file cannot be read, because a test without vectors would prove nothing.
  private static func vectors(in file: URL) -> [Vector] {
    do {
      let content = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
      let vectors = (content["vectors"] ?? .null).resolved(content["definitions"]?.members ?? [:])
      return (vectors.items ?? []).compactMap { Vector($0, file: file.deletingPathExtension().lastPathComponent) }
    } catch {
      fatalError("\(file.path): \(error)")
    }
  }

  /// Nil for a vector that Swift cannot express.
  private init?(_ json: JSONValue, file: String) {
    guard json["except"]?[Self.language] == nil else { return nil }
    self.file = file
    name = json["name"]?.string ?? ""
    client = json["client"] ?? .object([:])
    steps = json["steps"]?.items ?? []
  }
}

extension JSONValue {
  /// Replaces each object with a member `$use` by the definition of that name, with the other members of the object.
  fileprivate func resolved(_ definitions: [String: JSONValue]) -> JSONValue {
    switch self {
    case .list(let items): return .list(items.map { $0.resolved(definitions) })
    case .object(let members):
      let own = members.filter { $0.key != "$use" }.mapValues { $0.resolved(definitions) }
      guard let name = members["$use"]?.string else { return .object(own) }
      guard let definition = definitions[name] else { fatalError("There is no definition \"\(name)\".") }
      let base = definition.resolved(definitions)
      return base.members.map { .object($0.merging(own) { $1 }) } ?? base
    default: return self
    }
  }
}
