import { mergePatch, type Contract, type Definition, type NamedType, type Property, type SchemaType } from '../model';
import { recordOf, successName } from './conversions';
import { isEmptyAccepted } from './document';

/** A merge patch (RFC 7396) that can be made from two versions of an object: the object has all its properties. */
export interface MergePatch {
  patch: NamedType;
  /** The type of the object. */
  source: NamedType;
  changes: Change[];
  /** Whether it is the body of a request, and not a part of another patch. */
  isBody: boolean;
}

/** A property of a merge patch. */
export interface Change {
  property: Property;
  /** `text`: an empty text clears the property. `record`: the value is itself a merge patch. `map`: it is a map of values that may be null. */
  kind: 'value' | 'text' | 'record' | 'map';
}

/** Returns the merge patches of the contract: the bodies of PATCH, and their parts. Each follows the patches that it contains. */
export function mergePatchesOf(contract: Contract): MergePatch[] {
  const reader = new Reader(contract);
  for (const { body, path } of contract.operations) {
    const read = contract.operations.find((operation) => operation.method === 'GET' && operation.path === path);
    if (body?.mediaType === mergePatch && read) reader.add(body.name, successName(read), true);
  }
  return reader.found;
}

class Reader {
  readonly found: MergePatch[] = [];

  constructor(private readonly contract: Contract) {}

  /** Adds a merge patch and its parts. Returns whether it can be made from the source. */
  add(patchName: string, sourceName: string | undefined, isBody = false): boolean {
    const patch = this.named(patchName);
    const source = sourceName === undefined ? undefined : this.named(sourceName);
    if (!patch || !source) return false;
    if (this.found.some((one) => one.patch === patch && one.source === source)) return true;
    const changes = recordOf(patch).map((property) => this.changeOf(patch, property, source));
    const complete = changes.filter((change) => change !== undefined);
    if (complete.length < changes.length) return false;
    this.found.push({ patch, source, changes: complete, isBody });
    return true;
  }

  private changeOf(patch: NamedType, property: Property, source: NamedType): Change | undefined {
    const counterpart = recordOf(source).find(({ name }) => name === property.name);
    if (!counterpart) return undefined;
    const kind = this.kindOf(property.schemaType, counterpart.schemaType);
    const isCleared = kind === 'value' && property.nullable && this.isText(property.schemaType);
    if (isCleared && !isEmptyAccepted(this.contract.document, patch.name, property.name)) return { property, kind: 'text' };
    return kind && { property, kind };
  }

  private kindOf(patch: SchemaType, source: SchemaType): Change['kind'] | undefined {
    const [one, other] = [this.definitionOf(patch), this.definitionOf(source)];
    if (JSON.stringify(one) === JSON.stringify(other)) return 'value';
    if (one.kind === 'map' && other.kind === 'map' && JSON.stringify(one.values) === JSON.stringify(other.values)) return 'map';
    const isPart = patch.kind === 'named' && source.kind === 'named' && this.add(patch.name, source.name);
    return isPart ? 'record' : undefined;
  }

  private isText(schemaType: SchemaType): boolean {
    const definition = this.definitionOf(schemaType);
    return definition.kind === 'text' && definition.format !== 'date' && definition.format !== 'date-time';
  }

  private definitionOf(schemaType: SchemaType): Definition {
    return (schemaType.kind === 'named' ? this.named(schemaType.name)?.definition : undefined) ?? schemaType;
  }

  private named(name: string): NamedType | undefined {
    return this.contract.namedTypes.find((schemaType) => schemaType.name === name);
  }
}
