import Foundation

/// What the API said last of the entity at one path.
struct KeptEntity: Sendable {
  let etag: String
  /// Decoded anew each time it is used.
  let body: Data
  /// What the body is decoded as.
  let type: ObjectIdentifier
}

/// The entities that were read or written last, by path below the base URL.
actor EntityStore {
  private let limit: Int
  private var entries: [String: (entity: KeptEntity, lastUse: Int)] = [:]
  private var uses = 0

  init(limit: Int) {
    self.limit = limit
  }

  func entity(at path: String) -> KeptEntity? {
    guard let entry = entries[path] else { return nil }
    uses += 1
    entries[path]?.lastUse = uses
    return entry.entity
  }

  func keep(_ entity: KeptEntity, at path: String) {
    uses += 1
    entries[path] = (entity, uses)
    guard entries.count > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    entries[oldest.key] = nil
  }

  func drop(_ path: String) {
    entries[path] = nil
  }
}
