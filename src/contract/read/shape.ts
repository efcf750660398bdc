import type { Definition, NamedShape, Property, Shape } from '../model';
import type { Spot } from './source';

/**
 * Gathers the shapes that operations take and answer.
 * @throws ContractError with the place of what a typed SDK cannot express.
 */
export class Shapes {
  private readonly found = new Map<string, { shape: NamedShape; pointer: string }>();

  /** The shapes read so far, each after those that it refers to. */
  get all(): NamedShape[] {
    return [...this.found.values()].map(({ shape }) => shape);
  }

  /** @param name what an object or enum is called that stands in place. */
  read(spot: Spot, name: string, trail: readonly string[] = []): Shape {
    if (trail.includes(spot.pointer)) throw spot.error('the schema contains itself', 'Say how deep it goes: an SDK holds it by value');
    const own = componentName(spot);
    const definition = this.define(spot, own ?? name, [...trail, spot.pointer]);
    if (own === undefined && definition.kind !== 'record' && definition.kind !== 'choice') return definition;
    return this.named(spot, own ?? name, definition);
  }

  private named(spot: Spot, name: string, definition: Definition): Shape {
    const twin = this.found.get(name);
    if (twin && twin.pointer !== spot.pointer) {
      throw spot.error(
        `a second type ${name} (the first is ${twin.pointer})`,
        'Rename one, or put it in components.schemas under a name of its own',
      );
    }
    const isComponent = componentName(spot) !== undefined;
    const shape = { name, description: textOf(spot, 'description'), definition, isComponent, place: spot };
    this.found.set(name, { shape, pointer: spot.pointer });
    return { kind: 'named', name };
  }

  private define(spot: Spot, name: string, trail: readonly string[]): Definition {
    refuseAlternatives(spot);
    const type = spot.need('type', 'Say what it is: an SDK has no type for anything').value();
    const values = spot.find('enum') ?? spot.find('x-extensible-enum');
    if (values && type !== 'string') throw values.error('an enum that is not text', 'Use text, or a range');
    if (type === 'string') return values ? choiceOf(values) : textShape(spot);
    if (type === 'integer') return { kind: 'integer', bits: spot.find('format')?.value() === 'int32' ? 32 : 64 };
    if (type === 'number' || type === 'boolean') return { kind: type };
    if (type === 'array') return { kind: 'list', items: this.value(spot.need('items', 'Describe the items'), `${name}Item`, trail) };
    if (type === 'object') return this.defineObject(spot, name, trail);
    throw spot.error(`unknown type ${String(type)}`, 'Use object, array, string, integer, number or boolean');
  }

  private defineObject(spot: Spot, name: string, trail: readonly string[]): Definition {
    const additional = spot.find('additionalProperties');
    const properties = spot.find('properties')?.entries() ?? [];
    if (properties.length > 0 && additional && additional.value() !== false) {
      throw additional.error('properties with names and properties without', 'Put those without names in an object of their own');
    }
    if (properties.length === 0 && additional?.isMapping()) return { kind: 'map', values: this.value(additional, `${name}Value`, trail) };
    if (properties.length === 0)
      throw spot.error('an object that may hold anything', 'Describe its properties, or the schema of additionalProperties');
    const required = spot.find('required')?.value();
    return { kind: 'record', properties: properties.map(([key, property]) => this.property(key, property, { name, required, trail })) };
  }

  private property(key: string, spot: Spot, inside: { name: string; required: unknown; trail: readonly string[] }): Property {
    return {
      name: key,
      description: textOf(spot, 'description'),
      shape: this.read(spot, `${inside.name}${capitalized(key)}`, inside.trail),
      required: Array.isArray(inside.required) && inside.required.includes(key),
      nullable: isNullable(spot),
      personal: isPersonal(spot),
      place: spot,
    };
  }

  private value(spot: Spot, name: string, trail: readonly string[]): Shape {
    if (isNullable(spot)) throw spot.error('null among the values of a list or map', 'Leave out what has no value');
    return this.read(spot, name, trail);
  }
}

/** The text of a keyword, empty when it is absent. */
export function textOf(spot: Spot, keyword: string): string {
  return spot.find(keyword)?.string().trim() ?? '';
}

/** `user-id` or `userId` as part of a type's name: `UserId`. */
export function capitalized(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}

function componentName(spot: Spot): string | undefined {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(spot.pointer) ?? [];
  if (name !== undefined && !/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    throw spot.error(`the schema ${name}`, 'The types of the SDKs are named after it: begin with a capital, go on with letters and digits');
  }
  return name;
}

function refuseAlternatives(spot: Spot): void {
  for (const keyword of ['oneOf', 'anyOf', 'allOf', 'not']) {
    const found = spot.find(keyword);
    if (found) throw found.error(`${keyword} in a type of the SDKs`, 'Describe one structure');
  }
}

function choiceOf(values: Spot): Definition {
  const texts = values.items().map((value) => value.string());
  const twin = texts.find((text, index) => texts.indexOf(text) !== index);
  if (twin !== undefined) throw values.error(`the value ${twin} twice`, 'Name each value once');
  return { kind: 'choice', values: texts };
}

function textShape(spot: Spot): Shape {
  const format = spot.find('format');
  return { kind: 'text', ...(format && { format: format.string() }) };
}

function isNullable(spot: Spot): boolean {
  return spot.find('nullable')?.value() === true;
}

/** @throws ContractError when `x-personal-data` is neither true nor false */
export function isPersonal(schema: Spot): boolean {
  const marker = schema.find('x-personal-data');
  const value = marker?.value() ?? false;
  if (typeof value !== 'boolean') throw schema.error('x-personal-data is neither true nor false', 'Write true when it tells of a person');
  return value;
}
