import Foundation

/// What the API said last of the entity at one path.
struct KeptEntity: Sendable {
  let etag: String
  /// Decoded anew each time it is used.
  let body: Data
  /// What the body is decoded as.
  let type: ObjectIdentifier
}

/// A call under way.
struct EntityVisit: Sendable {
  /// Below the base URL, without the query.
  let path: String
  /// Visits are numbered in the order in which they begin.
  let number: Int
  let isRead: Bool
  /// What was kept when the call began.
  let kept: KeptEntity?
}

/// What a call has found out about an entity.
enum EntityFinding: Sendable {
  case nothing
  case entity(KeptEntity, at: String)
  /// There is no entity, or nothing is known of it any more.
  case gone(at: String)
}

/// The entities that were read or written last, by path below the base URL.
///
/// A read is overtaken when a write at its path ends before the read does, or a read that began later: what it says is old.
actor EntityStore {
  private let limit: Int
  private var entries: [String: (entity: KeptEntity, lastUse: Int)] = [:]
  private var uses = 0
  private var visits = 0
  /// The reads under way that are not overtaken, by path.
  private var reads: [String: Set<Int>] = [:]

  init(limit: Int) {
    self.limit = limit
  }

  /// Each visit that begins must end.
  func begin(_ path: String, isRead: Bool) -> EntityVisit {
    visits += 1
    if isRead { reads[path, default: []].insert(visits) }
    return EntityVisit(path: path, number: visits, isRead: isRead, kept: entity(at: path))
  }

  func end(_ visit: EntityVisit, _ finding: EntityFinding) {
    guard !visit.isRead || removeRead(visit) else { return }
    switch finding {
    case .nothing: break
    case .entity(let entity, let path):
      overtakeReads(at: path, by: visit)
      keep(entity, at: path)
    case .gone(let path):
      overtakeReads(at: path, by: visit)
      entries[path] = nil
    }
  }

  private func entity(at path: String) -> KeptEntity? {
    guard let entry = entries[path] else { return nil }
    uses += 1
    entries[path]?.lastUse = uses
    return entry.entity
  }

  private func keep(_ entity: KeptEntity, at path: String) {
    uses += 1
    entries[path] = (entity, uses)
    guard entries.count > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    entries[oldest.key] = nil
  }

  /// - Returns: whether the read is not overtaken.
  private func removeRead(_ visit: EntityVisit) -> Bool {
    guard reads[visit.path]?.remove(visit.number) != nil else { return false }
    if reads[visit.path]?.isEmpty == true { reads[visit.path] = nil }
    return true
  }

  private func overtakeReads(at path: String, by visit: EntityVisit) {
    let later = (reads[path] ?? []).filter { visit.isRead && $0 > visit.number }
    reads[path] = later.isEmpty ? nil : later
  }
}
