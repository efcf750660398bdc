import { callable, splitAtCommas, textOf } from './declarations';

/**
 * Returns the public interface of a Swift module as sorted lines.
 *
 * | line | meaning |
 * |---|---|
 * | `struct API.UserProfile` | a type |
 * | `API.UserProfile conforms to Codable` | a conformance, also through another protocol of the module |
 * | `API.UserProfile: var bio: API.Bio?` | a member |
 * | `API.UserProfile: bio can be set` | a property that is not read-only |
 * | `Transport requires func send(_: TransportRequest) async throws -> TransportResponse` | a requirement of a protocol |
 *
 * Names of parameters behind their label and default values are left out, and so are the members that the compiler derives from a conformance.
 * @param text the module interface, as `swiftc -emit-module-interface` writes it.
 */
export function swiftSurface(text: string): string[] {
  const lines = new Set<string>();
  const scopes: Scope[] = [];
  const names = modulesIn(text);
  for (const each of joinedAccessors(text)) {
    const line = normalized(each, names);
    if (line === '}') scopes.pop();
    else if (line.endsWith('{') || line.endsWith('{}')) open(line, scopes, lines);
    else for (const member of membersOf(line, scopes.at(-1))) lines.add(member);
  }
  return [...withInherited(lines)].toSorted();
}

/** A type that conforms to a protocol of the module conforms to the protocols that this protocol inherits. */
function withInherited(lines: ReadonlySet<string>): Set<string> {
  const all = new Set(lines);
  // A set also visits what is added during the iteration.
  for (const line of all) {
    const [type, conformance] = line.split(' conforms to ');
    if (conformance === undefined) continue;
    const inherited = [...lines].filter((each) => each.startsWith(`${conformance} conforms to `));
    for (const each of inherited) all.add(each.replace(conformance, type ?? ''));
  }
  return all;
}

interface Scope {
  name: string;
  /** Whether the members are visible: those of a type that is not public are not. */
  isPublic: boolean;
  /** The word between the name of the type and its members. */
  joint: ': ' | ' requires ';
}

/** Puts the accessors of a property on its line: `var a: Int { get set }`. */
const joinedAccessors = (text: string): string[] =>
  text
    .replaceAll(/\{\n((?: *(?:nonmutating |mutating )?(?:get|set|_modify|_read)\b.*\n)+) *\}/g, (_, accessors: string) => {
      return `{ ${accessors
        .trim()
        .split(/\s*\n\s*/)
        .join(' ')} }`;
    })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(\/\/|#|import |@_exported import )/.test(line));

/** Returns the names of modules before a type: the module itself, and those that it imports, which differ between platforms. */
function modulesIn(text: string): RegExp {
  const imported = [...text.matchAll(/^(?:@\S+ )*import (\w+)/gm)].map(([, name]) => name);
  const own = /-module-name (\w+)/.exec(text)?.[1];
  return new RegExp(String.raw`(?<![\w.])(?:${[own, 'Foundation\\w*', ...imported].join('|')})\.`, 'g');
}

/** Attributes that begin with an underscore are the compiler's own. */
const normalized = (line: string, modules: RegExp): string =>
  line
    .replaceAll(modules, '')
    .replaceAll(/@_\w+(?:\([^ ]*?\(?_:_:\)?\)|\([^)]*\))? /g, '')
    .replaceAll(/ (?:borrowing|consuming|__owned|__shared) /g, ' ');

const typeLine =
  /^(?:@\S+ )*(public |open )?(?:final |indirect )*(struct|enum|class|actor|protocol|extension) ([\w.`]+(?:<[^>]*>)?)(?: : ([^{]*?))?( where [^{]*)? \{/;

interface Header {
  isPublic: boolean;
  kind: string;
  /** With type parameters. */
  name: string;
  conformances: string;
  /** With a space before it, or empty. */
  where: string;
}

function headerOf(line: string, outer: Scope | undefined): Header {
  const [, access, kind = '', declared = '', conformances = '', where = ''] = typeLine.exec(line) ?? [];
  const isExtension = kind === 'extension';
  const isPublic = (access !== undefined || isExtension) && outer?.isPublic !== false;
  return { isPublic, kind, name: outer && !isExtension ? `${outer.name}.${declared}` : declared, conformances, where };
}

function open(line: string, scopes: Scope[], lines: Set<string>): void {
  const { isPublic, kind, name, conformances, where } = headerOf(line, scopes.at(-1));
  const plain = name.replace(/<.*/, '');
  if (!line.endsWith('{}')) scopes.push({ name: plain, isPublic, joint: kind === 'protocol' ? ' requires ' : ': ' });
  if (!isPublic) return;
  const isExtension = kind === 'extension';
  if (!isExtension) lines.add(`${kind} ${name}${where}`);
  for (const conformance of splitAtCommas(conformances)) lines.add(`${plain} conforms to ${conformance}${isExtension ? where : ''}`);
}

const derived = /\btypealias __|\bhash\(into|\bhashValue\b|__derived_|\bencode\(to|\binit\(from decoder/;

function membersOf(line: string, scope: Scope | undefined): string[] {
  const isVisible = /^(@\S+ )*(public|open) /.test(line) || /^(indirect )?case /.test(line) || scope?.joint === ' requires ';
  if (!isVisible || scope?.isPublic === false || derived.test(line)) return [];
  const declaration = line.replaceAll(/\b(public|open|final|indirect|nonisolated) (?!\()/g, '');
  const owner = scope ? `${scope.name}${scope.joint}` : '';
  return facts(declaration).map((fact) => `${owner}${fact}`);
}

function facts(declaration: string): string[] {
  const called = callable(declaration);
  if (called) return [textOf(called)];
  const [, attributes = '', keyword, name = '', type = '', accessors = ' { get set }'] =
    /^(.*?)\b(let|var) (\w+|`\w+`): ([^{]*?)( \{.*\})?$/.exec(declaration) ?? [];
  if (keyword === undefined) return [declaration];
  const isSettable = keyword === 'var' && /\bset\b/.test(accessors) && !/\((set|internal|private)\)/.test(attributes);
  const effects = /\bget (async|throws)[^}]*/
    .exec(accessors)?.[0]
    .replace(/ set.*/, '')
    .trim();
  const variable = `${attributes.replaceAll(/\w+\(set\) /g, '')}var ${name}: ${type}${effects === undefined ? '' : ` { ${effects} }`}`;
  return isSettable ? [variable, `${name} can be set`] : [variable];
}
