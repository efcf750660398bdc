import Foundation

@testable import UserProfiles

/// The client does something else than the vector says.
struct Mismatch: Error, CustomStringConvertible {
  let description: String

  init(_ what: String, expected: Any?, found: Any?) {
    description = "\(what): expected \(expected ?? "nothing"), found \(found ?? "nothing")"
  }

  init(_ description: String) {
    self.description = description
  }
}

/// Waits until `find` returns a value.
///
/// - Parameters:
///   - what: The awaited thing, for the description of the error.
///   - report: Describes what there is instead.
/// - Throws: ``Mismatch`` after ten seconds. Only a failing vector waits that long.
func eventually<Value>(_ what: String, report: () -> String, find: () -> Value?) async throws -> Value {
  let end = Date(timeIntervalSinceNow: 10)
  while Date() < end {
    if let found = find() { return found }
    try await Task.sleep(nanoseconds: 200_000)
  }
  throw Mismatch("waited in vain", expected: what, found: report())
}

/// What the client has sent and the vector has not yet awaited.
final class Inbox<Item: Sendable>: @unchecked Sendable {
  /// Protects `items`.
  private let lock = NSLock()
  private var items: [Item] = []

  var count: Int { lock.withLock { items.count } }

  func add(_ item: Item) {
    lock.withLock { items.append(item) }
  }

  /// Removes and returns the next item; nil when there is none.
  func take() -> Item? {
    lock.withLock { items.isEmpty ? nil : items.removeFirst() }
  }
}

/// Something that waits for a result from the vector. It ends early when the waiting task is cancelled.
struct Pending<Result: Sendable>: Sendable {
  private let stream: AsyncThrowingStream<Result, any Error>
  private let continuation: AsyncThrowingStream<Result, any Error>.Continuation

  init() {
    (stream, continuation) = AsyncThrowingStream.makeStream()
  }

  func resume(with result: Swift.Result<Result, any Error>) {
    continuation.yield(with: result)
    continuation.finish()
  }

  func result() async throws -> Result {
    for try await result in stream { return result }
    throw CancellationError()
  }
}
