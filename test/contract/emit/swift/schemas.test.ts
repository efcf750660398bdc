import { describe, expect, it } from '@jest/globals';
import { nested, swiftOf, thing, thingRequest } from './swift-sdk';

const returned = (schema: string, ...others: string[]) => swiftOf([thing, [`    Thing: ${schema}`, ...others].join('\n    ')]);
const sent = (schema: string, ...others: string[]) => swiftOf([thingRequest, [`    ThingRequest: ${schema}`, ...others].join('\n    ')]);

describe('the type of a property', () => {
  it.each<[string, string, string]>([
    ['a string', 'type: string', 'String'],
    ['a date-time', 'type: string, format: date-time', 'Date'],
    ['a date', 'type: string, format: date', 'CalendarDate'],
    ['a URI', 'type: string, format: uri', 'String'],
    ['a UUID', 'type: string, format: uuid', 'String'],
    ['an integer of 64 bits', 'type: integer, format: int64', 'Int'],
    ['an integer of 32 bits', 'type: integer, format: int32', 'Int'],
    ['a number', 'type: number', 'Double'],
    ['a boolean', 'type: boolean', 'Bool'],
    ['an array', 'type: array, items: { type: array, items: { type: boolean } }', '[[Bool]]'],
    ['a map', 'type: object, additionalProperties: { type: array, items: { type: number } }', '[String: [Double]]'],
  ])('of %s', (_what, schema, want) => {
    expect(returned(`{ type: object, required: [a], properties: { a: { ${schema} } } }`)).toContain(`    public var a: ${want}\n`);
  });

  it.each<[string, string, string]>([
    ['an optional property', '{ type: object, properties: { a: { type: string } } }', 'String?'],
    ['an optional nullable property', '{ type: object, properties: { a: { type: string, nullable: true } } }', 'String?'],
    ['a required nullable property', '{ type: object, required: [a], properties: { a: { type: string, nullable: true } } }', 'String?'],
  ])('of %s in a response is optional', (_what, schema, want) => {
    expect(returned(schema)).toContain(`    public var a: ${want}\n`);
  });

  it.each<[string, string, string]>([
    ['a string', '{ type: string }', 'Swift.String'],
    ['an array', "{ type: array, items: { $ref: '#/components/schemas/Date' } }", '[API.Date]'],
    ['a map', '{ type: object, additionalProperties: { type: integer } }', '[Swift.String: Int]'],
  ])('is the alias of %s that has the name of a type of Swift', (_what, string, want) => {
    const code = returned(
      "{ type: object, properties: { a: { $ref: '#/components/schemas/String' } } }",
      `String: ${string}`,
      'Date: { type: string }',
    );
    expect(code).toContain('    public var a: API.String?\n');
    expect(code).toContain(`  public typealias String = ${want}\n`);
  });
});

it('a schema without properties or values is a typealias with its description', () => {
  expect(
    returned(
      "{ type: object, properties: { a: { $ref: '#/components/schemas/Day' } } }",
      'Day: { type: string, format: date, description: A day. }',
    ),
  ).toContain(
    nested(`/// A day.
public typealias Day = CalendarDate

public struct Thing: Sendable, Hashable, Codable {
  /// A day.
  public var a: API.Day?
`),
  );
});

describe('an object', () => {
  it('is a struct whose initializer has defaults for optional properties', () => {
    expect(
      returned(
        '{ type: object, description: A thing., required: [b], properties: { a: { type: string, description: First. }, b: { type: boolean } } }',
      ),
    ).toContain(
      nested(`/// A thing.
public struct Thing: Sendable, Hashable, Codable {
  /// First.
  public var a: String?
  public var b: Bool

  public init(
    a: String? = nil,
    b: Bool
  ) {
    self.a = a
    self.b = b
  }
}
`),
    );
  });

  it('has coding keys where a Swift name differs from the JSON name', () => {
    expect(
      returned(
        '{ type: object, properties: { in: { type: string }, first-name: { type: string }, self: { type: string }, "*/": { type: string } } }',
      ),
    ).toContain(
      nested(`public struct Thing: Sendable, Hashable, Codable {
  public var \`in\`: String?
  public var firstName: String?
  public var selfValue: String?
  public var asteriskSlash: String?

  public init(
    \`in\`: String? = nil,
    firstName: String? = nil,
    selfValue: String? = nil,
    asteriskSlash: String? = nil
  ) {
    self.\`in\` = \`in\`
    self.firstName = firstName
    self.selfValue = selfValue
    self.asteriskSlash = asteriskSlash
  }

  private enum CodingKeys: String, CodingKey {
    case \`in\`
    case firstName = "first-name"
    case selfValue = "self"
    case asteriskSlash = "*/"
  }
}
`),
    );
  });
});

describe('an object with the id of a user', () => {
  const own: [string, string] = ['x-access: [administrator]', 'x-access: [self]'];
  const identified = (...properties: string[]) =>
    swiftOf(own, [thing, `    Thing: { type: object, required: [thingId], properties: { ${properties.join(', ')} } }`]);

  it('is Identifiable by the property that the path parameter of the owner names', () => {
    const code = identified('thingId: { type: string }');
    expect(code).toContain('  public struct Thing: Sendable, Hashable, Codable, Identifiable {\n');
    expect(code).toContain('    /// The value of `thingID`.\n    public var id: String { self.thingID }\n');
  });

  it('is not Identifiable when another property has the name id', () => {
    expect(identified('thingId: { type: string }', 'id: { type: string }')).toContain(
      '  public struct Thing: Sendable, Hashable, Codable {\n',
    );
  });

  it('is not Identifiable by an optional property', () => {
    expect(identified('thingId: { type: string, nullable: true }')).toContain('  public struct Thing: Sendable, Hashable, Codable {\n');
  });

  it('is not Identifiable when the path parameter does not name an owner', () => {
    const code = swiftOf([thing, '    Thing: { type: object, required: [thingId], properties: { thingId: { type: string } } }']);
    expect(code).toContain('  public struct Thing: Sendable, Hashable, Codable {\n');
  });
});

describe('an enum', () => {
  it('has a case for each value, and one for unknown values', () => {
    expect(
      returned(
        '{ type: object, properties: { kind: { type: string, description: Its kind., enum: ["", "404", default, unknown, none] } } }',
      ),
    ).toContain(
      nested(`/// Its kind.
public enum ThingKind: RawRepresentable, Sendable, Hashable, Codable {
  case empty
  case _404
  case \`default\`
  case unknownValue
  case noneValue
  /// A value that this version of the package does not know.
  case unknown(String)

  /// The values that this version of the package knows, in the order of the contract.
  public static let allKnownCases: [API.ThingKind] = [
    .empty,
    ._404,
    .\`default\`,
    .unknownValue,
    .noneValue,
  ]

  public init(rawValue: String) {
    switch rawValue {
    case "": self = .empty
    case "404": self = ._404
    case "default": self = .\`default\`
    case "unknown": self = .unknownValue
    case "none": self = .noneValue
    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: String {
    switch self {
    case .empty: ""
    case ._404: "404"
    case .\`default\`: "default"
    case .unknownValue: "unknown"
    case .noneValue: "none"
    case .unknown(let value): value
    }
  }
}
`),
    );
  });

  it('of a parameter without a schema name is documented with the name of the parameter', () => {
    expect(swiftOf(['{ type: boolean }', '{ type: string, enum: [only] }'])).toContain(
      '  /// The values of the parameter `dryRun`.\n  public enum ReplaceThingDryRun: ',
    );
  });
});

describe('a request', () => {
  it('has a Field for a property that can be omitted and can be null', () => {
    const code = sent(
      '{ type: object, properties: { a: { type: string, nullable: true }, b: { $ref: "#/components/schemas/Part" } } }',
      'Part: { type: object, properties: { c: { type: integer, nullable: true } } }',
    );
    expect(code).toContain('    public var a: Field<String>\n');
    expect(code).toContain('      a: Field<String> = .keep,\n');
    expect(code).toContain('    public var c: Field<Int>\n');
  });

  it('sends null for a required property that is nil', () => {
    expect(
      sent(
        '{ type: object, required: [a], properties: { a: { type: string, nullable: true }, in: { type: string }, c: { type: string, nullable: true } } }',
      ),
    ).toContain(
      nested(`  private enum CodingKeys: String, CodingKey {
    case a
    case \`in\`
    case c
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(self.a, forKey: .a)
    try container.encodeIfPresent(self.\`in\`, forKey: .\`in\`)
    try container.encode(self.c, forKey: .c)
  }
}
`),
    );
  });
});
