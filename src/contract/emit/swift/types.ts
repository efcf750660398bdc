import type { Contract, Definition, NamedType, Property, SchemaType } from '../../model';
import { capitalized } from '../../read/schema-type';
import { ownerOf } from '../owner';
import { revisionedRequests } from './conventions';
import { withInitialisms } from './syntax';

/**
 * The Swift enum without cases that contains the generated types. An app that has a type of the same name as a schema can refer to both:
 * `Problem` is the type of the app, `API.Problem` the generated one.
 */
export const namespace = 'API';

/** A module that generated code imports, or belongs to. */
type Module = 'Swift' | 'Foundation' | 'UserProfiles';

/** Names that no generated type can have: Swift reserves four of them, and generated code refers to the namespace and the modules. */
export const reservedTypes: readonly string[] = [
  'Any',
  'Protocol',
  'Self',
  'Type',
  'decoder',
  'encoder',
  namespace,
  'Foundation',
  'Swift',
  'UserProfiles',
];

/** Returns the name, inside the namespace, of the type of a schema: `UserID` for `UserId`. */
export const typeName = (schema: string): string => withInitialisms(schema);

/** Returns the name, inside the namespace, of the enum with the error statuses of an operation. */
export function problemType(operationId: string): string {
  return typeName(`${capitalized(operationId)}Problem`);
}

/** Returns the name of a generated type as code refers to it. */
export function inNamespace(name: string): string {
  return `${namespace}.${name}`;
}

/** The Swift types of a contract. */
export class SwiftTypes {
  private readonly namedTypes: ReadonlyMap<string, NamedType>;
  private readonly nested: ReadonlySet<string>;
  private readonly sent = new Set<string>();
  private readonly ids: ReadonlySet<string>;
  private readonly revisioned: ReadonlySet<string>;

  constructor(contract: Contract) {
    const { operations, namedTypes } = contract;
    this.namedTypes = new Map(namedTypes.map((schemaType) => [schemaType.name, schemaType]));
    this.nested = new Set([...[...this.namedTypes.keys()].map(typeName), ...operations.map(({ id }) => problemType(id))]);
    this.revisioned = revisionedRequests(contract);
    this.ids = new Set(operations.flatMap((operation) => ownerOf(operation)?.name ?? []));
    for (const { body } of operations) if (body) this.markSent({ kind: 'named', name: body.name });
  }

  /** Returns the schema type with a name. */
  named(name: string): NamedType | undefined {
    return this.namedTypes.get(name);
  }

  /** Returns what a schema type consists of, without its name. */
  definitionOf(schemaType: SchemaType): Definition {
    return (schemaType.kind === 'named' ? this.namedTypes.get(schemaType.name)?.definition : undefined) ?? schemaType;
  }

  /**
   * Returns the name of a type from outside the namespace, as generated code refers to it. A generated type of the same name would shadow
   * it, so in that case the name is written with its module.
   */
  external(name: string, module: Module = 'Swift'): string {
    return this.nested.has(name) ? `${module}.${name}` : name;
  }

  /** Returns the list of the protocols of Swift that a generated type conforms to. */
  protocols(...names: string[]): string {
    return names.map((name) => this.external(name)).join(', ');
  }

  /** Returns the Swift type of a schema type. */
  of(schemaType: SchemaType): string {
    if (schemaType.kind === 'text') return this.ofText(schemaType.format);
    if (schemaType.kind === 'integer') return this.external('Int');
    if (schemaType.kind === 'number') return this.external('Double');
    if (schemaType.kind === 'boolean') return this.external('Bool');
    if (schemaType.kind === 'list') return `[${this.of(schemaType.items)}]`;
    if (schemaType.kind === 'map') return `[${this.external('String')}: ${this.of(schemaType.values)}${schemaType.nullable ? '?' : ''}]`;
    return inNamespace(typeName(schemaType.name));
  }

  /** Returns the Swift type of a property of an object. */
  ofProperty(record: NamedType, property: Property): string {
    const type = this.of(property.schemaType);
    if (this.isField(record, property)) return `${this.external('Field', 'UserProfiles')}<${type}>`;
    return `${type}${property.required && !property.nullable ? '' : '?'}`;
  }

  /** Whether a schema type becomes a `String` or an alias of it. */
  isString(schemaType: SchemaType): boolean {
    const definition = this.definitionOf(schemaType);
    return definition.kind === 'text' && definition.format !== 'date' && definition.format !== 'date-time';
  }

  /** Whether a request can both omit the property and set it to `null`. */
  isField(record: NamedType, property: Property): boolean {
    return this.isSent(record) && property.nullable && !property.required;
  }

  /** Whether the property identifies a response object: it has the name of the path parameter with which users address their own data. */
  isId(record: NamedType, { name, required, nullable }: Property): boolean {
    return this.ids.has(name) && required && !nullable && !this.isSent(record);
  }

  /** Whether the object is a request that remembers the revision that it was created from. */
  isRevisioned({ name }: NamedType): boolean {
    return this.revisioned.has(name);
  }

  /** Whether the object is part of a request body. */
  isSent({ name }: NamedType): boolean {
    return this.sent.has(name);
  }

  private ofText(format: string | undefined): string {
    if (format === 'date-time') return this.external('Date', 'Foundation');
    if (format === 'date') return this.external('CalendarDate', 'UserProfiles');
    return this.external('String');
  }

  private markSent(schemaType: SchemaType): void {
    if (schemaType.kind === 'list') this.markSent(schemaType.items);
    if (schemaType.kind === 'map') this.markSent(schemaType.values);
    const found = schemaType.kind === 'named' && !this.sent.has(schemaType.name) ? this.namedTypes.get(schemaType.name) : undefined;
    if (!found) return;
    this.sent.add(found.name);
    const { definition } = found;
    if (definition.kind === 'record') for (const property of definition.properties) this.markSent(property.schemaType);
    if (definition.kind !== 'record' && definition.kind !== 'choice') this.markSent(definition);
  }
}
