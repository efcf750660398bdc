import Foundation

/// The last known response for one path.
struct CachedResponse: Sendable {
  let etag: String
  /// The encoded body. It is decoded each time it is used.
  let body: Data
  /// The type that the body is decoded as.
  let type: ObjectIdentifier
}

/// A call that may change what is cached for a path.
struct CacheAccess: Sendable {
  /// The path below the base URL, without the query.
  let path: String
  /// Accesses are numbered in the order in which they begin.
  let number: Int
  let isRead: Bool
  /// The cached response when the call began.
  let cached: CachedResponse?
}

/// What a call means for the cache.
enum CacheFinding: Sendable {
  case nothing
  case response(CachedResponse, at: String)
  /// The resource does not exist, or its version is no longer known.
  case gone(at: String)
}

/// The responses that were read or written last, by path below the base URL.
///
/// A read is outdated when a write at its path, or a read that began later, ends before it. An outdated read does not change the cache, and
/// neither does an access that began before the cache was cleared.
actor ResponseCache {
  private let limit: Int
  private var entries: [String: (response: CachedResponse, lastUse: Int)] = [:]
  private var uses = 0
  private var accesses = 0
  /// The number of the last access that began before the cache was cleared.
  private var lastCleared = 0
  /// The subject of the last token that had one.
  private var subject: String?
  /// The numbers of the running reads that are not outdated, by path.
  private var reads: [String: Set<Int>] = [:]

  /// - Parameter limit: The maximum number of responses.
  init(limit: Int) {
    self.limit = limit
  }

  /// Begins an access. Every access that begins must end.
  ///
  /// - Parameter subject: The subject of the token that the request has. With another subject than before, another user is signed in: the
  ///   cache is cleared.
  func begin(_ path: String, isRead: Bool, subject: String? = nil) -> CacheAccess {
    if let subject, subject != self.subject { change(to: subject) }
    accesses += 1
    if isRead { reads[path, default: []].insert(accesses) }
    return CacheAccess(path: path, number: accesses, isRead: isRead, cached: response(at: path))
  }

  func end(_ access: CacheAccess, _ finding: CacheFinding) {
    guard access.number > lastCleared, !access.isRead || removeRead(access) else { return }
    switch finding {
    case .nothing: break
    case .response(let response, let path):
      markReadsOutdated(at: path, by: access)
      store(response, at: path)
    case .gone(let path):
      markReadsOutdated(at: path, by: access)
      entries[path] = nil
    }
  }

  private func change(to subject: String) {
    if self.subject != nil { (entries, reads, lastCleared) = ([:], [:], accesses) }
    self.subject = subject
  }

  private func response(at path: String) -> CachedResponse? {
    guard let entry = entries[path] else { return nil }
    uses += 1
    entries[path]?.lastUse = uses
    return entry.response
  }

  /// Stores a response, and removes the least recently used one when there are too many.
  private func store(_ response: CachedResponse, at path: String) {
    uses += 1
    entries[path] = (response, uses)
    guard entries.count > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    entries[oldest.key] = nil
  }

  /// - Returns: Whether the read is up to date.
  private func removeRead(_ access: CacheAccess) -> Bool {
    guard reads[access.path]?.remove(access.number) != nil else { return false }
    if reads[access.path]?.isEmpty == true { reads[access.path] = nil }
    return true
  }

  private func markReadsOutdated(at path: String, by access: CacheAccess) {
    let later = (reads[path] ?? []).filter { access.isRead && $0 > access.number }
    reads[path] = later.isEmpty ? nil : later
  }
}
