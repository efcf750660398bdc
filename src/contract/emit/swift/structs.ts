import type { NamedType, Property } from '../../model';
import { revision, revisionOf } from './conventions';
import { docs, escaped, lines, listed, propertyNames, quoted } from './syntax';
import { type SwiftTypes, typeName } from './types';

interface Member {
  property: Property;
  name: string;
  type: string;
  /** The default value in the initializer; absent for a required property. */
  absent?: string;
}

/** Returns the declaration of a struct with a property for each property of an object. */
export function declareStruct(record: NamedType, properties: Property[], types: SwiftTypes): string {
  const isRevisioned = types.isRevisioned(record);
  const members = membersOf(record, [...properties, ...(isRevisioned ? [revisionOf(record)] : [])], types);
  const isNullSent = types.isSent(record) && properties.some(({ required, nullable }) => required && nullable);
  const isEncoded = isNullSent || isRevisioned;
  const id = idOf(record, members, types);
  const parts = [
    declareInit(members),
    ...(id ? declareId(id) : []),
    ...codingKeys(members, isEncoded, types),
    ...(isEncoded ? [declareEncode(members, record, types)] : []),
  ];
  const conformances = [
    types.protocols('Sendable', 'Hashable', 'Codable', ...(id ? ['Identifiable'] : [])),
    ...(isRevisioned ? [types.external('RevisionedRequest', 'UserProfiles')] : []),
  ].join(', ');
  return `public struct ${typeName(record.name)}: ${conformances} {
${members.map((member) => `${docs(member.property.description, '  ')}  public var ${escaped(member.name)}: ${member.type}\n`).join('')}
${parts.join('\n')}}
`;
}

function membersOf(record: NamedType, properties: Property[], types: SwiftTypes): Member[] {
  const names = propertyNames(properties);
  return properties.map((property) => ({
    property,
    name: names.get(property.name) ?? property.name,
    type: types.ofProperty(record, property),
    ...(!property.required && { absent: types.isField(record, property) ? '.keep' : 'nil' }),
  }));
}

function declareInit(members: Member[]): string {
  const parameters = members.map(({ name, type, absent }) => `${escaped(name)}: ${type}${absent === undefined ? '' : ` = ${absent}`}`);
  return `  public init(
${listed(parameters, '    ')}  ) {
${members.map(({ name }) => `    self.${escaped(name)} = ${escaped(name)}\n`).join('')}  }
`;
}

/** Returns the member that identifies the object. Another member with the name `id` would contradict it. */
function idOf(record: NamedType, members: Member[], types: SwiftTypes): Member | undefined {
  const id = members.find(({ property }) => types.isId(record, property));
  return members.some((member) => member.name === 'id' && member !== id) ? undefined : id;
}

function declareId({ name, type }: Member): string[] {
  if (name === 'id') return [];
  return [`  /// The value of \`${name}\`.\n  public var id: ${type} { self.${escaped(name)} }\n`];
}

function codingKeys(members: Member[], isNeeded: boolean, types: SwiftTypes): string[] {
  if (!isNeeded && members.every(({ name, property }) => name === property.name)) return [];
  const keys = members.map(({ name, property }) =>
    name === property.name ? escaped(name) : `${escaped(name)} = ${quoted(property.name)}`,
  );
  return [`  private enum CodingKeys: ${types.protocols('String', 'CodingKey')} {\n${lines(keys, '    case ')}  }\n`];
}

// The synthesized method would omit a property that is nil, but a required one must be sent as null. And it would send the ETag.
function declareEncode(members: Member[], record: NamedType, types: SwiftTypes): string {
  const calls = members.map(({ name, property }) => {
    if (types.isRevisioned(record) && property.name === revision) {
      return `if !encoder.isRequestBody { try container.encodeIfPresent(self.${name}, forKey: .${name}) }`;
    }
    const isPlain = property.required || types.isField(record, property);
    return `try container.${isPlain ? 'encode' : 'encodeIfPresent'}(self.${escaped(name)}, forKey: .${escaped(name)})`;
  });
  return `  public func encode(to encoder: any ${types.external('Encoder')}) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
${lines(calls, '    ')}  }
`;
}
