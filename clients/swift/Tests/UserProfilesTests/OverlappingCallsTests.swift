import Foundation
import Testing

@testable import UserProfiles

@Suite("The store of kept profiles")
struct EntityStoreTests {
  private let store = EntityStore(limit: 2)

  @Test("the entity that was not used for longest makes room")
  func eviction() async {
    for path in ["/a", "/b"] { await store.end(read(path), found("1", path)) }
    _ = await kept("/a")
    await store.end(read("/c"), found("1", "/c"))
    #expect(await kept("/a") != nil)
    #expect(await kept("/b") == nil)
    #expect(await kept("/c") != nil)
  }

  @Test("of two reads, the one that began later is kept, in whichever order they end", arguments: [[0, 1], [1, 0]])
  func twoReads(order: [Int]) async {
    let reads = [await read("/a"), await read("/a")]
    for index in order { await store.end(reads[index], found("\(index)", "/a")) }
    #expect(await kept("/a") == "1")
  }

  @Test("a read that began before a write ended is not kept", arguments: [true, false])
  func overtaken(isBeforeWrite: Bool) async {
    let earlier = await read("/a")
    let write = await store.begin("/a", isRead: false)
    let during = await read("/a")
    await store.end(write, found("written", "/a"))
    await store.end(isBeforeWrite ? earlier : during, found("read", "/a"))
    #expect(await kept("/a") == "written")
  }

  @Test("a read that began after a write ended is kept")
  func afterWrite() async {
    await store.end(store.begin("/a", isRead: false), found("written", "/a"))
    await store.end(read("/a"), found("read", "/a"))
    #expect(await kept("/a") == "read")
  }

  @Test("a read that a write has overtaken is not kept, also when what was written had to make room")
  func overtakenAndEvicted() async {
    let overtaken = await read("/a")
    await store.end(store.begin("/a", isRead: false), found("written", "/a"))
    for path in ["/b", "/c"] { await store.end(read(path), found("1", path)) }
    await store.end(overtaken, found("read", "/a"))
    #expect(await kept("/a") == nil)
  }

  @Test("a read is kept although there were writes at other paths and a write that failed")
  func others() async {
    let reading = await read("/a")
    await store.end(store.begin("/b", isRead: false), .gone(at: "/b"))
    await store.end(store.begin("/a", isRead: false), .nothing)
    await store.end(reading, found("read", "/a"))
    #expect(await kept("/a") == "read")
  }

  private func read(_ path: String) async -> EntityVisit {
    await store.begin(path, isRead: true)
  }

  private func found(_ etag: String, _ path: String) -> EntityFinding {
    .entity(KeptEntity(etag: etag, body: Data(), type: ObjectIdentifier(UserProfile.self)), at: path)
  }

  private func kept(_ path: String) async -> String? {
    await store.begin(path, isRead: false).kept?.etag
  }
}
