/** An edit of `small`. */
export interface Seed {
  what: string;
  from: string;
  to: string;
  /** The subject of the break; undefined for a compatible edit. */
  subject?: string;
}

/** A module with each kind of declaration that the Swift SDK has. */
export const small = `
public protocol Transport: Sendable {
  func send(_ request: String) async throws -> [UInt8]
}

public enum Precondition: Sendable, Hashable {
  case any
  case tag(String)
}

public enum Theme: Sendable, Hashable {
  case dark
  case unknown(String)
}

public struct User: Sendable, Hashable, Codable {
  public let id: String
  public var name: String?
  let secret: String

  public init(id: String, name: String? = nil) {
    self.id = id
    self.name = name
    secret = ""
  }
}

public struct Pages<Page, Item>: Sendable where Page: Sendable, Item: Sendable {
  public var first: @Sendable (Page, Item?) -> [String: Item]
}

public struct Client: Sendable {
  public private(set) var retries = 3

  @discardableResult
  public func getUser(id: String, ifMatch: Precondition = .any) async throws(CancellationError) -> User {
    fatalError()
  }
}
`;

export const breaking: Seed[] = [
  { what: 'a method has another name', from: 'func getUser', to: 'func readUser', subject: 'getUser' },
  { what: 'a label is another one', from: 'getUser(id: String', to: 'getUser(userID: String', subject: 'getUser' },
  { what: 'a parameter loses its default value', from: 'ifMatch: Precondition = .any', to: 'ifMatch: Precondition', subject: 'getUser' },
  { what: 'a new parameter is required', from: 'init(id: String,', to: 'init(id: String, age: Int,', subject: 'User' },
  {
    what: 'a method returns another type',
    from: 'async throws(CancellationError) -> User {',
    to: 'async throws(CancellationError) -> User? {',
    subject: 'getUser',
  },
  { what: 'a property has another type', from: 'public var name: String?', to: 'public var name: String??', subject: 'name' },
  {
    what: 'a property can no longer be set',
    from: 'public var name: String?',
    to: 'public internal(set) var name: String?',
    subject: 'name',
  },
  { what: 'a type loses a conformance', from: 'User: Sendable, Hashable, Codable', to: 'User: Sendable, Hashable', subject: 'Codable' },
  { what: 'a type is no longer public', from: 'public struct Pages', to: 'struct Pages', subject: 'Pages' },
  {
    what: 'a protocol requires more',
    from: 'public protocol Transport: Sendable {',
    to: 'public protocol Transport: Sendable {\n  func close()',
    subject: 'close',
  },
  { what: 'an enum has a new case', from: 'case tag(String)', to: 'case tag(String)\n  case none', subject: 'none' },
  { what: 'an enum loses a case', from: 'case dark', to: '', subject: 'dark' },
];

export const compatible: Seed[] = [
  { what: 'a new method', from: '@discardableResult', to: 'public func close(_ id: String) {}\n  @discardableResult' },
  {
    what: 'a new parameter with a default value',
    from: 'ifMatch: Precondition = .any',
    to: 'timeout: Double = 1, ifMatch: Precondition = .any',
  },
  { what: 'a parameter that gets a default value', from: 'init(id: String,', to: 'init(id: String = "",' },
  { what: 'another name behind a label', from: 'send(_ request: String)', to: 'send(_ message: String)' },
  { what: 'a property that can be set', from: 'public let id', to: 'public var id' },
  { what: 'a new property', from: 'public let id', to: 'public var age: Int { 1 }\n  public let id' },
  {
    what: 'a conformance through another protocol',
    from: 'public enum Precondition: Sendable, Hashable {',
    to: 'public protocol Condition: Sendable, Hashable {}\npublic enum Precondition: Condition {',
  },
  { what: 'a new conformance', from: 'Precondition: Sendable, Hashable', to: 'Precondition: Sendable, Hashable, Codable' },
  { what: 'a new case of an enum with unknown values', from: 'case dark', to: 'case dark\n  case sepia' },
  {
    what: 'a requirement with a default implementation',
    from: 'public protocol Transport: Sendable {',
    to: 'extension Transport {\n  public func close() {}\n}\npublic protocol Transport: Sendable {\n  func close()',
  },
  { what: 'a change that is not public', from: 'let secret: String', to: 'let secret: String\n  var cache: [Int] { [] }' },
];

/** Returns the text of the module after an edit. */
export function seeded({ from, to }: Seed): string {
  if (!small.includes(from)) throw new Error(`The small module does not contain "${from}". Edit a declaration that exists.`);
  return small.replace(from, to);
}
