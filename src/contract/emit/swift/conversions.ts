import { type Conversion, recordOf } from '../conversions';
import type { Change, MergePatch } from '../merge-patches';
import type { Property } from '../../model';
import { revision } from './conventions';
import { escaped, listed, propertyNames, withLowerStart } from './syntax';
import { inNamespace, type SwiftTypes, typeName } from './types';

/** Returns the initializer that makes a request from a response. */
export function declareConversion(conversion: Conversion, types: SwiftTypes): string {
  const { request, response, properties } = conversion;
  const source = withLowerStart(typeName(response.name));
  const names = propertyNames(properties);
  const values = properties.map((property) => {
    const name = names.get(property.name) ?? '';
    return `${name}: ${valueOf(property, `${escaped(source)}.${escaped(name)}`, conversion, types)}`;
  });
  const isRevisioned = types.isRevisioned(request);
  return `extension ${inNamespace(typeName(request.name))} {
  /// Creates a request with the current values of \`${source}\`: change properties, then send it.${isRevisioned ? sentWith(source) : ''}
  public init(_ ${escaped(source)}: ${inNamespace(typeName(response.name))}) {
    self.init(
${listed([...values, ...(isRevisioned ? [`${revision}: ${escaped(source)}.${revision}`] : [])], '      ')}    )
  }
}
`;
}

function valueOf(property: Property, value: string, { request, response }: Conversion, types: SwiftTypes): string {
  const counterpart = recordOf(response).find(({ name }) => name === property.name) ?? property;
  if (!types.isField(request, property) || types.isField(response, counterpart)) return value;
  return `${value}.map { .set($0) } ?? .${counterpart.required ? 'clear' : 'keep'}`;
}

/** Returns the initializer that makes a merge patch from two versions of an object. That of a part accepts an object that did not exist. */
export function declarePatch({ patch, source, changes, isBody }: MergePatch, types: SwiftTypes): string {
  const type = inNamespace(typeName(source.name));
  const old = isBody ? withLowerStart(typeName(source.name)) : 'old';
  const edited = isBody ? 'edited' : 'new';
  const sourceNames = propertyNames(recordOf(source));
  const names = propertyNames(changes.map(({ property }) => property));
  const values = changes.map((change) => {
    const member = escaped(sourceNames.get(change.property.name) ?? '');
    const from = `${escaped(old)}${isBody ? '' : '?'}.${member}`;
    return `${names.get(change.property.name)}: ${difference(change, types)(from, `${edited}.${member}`)}`;
  });
  const isRevisioned = types.isRevisioned(patch);
  return `extension ${inNamespace(typeName(patch.name))} {
${isBody ? patchDocs(old, isRevisioned) : ''}  ${isBody ? 'public ' : ''}init(from ${escaped(old)}: ${type}${isBody ? '' : '?'}, to ${edited}: ${type}) {
    self.init(
${listed([...values, ...(isRevisioned ? [`${revision}: ${edited}.${revision}`] : [])], '      ')}    )
  }
}
`;
}

type Expression = (from: string, to: string) => string;

function difference({ property, kind }: Change, types: SwiftTypes): Expression {
  const name = types.external('Difference', 'UserProfiles');
  if (kind === 'value' && !property.nullable) return (from, to) => `${name}.value(${from}, ${to})`;
  if (kind === 'value') return (from, to) => `${name}.field(${from}, ${to})`;
  if (kind !== 'record') return (from, to) => `${name}.${kind}(${from}, ${to})`;
  return (from, to) => `${name}.record(${from}, ${to}) { ${types.of(property.schemaType)}(from: $0, to: $1) }`;
}

const sentWith = (source: string): string => ` The client
  /// sends it with the \`${revision}\` of \`${source}\`, so that it changes no newer revision.`;

const patchDocs = (source: string, isRevisioned: boolean): string => `  /// Creates the request that changes \`${source}\` to \`edited\`.${
  isRevisioned ? sentWith('edited') : ''
}
  ///
  /// A property that is equal in both is left alone. A property that is nil in \`edited\` is cleared, and so is an optional text that is empty,
  /// as a form returns it. Properties that only the API changes are ignored.
  ///
  /// - Parameters:
  ///   - ${source}: The object as the app received it.
  ///   - edited: A changed copy of it.
`;
