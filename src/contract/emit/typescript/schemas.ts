import { banner } from '../banner';
import { docComment } from '../comment';
import { literal, propertyName } from '../literal';
import type { Contract, Definition, NamedShape, Property, Shape } from '../../model';

/** The types of a contract by name. */
export type Types = ReadonlyMap<string, NamedShape>;

export const typesOf = ({ shapes }: Contract): Types => new Map(shapes.map((shape) => [shape.name, shape]));

/** clients/typescript/src/generated/schemas.ts: a name for each type that has parts or choices. */
export function emitSchemas(contract: Contract): string {
  const types = typesOf(contract);
  const aliases = contract.shapes.filter(isSpoken).map((shape) => `${docComment([shape.description])}${declared(shape, types)}`);
  return `${banner}import type { components } from './types.js';

type Schemas = components['schemas'];

${aliases.join('\n')}`;
}

/** A shape as TypeScript says it; text and numbers of a name are text and numbers. */
export function typeOf(shape: Shape, types: Types): string {
  if (shape.kind === 'text') return 'string';
  if (shape.kind === 'integer') return 'number';
  if (shape.kind === 'list') return `(${typeOf(shape.items, types)})[]`;
  if (shape.kind === 'map') return `Record<string, ${typeOf(shape.values, types)}>`;
  if (shape.kind !== 'named') return shape.kind;
  const named = types.get(shape.name);
  return named && !isSpoken(named) && !isCompound(named.definition) ? typeOf(named.definition, types) : shape.name;
}

/** The names that {@link typeOf} uses for a shape. */
export function namesIn(shape: Shape, types: Types): string[] {
  if (shape.kind === 'list') return namesIn(shape.items, types);
  if (shape.kind === 'map') return namesIn(shape.values, types);
  if (shape.kind !== 'named') return [];
  return typeOf(shape, types) === shape.name ? [shape.name] : [];
}

const isCompound = (definition: Definition): definition is Extract<Definition, { kind: 'choice' | 'record' }> =>
  definition.kind === 'choice' || definition.kind === 'record';

const isSpoken = ({ definition }: NamedShape): boolean => isCompound(definition) || definition.kind === 'list' || definition.kind === 'map';

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
