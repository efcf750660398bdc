import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** What the contract says at one place cannot be compiled. The message names the place and what to do. */
export class ContractError extends Error {
  constructor(place: string, problem: string, repair: string) {
    super(`${place}: ${problem}. ${repair}.`);
    this.name = 'ContractError';
  }
}

const fileName = 'openapi.yaml';

/**
 * Reads the text of a contract.
 * @throws ContractError where the text is not YAML.
 */
export function openContract(text: string): Spot {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const [problem = 'not YAML'] = error.message.split(/ at line |:?\n/);
    throw new ContractError(`${fileName}:${line}:${col}`, problem, 'Make the file valid YAML');
  }
  return new Spot({ document, lines }, document.contents, '#', 0);
}

interface Text {
  document: Document;
  lines: LineCounter;
}

/**
 * One place in the contract. Aliases and references are followed on the way, so that readers never meet one,
 * and `pointer` is the place where a thing is defined: two spots with one pointer are one thing.
 */
export class Spot {
  constructor(
    private readonly text: Text,
    private readonly node: Node | null,
    readonly pointer: string,
    private readonly offset: number,
    /** Whether the contract refers to this thing instead of holding it in place. */
    readonly referred = false,
  ) {}

  /** The last step of the pointer: the name of a component, a property or a path. */
  get name(): string {
    return unescaped(this.pointer.slice(this.pointer.lastIndexOf('/') + 1));
  }

  error(problem: string, repair: string): ContractError {
    const { line, col } = this.text.lines.linePos(this.offset);
    return new ContractError(`${fileName}:${line}:${col} (${this.pointer})`, problem, repair);
  }

  find(key: string): Spot | undefined {
    return this.entries().find(([name]) => name === key)?.[1];
  }

  /** @throws ContractError when the key is absent. */
  need(key: string, repair: string): Spot {
    const spot = this.find(key);
    if (!spot) throw this.error(`"${key}" is missing`, repair);
    return spot;
  }

  /** @throws ContractError when this is not a mapping. */
  entries(): [string, Spot][] {
    if (!isMap(this.node)) throw this.error('a mapping is expected here', 'Write `name: value` pairs');
    return this.node.items.map((pair) => {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? this.offset) : this.offset;
      return [name, this.step(name, pair.value, offset)];
    });
  }

  /** @throws ContractError when this is not a sequence. */
  items(): Spot[] {
    if (!isSeq(this.node)) throw this.error('a list is expected here', 'Write a list');
    return this.node.items.map((item, index) =>
      this.step(String(index), item, isNode(item) ? (item.range?.[0] ?? this.offset) : this.offset),
    );
  }

  isMapping(): boolean {
    return isMap(this.node);
  }

  isList(): boolean {
    return isSeq(this.node);
  }

  /** @throws ContractError when this is not text. */
  string(): string {
    const value = this.value();
    if (typeof value !== 'string') throw this.error('text is expected here', 'Write text, in quotes where YAML reads a number');
    return value;
  }

  /** The value as it stands, references unfollowed. */
  value(): unknown {
    const value: unknown = this.node?.toJS(this.text.document);
    return value ?? null;
  }

  private step(name: string, value: unknown, offset: number): Spot {
    const pointer = `${this.pointer}/${escaped(name)}`;
    return new Spot(this.text, this.unaliased(value), pointer, offset).followed(new Set());
  }

  private unaliased(value: unknown): Node | null {
    const node = isAlias(value) ? value.resolve(this.text.document) : value;
    if (isAlias(value) && !node) throw this.error(`the alias *${value.source} names nothing`, `Define &${value.source} before it`);
    return isNode(node) ? node : null;
  }

  private followed(seen: Set<string>): Spot {
    if (!isMap(this.node) || !this.node.has('$ref')) return this;
    const reference = this.node.get('$ref');
    if (typeof reference !== 'string') return this;
    if (this.node.items.length > 1) throw this.error('what stands next to $ref is ignored', 'Leave only the $ref');
    if (!reference.startsWith('#/')) throw this.error(`$ref leaves the file: ${reference}`, 'Put the thing under components');
    if (seen.has(reference)) throw this.error(`$ref leads back to itself: ${reference}`, 'Let it name a definition');
    return this.target(reference).followed(seen.add(reference));
  }

  private target(reference: string): Spot {
    const steps = decodeURIComponent(reference.slice(2)).split('/').map(unescaped);
    let node: Node | null = this.text.document.contents;
    let offset = 0;
    for (const step of steps) {
      const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
      if (!pair) throw this.error(`$ref names nothing: ${reference}`, 'Name something that exists');
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = this.unaliased(pair.value);
    }
    return new Spot(this.text, node, `#/${steps.map(escaped).join('/')}`, offset, true);
  }
}

/** A step of a JSON Pointer (RFC 6901 §4). */
function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The reverse of {@link unescaped}. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
