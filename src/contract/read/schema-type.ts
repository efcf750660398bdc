import type { Definition, NamedType, Property, SchemaType } from '../model';
import type { SourceNode } from './source';

/**
 * Reads schemas as types of the SDKs and collects the named types.
 * Its methods throw a ContractError for a schema that a typed SDK cannot express, such as recursion or alternatives.
 */
export class SchemaTypeReader {
  /** @param components the schemas of components.schemas */
  constructor(private readonly components: readonly SourceNode[]) {}

  private readonly found = new Map<string, { type: NamedType; pointer: string }>();

  /** The named types read so far. Each follows the types that it refers to. */
  get all(): NamedType[] {
    return [...this.found.values()].map(({ type }) => type);
  }

  /**
   * Reads a schema and the schemas below it.
   * @param name the name of the type if the schema is an inline object or enum
   * @param trail the pointers of the schemas that contain this one
   */
  read(node: SourceNode, name: string, trail: readonly string[] = []): SchemaType {
    if (trail.includes(node.pointer)) throw node.error('the schema contains itself', 'Describe each level as its own schema');
    const own = componentName(node);
    const definition = this.define(node, own ?? name, [...trail, node.pointer]);
    if (own === undefined && definition.kind !== 'record' && definition.kind !== 'choice') return definition;
    return this.named(node, own ?? name, definition);
  }

  private named(node: SourceNode, name: string, definition: Definition): SchemaType {
    const twin = this.found.get(name);
    if (twin && twin.pointer !== node.pointer) {
      throw node.error(
        `the type name ${name} is already used by ${twin.pointer}`,
        'Rename one of them, or move this schema to components.schemas under another name',
      );
    }
    const isComponent = componentName(node) !== undefined;
    const type = { name, description: textOf(node, 'description'), definition, isComponent, location: node };
    this.found.set(name, { type, pointer: node.pointer });
    return { kind: 'named', name };
  }

  private define(node: SourceNode, name: string, trail: readonly string[]): Definition {
    checkComposition(node);
    const type = node.need('type', 'Write the type of the value: an SDK has no type for any value').value();
    const values = node.find('enum') ?? node.find('x-extensible-enum');
    if (values && type !== 'string') {
      throw values.error(`an enum of the type ${String(type)} is not supported`, 'Use strings, or minimum and maximum');
    }
    if (type === 'string') return values ? enumOf(values, isNullable(node)) : stringType(node);
    if (type === 'integer') return { kind: 'integer', bits: node.find('format')?.value() === 'int32' ? 32 : 64 };
    if (type === 'number' || type === 'boolean') return { kind: type };
    if (type === 'array') return { kind: 'list', items: this.nonNull(node.need('items', 'Describe the items'), `${name}Item`, trail) };
    if (type === 'object') return this.defineObject(node, name, trail);
    throw node.error(`the type ${String(type)} is unknown`, 'Use object, array, string, integer, number or boolean');
  }

  private defineObject(node: SourceNode, name: string, trail: readonly string[]): Definition {
    const additional = node.find('additionalProperties');
    const properties = node.find('properties')?.entries() ?? [];
    if (properties.length > 0 && additional && additional.value() !== false) {
      throw additional.error(
        'an object has both properties and additionalProperties',
        'Move the additional properties to their own object',
      );
    }
    if (properties.length === 0 && additional?.isMapping()) return this.map(additional, `${name}Value`, trail);
    if (properties.length === 0) {
      throw node.error('the properties of the object are not described', 'Add properties, or the schema of additionalProperties');
    }
    const required = node.find('required')?.value();
    return { kind: 'record', properties: properties.map(([key, property]) => this.property(key, property, { name, required, trail })) };
  }

  private map(values: SourceNode, name: string, trail: readonly string[]): Definition {
    return { kind: 'map', values: this.read(values, name, trail), nullable: isNullable(values) };
  }

  private property(key: string, node: SourceNode, inside: { name: string; required: unknown; trail: readonly string[] }): Property {
    return {
      name: key,
      description: textOf(node, 'description'),
      schemaType: this.read(this.original(node) ?? node, `${inside.name}${capitalized(key)}`, inside.trail),
      required: Array.isArray(inside.required) && inside.required.includes(key),
      nullable: isNullable(node),
      personal: isPersonal(node),
      location: node,
    };
  }

  /** Returns the component of which an inline enum is a copy that can also be null. The SDKs use the type of the component. */
  private original(node: SourceNode): SourceNode | undefined {
    if (!isNullable(node) || !node.find('enum') || componentName(node) !== undefined) return undefined;
    return this.components.find((component) => component.find('enum') && valueRules(component) === valueRules(node));
  }

  private nonNull(node: SourceNode, name: string, trail: readonly string[]): SchemaType {
    if (isNullable(node)) throw node.error('a list contains null', 'Remove nullable, and omit items without a value');
    return this.read(node, name, trail);
  }
}

/** Returns the trimmed text of a keyword, or an empty string if the keyword is absent. */
export function textOf(node: SourceNode, keyword: string): string {
  return node.find(keyword)?.string().trim() ?? '';
}

/** Returns a name as part of a type name: `UserId` for `user-id` and `userId`. */
export function capitalized(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}

function componentName(node: SourceNode): string | undefined {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(node.pointer) ?? [];
  if (name !== undefined && !/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    throw node.error(
      `the schema name ${name} cannot name a type of the SDKs and a model of API Gateway`,
      'Begin with a capital letter and use only letters and digits',
    );
  }
  return name;
}

function checkComposition(node: SourceNode): void {
  for (const keyword of ['oneOf', 'anyOf', 'allOf', 'not']) {
    const found = node.find(keyword);
    if (found) throw found.error(`${keyword} is not supported in a type of the SDKs`, 'Describe one structure');
  }
}

function enumOf(values: SourceNode, nullable: boolean): Definition {
  const texts = values.items().flatMap((value) => (nullable && value.value() === null ? [] : [value.string()]));
  const twin = texts.find((text, index) => texts.indexOf(text) !== index);
  if (twin !== undefined) throw values.error(`the enum contains "${twin}" twice`, 'List each value once');
  return { kind: 'choice', values: texts };
}

function stringType(node: SourceNode): SchemaType {
  const format = node.find('format');
  return { kind: 'text', ...(format && { format: format.string() }) };
}

/**
 * Returns whether `x-personal-data` marks the schema.
 * @throws ContractError if the marker is neither true nor false
 */
export function isPersonal(schema: SourceNode): boolean {
  const marker = schema.find('x-personal-data');
  const value = marker?.value() ?? false;
  if (typeof value !== 'boolean') {
    throw schema.error(`x-personal-data is ${JSON.stringify(value)}`, 'Write true if the value is personal data, otherwise false');
  }
  return value;
}

/**
 * Returns the schema with its references resolved, without keywords that do not affect validity.
 * The schema has been read by {@link SchemaTypeReader}, which rejects recursion and composition.
 */
export function resolvedSchema(node: SourceNode): unknown {
  if (!node.isMapping()) return node.value();
  const rules = node.entries().filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith('x-'));
  return Object.fromEntries(rules.map(([keyword, value]) => [keyword, resolvedKeyword(keyword, value)]));
}

/** Returns the rules for values that are not null, as text. Equal schemas have the same text, whether they are nullable or not. */
export function valueRules(schema: SourceNode): string {
  const keywords = schema.entries().map(([keyword]) => keyword);
  const rules = keywords.filter((keyword) => keyword !== 'nullable' && !annotations.has(keyword) && !keyword.startsWith('x-')).toSorted();
  return JSON.stringify(rules.map((keyword) => [keyword, withoutNull(schema.need(keyword, 'Write a value').value())]));
}

const withoutNull = (rule: unknown): unknown => (Array.isArray(rule) ? rule.filter((value) => value !== null) : rule);

/** Whether a value can be null. */
export function isNullable(schema: SourceNode): boolean {
  return schema.find('nullable')?.value() === true;
}

const annotations = new Set(['description', 'title', 'example', 'examples', 'externalDocs', 'deprecated', 'xml']);

function resolvedKeyword(keyword: string, value: SourceNode): unknown {
  if (keyword === 'properties') return Object.fromEntries(value.entries().map(([name, schema]) => [name, resolvedSchema(schema)]));
  return keyword === 'items' || keyword === 'additionalProperties' ? resolvedSchema(value) : value.value();
}
