import { banner, docComment, literal, propertyName } from '../code';
import { recordOf } from '../conversions';
import type { Contract, Definition, NamedType, Parameter, Property, SchemaType } from '../../model';

/** The named types of a contract, by name. */
export type Types = ReadonlyMap<string, NamedType>;

export const typesOf = ({ namedTypes }: Contract): Types => new Map(namedTypes.map((schemaType) => [schemaType.name, schemaType]));

/** Emits clients/typescript/src/generated/schemas.ts: an exported name for each object, enum, list and map. */
export function emitSchemas(contract: Contract): string {
  const types = typesOf(contract);
  const conditional = conditionalBodies(contract);
  const aliases = contract.namedTypes.filter(isExported).map((schemaType) => {
    const text = `${docComment([schemaType.description])}${declared(schemaType, types)}`;
    return conditional.has(schemaType.name) ? text.replace(/;\n$/, ' & Revision;\n') : text;
  });
  const imported = conditional.size > 0 ? "import type { Revision } from '../operation.js';\n" : '';
  return `${banner}${imported}import type { components } from './types.js';

type Schemas = components['schemas'];

${aliases.join('\n')}`;
}

/** The member of a response, and of a request body, that contains the ETag. */
export const revision = 'etag';

/**
 * Returns the names of the request bodies that the client can make conditional.
 * @throws ContractError for a body with a property of the name that the client uses for the revision
 */
export function conditionalBodies({ operations, namedTypes }: Contract): Set<string> {
  const conditional = operations.filter(({ parameters }) => parameters.some(isIfMatch)).flatMap(({ body }) => (body ? [body.name] : []));
  for (const schemaType of namedTypes.filter(({ name }) => conditional.includes(name))) {
    const own = recordOf(schemaType).find(({ name }) => name === revision);
    if (own) throw own.location.error(`the property ${revision} of a body`, 'The SDK sends this member as If-Match: rename the property');
  }
  return new Set(conditional);
}

export const isIfMatch = (parameter: Parameter): boolean => parameter.in === 'header' && parameter.name === 'If-Match';

/** Returns the TypeScript type of a schema. A named string or number is `string` or `number`. */
export function typeOf(schemaType: SchemaType, types: Types): string {
  if (schemaType.kind === 'text') return 'string';
  if (schemaType.kind === 'integer') return 'number';
  if (schemaType.kind === 'list') return `(${typeOf(schemaType.items, types)})[]`;
  if (schemaType.kind === 'map') return `Record<string, ${typeOf(schemaType.values, types)}${schemaType.nullable ? ' | null' : ''}>`;
  if (schemaType.kind !== 'named') return schemaType.kind;
  const named = types.get(schemaType.name);
  return named && !isExported(named) && !isCompound(named.definition) ? typeOf(named.definition, types) : schemaType.name;
}

/** Returns the exported names in the type that {@link typeOf} returns. */
export function namesIn(schemaType: SchemaType, types: Types): string[] {
  if (schemaType.kind === 'list') return namesIn(schemaType.items, types);
  if (schemaType.kind === 'map') return namesIn(schemaType.values, types);
  if (schemaType.kind !== 'named') return [];
  return typeOf(schemaType, types) === schemaType.name ? [schemaType.name] : [];
}

const isCompound = (definition: Definition): definition is Extract<Definition, { kind: 'choice' | 'record' }> =>
  definition.kind === 'choice' || definition.kind === 'record';

const isExported = ({ definition }: NamedType): boolean =>
  isCompound(definition) || definition.kind === 'list' || definition.kind === 'map';

function declared(schemaType: NamedType, types: Types): string {
  if (schemaType.isComponent) return `export type ${schemaType.name} = Schemas[${literal(schemaType.name)}];\n`;
  const { definition } = schemaType;
  if (definition.kind === 'choice')
    return `export type ${schemaType.name} = ${definition.values.map((value) => literal(value)).join(' | ')};\n`;
  if (definition.kind === 'record')
    return `export interface ${schemaType.name} {\n${definition.properties.map((one) => member(one, types)).join('')}}\n`;
  return `export type ${schemaType.name} = ${typeOf(definition, types)};\n`;
}

function member({ name, description, required, nullable, schemaType }: Property, types: Types): string {
  const type = `${typeOf(schemaType, types)}${nullable ? ' | null' : ''}`;
  return `${docComment([description], '  ')}  ${propertyName(name)}${required ? '' : '?'}: ${type};\n`;
}
