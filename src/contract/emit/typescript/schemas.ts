import { banner } from '../banner';
import { docComment } from '../comment';
import { literal, propertyName } from '../literal';
import type { Contract, Definition, NamedShape, Property, Shape } from '../../model';

/** The named types of a contract, by name. */
export type Types = ReadonlyMap<string, NamedShape>;

export const typesOf = ({ shapes }: Contract): Types => new Map(shapes.map((shape) => [shape.name, shape]));

/** Emits clients/typescript/src/generated/schemas.ts: an exported name for each object, enum, list and map. */
export function emitSchemas(contract: Contract): string {
  const types = typesOf(contract);
  const aliases = contract.shapes.filter(isExported).map((shape) => `${docComment([shape.description])}${declared(shape, types)}`);
  return `${banner}import type { components } from './types.js';

type Schemas = components['schemas'];

${aliases.join('\n')}`;
}

/** Returns the TypeScript type of a shape. A named string or number is `string` or `number`. */
export function typeOf(shape: Shape, types: Types): string {
  if (shape.kind === 'text') return 'string';
  if (shape.kind === 'integer') return 'number';
  if (shape.kind === 'list') return `(${typeOf(shape.items, types)})[]`;
  if (shape.kind === 'map') return `Record<string, ${typeOf(shape.values, types)}>`;
  if (shape.kind !== 'named') return shape.kind;
  const named = types.get(shape.name);
  return named && !isExported(named) && !isCompound(named.definition) ? typeOf(named.definition, types) : shape.name;
}

/** Returns the exported names in the type that {@link typeOf} returns. */
export function namesIn(shape: Shape, types: Types): string[] {
  if (shape.kind === 'list') return namesIn(shape.items, types);
  if (shape.kind === 'map') return namesIn(shape.values, types);
  if (shape.kind !== 'named') return [];
  return typeOf(shape, types) === shape.name ? [shape.name] : [];
}

const isCompound = (definition: Definition): definition is Extract<Definition, { kind: 'choice' | 'record' }> =>
  definition.kind === 'choice' || definition.kind === 'record';

const isExported = ({ definition }: NamedShape): boolean =>
  isCompound(definition) || definition.kind === 'list' || definition.kind === 'map';

function declared(shape: NamedShape, types: Types): string {
  if (shape.isComponent) return `export type ${shape.name} = Schemas[${literal(shape.name)}];\n`;
  const { definition } = shape;
  if (definition.kind === 'choice') return `export type ${shape.name} = ${definition.values.map((value) => literal(value)).join(' | ')};\n`;
  if (definition.kind === 'record')
    return `export interface ${shape.name} {\n${definition.properties.map((one) => member(one, types)).join('')}}\n`;
  return `export type ${shape.name} = ${typeOf(definition, types)};\n`;
}

function member({ name, description, required, nullable, shape }: Property, types: Types): string {
  const type = `${typeOf(shape, types)}${nullable ? ' | null' : ''}`;
  return `${docComment([description], '  ')}  ${propertyName(name)}${required ? '' : '?'}: ${type};\n`;
}
