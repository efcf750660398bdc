import { describe, expect, it } from '@jest/globals';
import { swiftBreaks } from './swift/breaks';
import { swiftSurface } from './swift/surface';

/** Lines of real interfaces. `npm run test:swift` compares the SDK itself, and the changes in swift/seeds.ts, with the compiler. */
const text = `// swift-interface-format-version: 1.0
// swift-module-flags: -target x86_64-pc-linux-gnu -swift-version 6 -module-name UserProfiles
import Foundation
import _Concurrency
import Swift
public protocol Transport : Swift.Sendable {
  func send(_ request: UserProfiles.TransportRequest) async throws -> UserProfiles.TransportResponse
}
public enum API {
  public enum Theme : Swift.RawRepresentable, Swift.Hashable {
    case dark
    case unknown(Swift.String)
    public init(rawValue: Swift.String)
    public var rawValue: Swift.String {
      get
    }
    public typealias RawValue = Swift.String
  }
  public struct User : Swift.Sendable, Swift.Codable {
    @_hasInitialValue public var name: Swift.String?
    internal let secret: Swift.String
    public init(id: Swift.String, name: Swift.String? = nil)
    public func encode(to encoder: any Swift.Encoder) throws
    public init(from decoder: any Swift.Decoder) throws
  }
}
extension UserProfiles.API.User : Swift.Equatable where Value : Swift.Equatable {
  @_implements(Swift.Equatable, ==(_:_:)) public static func __derived_struct_equals(_ a: UserProfiles.API.User, _ b: UserProfiles.API.User) -> Swift.Bool
}
public struct Pages<Page, Item> : _Concurrency.AsyncSequence where Page : Swift.Sendable {
  @_hasStorage public var size: Swift.Int {
    get
    set
  }
  #if compiler(>=5.3) && $TypedThrows
  @discardableResult
  public func map(_ change: (Page, [Swift.String : Item]) -> Swift.Void, from date: FoundationEssentials.Date = .now) async throws(UserProfiles.Failure) -> Item
  #endif
}
extension UserProfiles.Pages : Swift.Sendable {}
`;

const lines = swiftSurface(text);

describe('the lines of a Swift interface', () => {
  it('contain each public declaration once, without modules, names behind labels, default values and derived members', () => {
    expect(lines).toEqual([
      'API.Theme conforms to Hashable',
      'API.Theme conforms to RawRepresentable',
      'API.Theme: case dark',
      'API.Theme: case unknown(String)',
      'API.Theme: init(rawValue: String)',
      'API.Theme: typealias RawValue = String',
      'API.Theme: var rawValue: String',
      'API.User conforms to Codable',
      'API.User conforms to Equatable where Value : Equatable',
      'API.User conforms to Sendable',
      'API.User: init(id: String, name: String? = default)',
      'API.User: name can be set',
      'API.User: var name: String?',
      'Pages conforms to AsyncSequence',
      'Pages conforms to Sendable',
      'Pages: func map(_: (Page, [String : Item]) -> Void, from: Date = default) async throws(Failure) -> Item',
      'Pages: size can be set',
      'Pages: var size: Int',
      'Transport conforms to Sendable',
      'Transport requires func send(_: TransportRequest) async throws -> TransportResponse',
      'enum API',
      'enum API.Theme',
      'protocol Transport',
      'struct API.User',
      'struct Pages<Page, Item> where Page : Sendable',
    ]);
  });
});

const after = (from: string, to: string): string[] => {
  if (!text.includes(from)) throw new Error(`The interface does not contain "${from}".`);
  return swiftSurface(text.replace(from, to));
};

describe('the comparison of two Swift interfaces', () => {
  it.each([
    ['a method has another name', 'func map(', 'func each(', 'map'],
    ['a label is another one', 'init(id:', 'init(userID:', 'User'],
    ['a default value is gone', 'name: Swift.String? = nil', 'name: Swift.String?', 'User'],
    ['a new parameter is required', '(id: Swift.String,', '(id: Swift.String, age: Swift.Int,', 'User'],
    ['a method throws another error', 'throws(UserProfiles.Failure)', 'throws', 'map'],
    ['a property can only be read', 'get\n    set\n', 'get\n', 'size'],
    ['a type is gone', 'public struct Pages', 'internal struct Pages', 'Pages'],
    ['a conformance is gone', ' : Swift.Sendable, Swift.Codable', ' : Swift.Sendable', 'Codable'],
    ['a protocol requires more', '  func send', '  func close()\n  func send', 'close'],
  ])('reports that %s', (_what, from, to, subject) => {
    expect(swiftBreaks(lines, after(from, to), '').map((each) => each.subject)).toContain(subject);
  });

  it.each([
    ['a new method', '  @_hasStorage', '  public func close()\n  @_hasStorage'],
    ['a new parameter with a default value', '(id: Swift.String,', '(id: Swift.String, age: Swift.Int = 1,'],
    ['a default value that is new', '(id: Swift.String,', '(id: Swift.String = "",'],
    ['a new case of an enum with unknown values', 'case dark', 'case dark\n    case sepia'],
    ['a new type', 'public enum API {', 'public protocol Logger {\n  func log()\n}\npublic enum API {'],
    ['a new conformance', ' : Swift.Sendable, Swift.Codable', ' : Swift.Sendable, Swift.Codable, Swift.Hashable'],
  ])('accepts %s', (_what, from, to) => {
    expect(swiftBreaks(lines, after(from, to), '')).toEqual([]);
  });

  it('accepts a conformance through another protocol of the module', () => {
    const model = 'public protocol Model : Swift.Sendable, Swift.Codable {\n}\npublic struct User : UserProfiles.API.Model';
    expect(swiftBreaks(lines, after('public struct User : Swift.Sendable, Swift.Codable', model), '')).toEqual([]);
  });

  it('reports a member once, with the lines that are gone', () => {
    expect(swiftBreaks(lines, after('public var name: Swift.String?', 'public var name: Swift.Int'), 'swift.txt')).toEqual([
      { what: 'Missing: `API.User: var name: String?`', where: 'swift.txt', subject: 'name' },
    ]);
  });
});
