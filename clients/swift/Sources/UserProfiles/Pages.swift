/// The pages of a list, one request for each, made when it is asked for.
///
/// An error ends the walk. Cancel the task to leave it early, or just leave the loop.
public struct PageSequence<Page: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Answer<Page>
  typealias Load = @Sendable (String?) async throws -> Answer<Page>

  private let first: String?
  private let next: @Sendable (Page) -> String?
  private let load: Load

  init(from first: String?, next: @escaping @Sendable (Page) -> String?, load: @escaping Load) {
    self.first = first
    self.next = next
    self.load = load
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(place: .cursor(first), cursor: next, load: load)
  }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
    enum Place {
      case cursor(String?)
      case end
    }

    var place: Place
    let cursor: @Sendable (Page) -> String?
    let load: Load

    /// - Throws: ``ClientError`` with the problems of the operation.
    public mutating func next() async throws -> Answer<Page>? {
      guard case .cursor(let here) = place else { return nil }
      place = .end
      let page = try await load(here)
      if let following = cursor(page.value) { place = .cursor(following) }
      return page
    }
  }
}

/// The items of all pages of a list, a page being asked for when the one before is used up.
///
/// An error ends the walk. Cancel the task to leave it early, or just leave the loop.
public struct ItemSequence<Page: Sendable, Item: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Item

  private let pages: PageSequence<Page>
  private let items: @Sendable (Page) -> [Item]

  init(_ pages: PageSequence<Page>, items: @escaping @Sendable (Page) -> [Item]) {
    self.pages = pages
    self.items = items
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(pages: pages.makeAsyncIterator(), items: items)
  }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
    var pages: PageSequence<Page>.Iterator
    let items: @Sendable (Page) -> [Item]
    var left: ArraySlice<Item> = []

    /// - Throws: ``ClientError`` with the problems of the operation.
    public mutating func next() async throws -> Item? {
      while left.isEmpty {
        guard let page = try await pages.next() else { return nil }
        left = items(page.value)[...]
      }
      return left.popFirst()
    }
  }
}
