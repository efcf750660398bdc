import type { Contract, NamedShape, Property, Shape } from '../../model';
import { isInlined, takenNames, type TakenNames } from './type-names';

/** The types of a contract as Swift has them. */
export class SwiftTypes {
  /** The shapes that are declared, in the order of the contract. */
  readonly declared: NamedShape[];
  private readonly shapes: ReadonlyMap<string, NamedShape>;
  private readonly taken: TakenNames;
  private readonly sent = new Set<string>();

  /** @throws ContractError for a schema that cannot be called in Swift what it is called. */
  constructor(contract: Contract) {
    this.taken = takenNames(contract);
    this.shapes = new Map(contract.shapes.map((shape) => [shape.name, shape]));
    this.declared = contract.shapes.filter((shape) => !isInlined(shape, this.taken));
    for (const { body } of contract.operations) if (body) this.markSent({ kind: 'named', name: body.name });
  }

  /** The shape that a name stands for. */
  named(name: string): NamedShape | undefined {
    return this.shapes.get(name);
  }

  /** @param byName whether the names of the contract are used for text, numbers, lists and maps. */
  of(shape: Shape, byName = true): string {
    if (shape.kind === 'text') return textTypes[shape.format ?? ''] ?? 'String';
    if (shape.kind === 'integer') return `Int${shape.bits}`;
    if (shape.kind === 'number') return 'Double';
    if (shape.kind === 'boolean') return 'Bool';
    if (shape.kind === 'list') return `[${this.of(shape.items, byName)}]`;
    if (shape.kind === 'map') return `[String: ${this.of(shape.values, byName)}]`;
    const definition = this.shapes.get(shape.name)?.definition;
    if (!definition || definition.kind === 'record' || definition.kind === 'choice') return shape.name;
    return byName && !this.taken.has(shape.name) ? shape.name : this.of(definition, byName);
  }

  /** The type of a property of a record. */
  ofProperty(record: NamedShape, property: Property): string {
    if (this.isField(record, property)) return `Field<${this.of(property.shape)}>`;
    return `${this.of(property.shape)}${property.required && !property.nullable ? '' : '?'}`;
  }

  /** Whether absent and `null` are two things that a request can say. */
  isField(record: NamedShape, property: Property): boolean {
    return this.isSent(record) && property.nullable && !property.required;
  }

  /** Whether the record is part of the body of a request. */
  isSent({ name }: NamedShape): boolean {
    return this.sent.has(name);
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

const textTypes: Readonly<Record<string, string>> = { 'date-time': 'Date', date: 'CalendarDate' };
