import { banner } from '../banner';
import { emitConversions } from './conversions';
import type { Contract, Definition, NamedShape, Property } from '../../model';
import { escaped, namesOf, propertyNames } from './syntax';
import { docs, lines, listed, quoted } from './text';
import type { SwiftTypes } from './types';

/**
 * Schemas.swift: the types that operations take and answer.
 * @throws ContractError for names that Swift cannot tell apart.
 */
export function emitSchemas(contract: Contract, types: SwiftTypes): string {
  const declared = types.declared.map((shape) => `${docs(describe(shape, contract))}${declare(shape, types)}`);
  return `${banner}import Foundation\n\n${[...declared, ...emitConversions(contract, types)].join('\n')}`;
}

function describe({ name, description }: NamedShape, { operations }: Contract): string {
  if (description !== '') return description;
  const parameters = operations.flatMap((operation) => operation.parameters);
  const owner = parameters.find(({ shape }) => shape.kind === 'named' && shape.name === name);
  return owner ? `One of the values of \`${owner.name}\`.` : '';
}

function declare(shape: NamedShape, types: SwiftTypes): string {
  const { name, definition } = shape;
  if (definition.kind === 'choice') return declareEnum(shape, definition);
  if (definition.kind === 'record') return declareStruct(shape, definition.properties, types);
  return `public typealias ${name} = ${types.of(definition)}\n`;
}

// Optional has `none` and `some`: `theme == .none` would compare with nil.
const reservedCases = ['init', 'none', 'self', 'some', 'unknown'];

function declareEnum({ name, place }: NamedShape, { values }: Extract<Definition, { kind: 'choice' }>): string {
  const names = namesOf(
    values.map((text) => ({ text, place })),
    'value',
    reservedCases,
  );
  const cases = [...names].map(([value, swift]) => ({ value: quoted(value), name: escaped(swift) }));
  return `public enum ${name}: RawRepresentable, Sendable, Hashable, Codable {
${cases.map((one) => `  case ${one.name}\n`).join('')}  /// A value that is newer than this package.
  case unknown(String)

  public init(rawValue: String) {
    switch rawValue {
${cases.map((one) => `    case ${one.value}: self = .${one.name}\n`).join('')}    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: String {
    switch self {
${cases.map((one) => `    case .${one.name}: ${one.value}\n`).join('')}    case .unknown(let value): value
    }
  }
}
`;
}

interface Member {
  property: Property;
  name: string;
  type: string;
}

function declareStruct(record: NamedShape, properties: Property[], types: SwiftTypes): string {
  const names = propertyNames(properties);
  const members = properties.map((property) => ({
    property,
    name: names.get(property.name) ?? property.name,
    type: types.ofProperty(record, property),
  }));
  const isNullSent = types.isSent(record) && properties.some(({ required, nullable }) => required && nullable);
  const parts = [declareInit(members), ...codingKeys(members, isNullSent), ...(isNullSent ? [declareEncode(members, record, types)] : [])];
  return `public struct ${record.name}: Sendable, Hashable, Codable {
${members.map((member) => `${docs(member.property.description, '  ')}  public var ${escaped(member.name)}: ${member.type}\n`).join('')}
${parts.join('\n')}}
`;
}

function declareInit(members: Member[]): string {
  const parameters = members.map((member) => `${escaped(member.name)}: ${member.type}${defaultOf(member)}`);
  return `  public init(
${listed(parameters, '    ')}  ) {
${members.map(({ name }) => `    self.${escaped(name)} = ${escaped(name)}\n`).join('')}  }
`;
}

function defaultOf({ property, type }: Member): string {
  if (property.required) return '';
  return type.startsWith('Field<') ? ' = .keep' : ' = nil';
}

function codingKeys(members: Member[], isNeeded: boolean): string[] {
  if (!isNeeded && members.every(({ name, property }) => name === property.name)) return [];
  const keys = members.map(({ name, property }) =>
    name === property.name ? escaped(name) : `${escaped(name)} = ${quoted(property.name)}`,
  );
  return [`  private enum CodingKeys: String, CodingKey {\n${lines(keys, '    case ')}  }\n`];
}

// Swift would leave out a property that is nil; a required one has to be sent as null.
function declareEncode(members: Member[], record: NamedShape, types: SwiftTypes): string {
  const calls = members.map(({ name, property }) => {
    const isPlain = property.required || types.isField(record, property);
    return `try container.${isPlain ? 'encode' : 'encodeIfPresent'}(self.${escaped(name)}, forKey: .${escaped(name)})`;
  });
  return `  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
${lines(calls, '    ')}  }
`;
}
