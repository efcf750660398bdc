import type { Contract, Definition, NamedShape, Property, Shape } from '../../model';
import { capitalized } from '../../read/shape';

/**
 * The Swift enum without cases that contains the generated types. An app that has a type of the same name as a schema can refer to both:
 * `Problem` is the type of the app, `API.Problem` the generated one.
 */
export const namespace = 'API';

/** A module that generated code imports, or belongs to. */
type Module = 'Swift' | 'Foundation' | 'UserProfiles';

/** Names that no generated type can have: Swift reserves four of them, and generated code refers to the namespace and the modules. */
export const reservedTypes: readonly string[] = ['Any', 'Protocol', 'Self', 'Type', namespace, 'Foundation', 'Swift', 'UserProfiles'];

/** Returns the name, inside the namespace, of the enum with the error statuses of an operation. */
export function problemType(operationId: string): string {
  return `${capitalized(operationId)}Problem`;
}

/** Returns the name of a generated type as code refers to it. */
export function inNamespace(name: string): string {
  return `${namespace}.${name}`;
}

/** The Swift types of a contract. */
export class SwiftTypes {
  private readonly shapes: ReadonlyMap<string, NamedShape>;
  private readonly nested: ReadonlySet<string>;
  private readonly sent = new Set<string>();

  constructor({ operations, shapes }: Contract) {
    this.shapes = new Map(shapes.map((shape) => [shape.name, shape]));
    this.nested = new Set([...this.shapes.keys(), ...operations.map(({ id }) => problemType(id))]);
    for (const { body } of operations) if (body) this.markSent({ kind: 'named', name: body.name });
  }

  /** Returns the schema type with a name. */
  named(name: string): NamedShape | undefined {
    return this.shapes.get(name);
  }

  /** Returns what a schema type consists of, without its name. */
  definitionOf(shape: Shape): Definition {
    return (shape.kind === 'named' ? this.shapes.get(shape.name)?.definition : undefined) ?? shape;
  }

  /**
   * Returns the name of a type from outside the namespace, as generated code refers to it. A generated type of the same name would shadow
   * it, so in that case the name is written with its module.
   */
  external(name: string, module: Module = 'Swift'): string {
    return this.nested.has(name) ? `${module}.${name}` : name;
  }

  /** Returns the Swift type of a schema type. */
  of(shape: Shape): string {
    if (shape.kind === 'text') return this.ofText(shape.format);
    if (shape.kind === 'integer') return this.external(`Int${shape.bits}`);
    if (shape.kind === 'number') return this.external('Double');
    if (shape.kind === 'boolean') return this.external('Bool');
    if (shape.kind === 'list') return `[${this.of(shape.items)}]`;
    if (shape.kind === 'map') return `[${this.external('String')}: ${this.of(shape.values)}]`;
    return inNamespace(shape.name);
  }

  /** Returns the Swift type of a property of an object. */
  ofProperty(record: NamedShape, property: Property): string {
    const type = this.of(property.shape);
    if (this.isField(record, property)) return `${this.external('Field', 'UserProfiles')}<${type}>`;
    return `${type}${property.required && !property.nullable ? '' : '?'}`;
  }

  /** Whether a schema type becomes a `String` or an alias of it. */
  isString(shape: Shape): boolean {
    const definition = this.definitionOf(shape);
    return definition.kind === 'text' && definition.format !== 'date' && definition.format !== 'date-time';
  }

  /** Whether a request can both omit the property and set it to `null`. */
  isField(record: NamedShape, property: Property): boolean {
    return this.isSent(record) && property.nullable && !property.required;
  }

  /** Whether the object is part of a request body. */
  isSent({ name }: NamedShape): boolean {
    return this.sent.has(name);
  }

  private ofText(format: string | undefined): string {
    if (format === 'date-time') return this.external('Date', 'Foundation');
    if (format === 'date') return this.external('CalendarDate', 'UserProfiles');
    return this.external('String');
  }

  private markSent(shape: Shape): void {
    if (shape.kind === 'list') this.markSent(shape.items);
    if (shape.kind === 'map') this.markSent(shape.values);
    const found = shape.kind === 'named' && !this.sent.has(shape.name) ? this.shapes.get(shape.name) : undefined;
    if (!found) return;
    this.sent.add(found.name);
    const { definition } = found;
    if (definition.kind === 'record') for (const property of definition.properties) this.markSent(property.shape);
    if (definition.kind !== 'record' && definition.kind !== 'choice') this.markSent(definition);
  }
}
