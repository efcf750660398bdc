import { describe, expect, it } from '@jest/globals';
import { swiftOf, thing, thingRequest } from './swift-sdk';

const described = (schema: string, ...others: string[]) => swiftOf([thing, [`    Thing: ${schema}`, ...others].join('\n    ')]);
const asked = (schema: string, ...others: string[]) => swiftOf([thingRequest, [`    ThingRequest: ${schema}`, ...others].join('\n    ')]);

describe('the type of a property', () => {
  it.each<[string, string, string]>([
    ['text', 'type: string', 'String'],
    ['a moment', 'type: string, format: date-time', 'Date'],
    ['a day', 'type: string, format: date', 'CalendarDate'],
    ['a URI is text', 'type: string, format: uri', 'String'],
    ['an id is text', 'type: string, format: uuid', 'String'],
    ['a whole number of 64 bits', 'type: integer, format: int64', 'Int64'],
    ['a whole number of 32 bits', 'type: integer, format: int32', 'Int32'],
    ['a number', 'type: number', 'Double'],
    ['a boolean', 'type: boolean', 'Bool'],
    ['a list', 'type: array, items: { type: array, items: { type: boolean } }', '[[Bool]]'],
    ['a map', 'type: object, additionalProperties: { type: array, items: { type: number } }', '[String: [Double]]'],
  ])('is that of %s', (_what, schema, want) => {
    expect(described(`{ type: object, required: [a], properties: { a: { ${schema} } } }`)).toContain(`  public var a: ${want}\n`);
  });

  it.each<[string, string, string]>([
    ['in an answer: optional', '{ type: object, properties: { a: { type: string } } }', 'String?'],
    ['in an answer: optional, or null', '{ type: object, properties: { a: { type: string, nullable: true } } }', 'String?'],
    ['in an answer: required, or null', '{ type: object, required: [a], properties: { a: { type: string, nullable: true } } }', 'String?'],
  ])('%s', (_what, schema, want) => {
    expect(described(schema)).toContain(`  public var a: ${want}\n`);
  });

  it.each<[string, string, string]>([
    ['is left out', 'Locale: { type: string }', 'String?'],
    ['is left out in lists', "Locale: { type: array, items: { $ref: '#/components/schemas/Date' } }", '[String]?'],
    [
      'is left out also where it is one of the SDK',
      'Locale: { type: object, additionalProperties: { type: integer } }',
      '[String: Int64]?',
    ],
  ])('a name for text, lists and maps that Swift has too %s', (_what, locale, want) => {
    const code = described(
      "{ type: object, properties: { a: { $ref: '#/components/schemas/Locale' } } }",
      locale,
      'Date: { type: string }',
    );
    expect(code).toContain(`  public var a: ${want}\n`);
    expect(code).not.toContain('typealias');
  });
});

it('a named value is a typealias with its description', () => {
  expect(
    described(
      "{ type: object, properties: { a: { $ref: '#/components/schemas/Day' } } }",
      'Day: { type: string, format: date, description: A day. }',
    ),
  ).toContain(`/// A day.
public typealias Day = CalendarDate

public struct Thing: Sendable, Hashable, Codable {
  /// A day.
  public var a: Day?
`);
});

describe('an object', () => {
  it('is a struct with an initializer in which what is optional can be left out', () => {
    expect(
      described(
        '{ type: object, description: A thing., required: [b], properties: { a: { type: string, description: First. }, b: { type: boolean } } }',
      ),
    ).toContain(`/// A thing.
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
`);
  });

  it('with names that Swift writes otherwise says those of JSON', () => {
    expect(
      described(
        '{ type: object, properties: { in: { type: string }, first-name: { type: string }, self: { type: string }, "*/": { type: string } } }',
      ),
    ).toContain(`public struct Thing: Sendable, Hashable, Codable {
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
`);
  });
});

describe('an enum', () => {
  it('is open, with a case for each value', () => {
    expect(
      described(
        '{ type: object, properties: { kind: { type: string, description: Its kind., enum: ["", "404", default, unknown, none] } } }',
      ),
    ).toContain(`/// Its kind.
public enum ThingKind: RawRepresentable, Sendable, Hashable, Codable {
  case empty
  case _404
  case \`default\`
  case unknownValue
  case noneValue
  /// A value that is newer than this package.
  case unknown(String)

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
`);
  });

  it('that a parameter has in place is described by its name', () => {
    expect(swiftOf(['{ type: boolean }', '{ type: string, enum: [only] }'])).toContain(
      '/// One of the values of `dryRun`.\npublic enum ReplaceThingDryRun: ',
    );
  });
});

describe('in a request', () => {
  it('absent, null and a value are three things where a property may be null or left out', () => {
    const code = asked(
      '{ type: object, properties: { a: { type: string, nullable: true }, b: { $ref: "#/components/schemas/Part" } } }',
      'Part: { type: object, properties: { c: { type: integer, nullable: true } } }',
    );
    expect(code).toContain('  public var a: Field<String>\n');
    expect(code).toContain('    a: Field<String> = .keep,\n');
    expect(code).toContain('  public var c: Field<Int64>\n');
  });

  it('a required property that is nil is sent as null', () => {
    expect(
      asked(
        '{ type: object, required: [a], properties: { a: { type: string, nullable: true }, in: { type: string }, c: { type: string, nullable: true } } }',
      ),
    ).toContain(`  private enum CodingKeys: String, CodingKey {
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
`);
  });
});
