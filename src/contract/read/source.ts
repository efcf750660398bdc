import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** The contract contains something that the code generator does not support. The message contains the location, the problem and the fix. */
export class ContractError extends Error {
  /**
   * @param location file, line, column and JSON pointer
   * @param problem a clause without a full stop
   * @param repair what the author of the contract has to do, without a full stop
   */
  constructor(location: string, problem: string, repair: string) {
    super(`${location}: ${problem}. ${repair}.`);
    this.name = 'ContractError';
  }
}

const fileName = 'openapi.yaml';

/**
 * Parses the text of a contract and returns its root.
 * @throws ContractError if the text is not valid YAML
 */
export function openContract(text: string): SourceNode {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const [problem = 'not YAML'] = error.message.split(/ at line |:?\n/);
    throw new ContractError(`${fileName}:${line}:${col}`, `the YAML is invalid (${problem})`, 'Correct the syntax');
  }
  return new SourceNode({ document, lines }, document.contents, '#', 0);
}

interface Text {
  document: Document;
  lines: LineCounter;
}

/**
 * A node of the contract with its location. Steps to other nodes follow YAML aliases and `$ref`, so that readers see neither.
 * `pointer` is where the node is defined: two nodes with the same pointer are the same definition.
 */
export class SourceNode {
  constructor(
    private readonly text: Text,
    private readonly node: Node | null,
    readonly pointer: string,
    private readonly offset: number,
    /** Whether the contract reaches this node by a `$ref`. */
    readonly referred = false,
  ) {}

  /** The last step of the pointer: the name of a component, a property or a path. */
  get name(): string {
    return unescaped(this.pointer.slice(this.pointer.lastIndexOf('/') + 1));
  }

  /** Returns the error for a problem at this node, with line, column and JSON pointer. */
  error(problem: string, repair: string): ContractError {
    const { line, col } = this.text.lines.linePos(this.offset);
    return new ContractError(`${fileName}:${line}:${col} (${this.pointer})`, problem, repair);
  }

  /** @throws ContractError if this node is not a mapping */
  find(key: string): SourceNode | undefined {
    return this.entries().find(([name]) => name === key)?.[1];
  }

  /** @throws ContractError if the key is absent or this node is not a mapping */
  need(key: string, repair: string): SourceNode {
    const node = this.find(key);
    if (!node) throw this.error(`the key "${key}" is missing`, repair);
    return node;
  }

  /** @throws ContractError if this node is not a mapping */
  entries(): [string, SourceNode][] {
    if (!isMap(this.node)) throw this.error(`expected a mapping, found ${this.found()}`, 'Write `key: value` pairs');
    return this.node.items.map((pair) => {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? this.offset) : this.offset;
      return [name, this.step(name, pair.value, offset)];
    });
  }

  /** @throws ContractError if this node is not a list */
  items(): SourceNode[] {
    if (!isSeq(this.node)) throw this.error(`expected a list, found ${this.found()}`, 'Write a list');
    return this.node.items.map((item, index) =>
      this.step(String(index), item, isNode(item) ? (item.range?.[0] ?? this.offset) : this.offset),
    );
  }

  isMapping(): boolean {
    return isMap(this.node);
  }

  /** @throws ContractError if this node is not a string */
  string(): string {
    const value = this.value();
    if (typeof value !== 'string') {
      throw this.error(`expected a string, found ${this.found()}`, 'Write a string, in quotes if YAML reads it as another type');
    }
    return value;
  }

  /** Returns the value as JSON, without following the references in it. */
  value(): unknown {
    const value: unknown = this.node?.toJS(this.text.document);
    return value ?? null;
  }

  private found(): string {
    if (isMap(this.node)) return 'a mapping';
    return isSeq(this.node) ? 'a list' : JSON.stringify(this.value());
  }

  private step(name: string, value: unknown, offset: number): SourceNode {
    const pointer = `${this.pointer}/${escaped(name)}`;
    return new SourceNode(this.text, this.unaliased(value), pointer, offset).followed(new Set());
  }

  private unaliased(value: unknown): Node | null {
    const node = isAlias(value) ? value.resolve(this.text.document) : value;
    if (isAlias(value) && !node) throw this.error(`the YAML alias *${value.source} has no anchor`, `Define &${value.source} before it`);
    return isNode(node) ? node : null;
  }

  private followed(seen: Set<string>): SourceNode {
    if (!isMap(this.node) || !this.node.has('$ref')) return this;
    const reference = this.node.get('$ref');
    if (typeof reference !== 'string') return this;
    if (this.node.items.length > 1) throw this.error('OpenAPI ignores the keys beside $ref', 'Leave only the $ref');
    if (!reference.startsWith('#/')) throw this.error(`the $ref "${reference}" points outside this file`, 'Move its target to components');
    if (seen.has(reference)) throw this.error(`the $ref "${reference}" points to itself`, 'Refer to a definition');
    return this.target(reference).followed(seen.add(reference));
  }

  private target(reference: string): SourceNode {
    const steps = decodeURIComponent(reference.slice(2)).split('/').map(unescaped);
    let node: Node | null = this.text.document.contents;
    let offset = 0;
    for (const step of steps) {
      const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
      if (!pair) throw this.error(`the target of the $ref "${reference}" does not exist`, 'Refer to an existing definition');
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = this.unaliased(pair.value);
    }
    return new SourceNode(this.text, node, `#/${steps.map(escaped).join('/')}`, offset, true);
  }
}

/** Decodes a step of a JSON Pointer (RFC 6901 §4). */
export function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Encodes a name as a step of a JSON Pointer (RFC 6901 §3). */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
