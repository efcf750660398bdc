import { banner } from '../code';
import { type Conversion, conversionsOf, recordOf } from '../conversions';
import type { Contract, Definition, NamedType, Property } from '../../model';
import { docs, escaped, indented, lines, listed, namesOf, propertyNames, quoted, withLowerStart } from './syntax';
import { inNamespace, namespace, type SwiftTypes } from './types';

/**
 * Returns the content of Schemas.swift: the namespace, the types of requests and responses, and the initializers that make a request from
 * a response.
 * @throws ContractError for two names that become the same identifier.
 */
export function emitSchemas(contract: Contract, types: SwiftTypes): string {
  const declared = contract.namedTypes.map((schemaType) => `${docs(describe(schemaType, contract))}${declare(schemaType, types)}`);
  const conversions = conversionsOf(contract).filter(({ request, response }) => request !== response);
  return `${banner}import Foundation

/// The types of the API's requests and responses.
///
/// They are nested, so a schema can have the same name as a type of Swift, of Foundation or of your app.
public enum ${namespace} {
${indented(declared.join('\n'))}}
${conversions.map((conversion) => `\n${convert(conversion, types)}`).join('')}`;
}

function describe({ name, description }: NamedType, { operations }: Contract): string {
  if (description !== '') return description;
  const parameters = operations.flatMap((operation) => operation.parameters);
  const owner = parameters.find(({ schemaType }) => schemaType.kind === 'named' && schemaType.name === name);
  return owner ? `The values of the parameter \`${owner.name}\`.` : '';
}

function declare(schemaType: NamedType, types: SwiftTypes): string {
  const { name, definition } = schemaType;
  if (definition.kind === 'choice') return declareEnum(schemaType, definition, types);
  if (definition.kind === 'record') return declareStruct(schemaType, definition.properties, types);
  return `public typealias ${name} = ${types.of(definition)}\n`;
}

// Optional has `none` and `some`: `theme == .none` would compare with nil.
const reservedCases = ['init', 'none', 'self', 'some', 'unknown'];

function declareEnum({ name, location }: NamedType, { values }: Extract<Definition, { kind: 'choice' }>, types: SwiftTypes): string {
  const names = namesOf(
    values.map((text) => ({ text, location })),
    'value',
    reservedCases,
  );
  const cases = [...names].map(([value, swift]) => ({ value: quoted(value), name: escaped(swift) }));
  const string = types.external('String');
  return `public enum ${name}: ${protocols(types, 'RawRepresentable', 'Sendable', 'Hashable', 'Codable')} {
${cases.map((one) => `  case ${one.name}\n`).join('')}  /// A value that this version of the package does not know.
  case unknown(${string})

  public init(rawValue: ${string}) {
    switch rawValue {
${cases.map((one) => `    case ${one.value}: self = .${one.name}\n`).join('')}    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: ${string} {
    switch self {
${cases.map((one) => `    case .${one.name}: ${one.value}\n`).join('')}    case .unknown(let value): value
    }
  }
}
`;
}

function protocols(types: SwiftTypes, ...names: string[]): string {
  return names.map((name) => types.external(name)).join(', ');
}

interface Member {
  property: Property;
  name: string;
  type: string;
  /** The default value in the initializer; absent for a required property. */
  absent?: string;
}

function declareStruct(record: NamedType, properties: Property[], types: SwiftTypes): string {
  const names = propertyNames(properties);
  const members = properties.map((property) => ({
    property,
    name: names.get(property.name) ?? property.name,
    type: types.ofProperty(record, property),
    ...(!property.required && { absent: types.isField(record, property) ? '.keep' : 'nil' }),
  }));
  const isNullSent = types.isSent(record) && properties.some(({ required, nullable }) => required && nullable);
  const parts = [
    declareInit(members),
    ...codingKeys(members, isNullSent, types),
    ...(isNullSent ? [declareEncode(members, record, types)] : []),
  ];
  return `public struct ${record.name}: ${protocols(types, 'Sendable', 'Hashable', 'Codable')} {
${members.map((member) => `${docs(member.property.description, '  ')}  public var ${escaped(member.name)}: ${member.type}\n`).join('')}
${parts.join('\n')}}
`;
}

function declareInit(members: Member[]): string {
  const parameters = members.map(({ name, type, absent }) => `${escaped(name)}: ${type}${absent === undefined ? '' : ` = ${absent}`}`);
  return `  public init(
${listed(parameters, '    ')}  ) {
${members.map(({ name }) => `    self.${escaped(name)} = ${escaped(name)}\n`).join('')}  }
`;
}

function codingKeys(members: Member[], isNeeded: boolean, types: SwiftTypes): string[] {
  if (!isNeeded && members.every(({ name, property }) => name === property.name)) return [];
  const keys = members.map(({ name, property }) =>
    name === property.name ? escaped(name) : `${escaped(name)} = ${quoted(property.name)}`,
  );
  return [`  private enum CodingKeys: ${protocols(types, 'String', 'CodingKey')} {\n${lines(keys, '    case ')}  }\n`];
}

// The synthesized method would omit a property that is nil, but a required one must be sent as null.
function declareEncode(members: Member[], record: NamedType, types: SwiftTypes): string {
  const calls = members.map(({ name, property }) => {
    const isPlain = property.required || types.isField(record, property);
    return `try container.${isPlain ? 'encode' : 'encodeIfPresent'}(self.${escaped(name)}, forKey: .${escaped(name)})`;
  });
  return `  public func encode(to encoder: any ${types.external('Encoder')}) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
${lines(calls, '    ')}  }
`;
}

function convert(conversion: Conversion, types: SwiftTypes): string {
  const { request, response, properties } = conversion;
  const source = withLowerStart(response.name);
  const names = propertyNames(properties);
  const values = properties.map((property) => {
    const name = names.get(property.name) ?? '';
    return `${name}: ${valueOf(property, `${escaped(source)}.${escaped(name)}`, conversion, types)}`;
  });
  return `extension ${inNamespace(request.name)} {
  /// Creates a request with the current values of \`${source}\`: change properties, then send it.
  public init(_ ${escaped(source)}: ${inNamespace(response.name)}) {
    self.init(
${listed(values, '      ')}    )
  }
}
`;
}

function valueOf(property: Property, value: string, { request, response }: Conversion, types: SwiftTypes): string {
  const counterpart = recordOf(response).find(({ name }) => name === property.name) ?? property;
  if (!types.isField(request, property) || types.isField(response, counterpart)) return value;
  return `${value}.map { .set($0) } ?? .${counterpart.required ? 'clear' : 'keep'}`;
}
