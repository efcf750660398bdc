/// The pages of a list. Each page is requested when the loop reaches it.
///
/// The sequence ends after an error. Leave the loop, or cancel the task, to stop early.
public struct PageSequence<Page: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Response<Page>
  typealias Load = @Sendable (String?) async throws -> Response<Page>

  private let first: String?
  private let next: @Sendable (Page) -> String?
  private let load: Load

  init(from first: String?, next: @escaping @Sendable (Page) -> String?, load: @escaping Load) {
    self.first = first
    self.next = next
    self.load = load
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(position: .cursor(first), cursor: next, load: load)
  }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
    enum Position {
      case cursor(String?)
      case end
    }

    var position: Position
    let cursor: @Sendable (Page) -> String?
    let load: Load

    /// Requests the next page.
    ///
    /// - Returns: The response with the page; nil after the last page.
    /// - Throws: ``ClientError`` with the error responses of the operation.
    public mutating func next() async throws -> Response<Page>? {
      guard case .cursor(let current) = position else { return nil }
      position = .end
      let page = try await load(current)
      if let following = cursor(page.value) { position = .cursor(following) }
      return page
    }
  }
}

/// The items of all pages of a list. The next page is requested when the loop has used up the last one.
///
/// The sequence ends after an error. Leave the loop, or cancel the task, to stop early.
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
    var remaining: ArraySlice<Item> = []

    /// Returns the next item, and requests the next page when it is needed.
    ///
    /// - Returns: The item; nil after the last one.
    /// - Throws: ``ClientError`` with the error responses of the operation.
    public mutating func next() async throws -> Item? {
      while remaining.isEmpty {
        guard let page = try await pages.next() else { return nil }
        remaining = items(page.value)[...]
      }
      return remaining.popFirst()
    }
  }
}
