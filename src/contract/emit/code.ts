/** The first line of every generated file that can contain a comment. */
export const banner = '// Generated from openapi.yaml by `npm run generate`; do not edit.\n';

/** Returns a value as a TypeScript literal. Properties that are `undefined` are omitted. */
export function literal(value: unknown, indent = ''): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => `${inner}${propertyName(name)}: ${literal(item, inner)},\n`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}

/** Returns a property name, in quotes if it is not an identifier. */
export function propertyName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  return `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)}'`;
}

/**
 * Returns a TypeScript doc comment that ends with a line break, or an empty string if all paragraphs are empty.
 * @param paragraphs empty ones are omitted
 */
export function docComment(paragraphs: readonly string[], indent = ''): string {
  const lines = paragraphs.filter((text) => text !== '').flatMap((text, index) => [...(index > 0 ? [''] : []), ...linesOf(text)]);
  const [only, ...more] = lines;
  if (only === undefined) return '';
  if (more.length === 0) return `${indent}/** ${only} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}

/** Joins words to lines of at most `width` characters. A longer word gets its own line. */
export function wrapped(words: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

// Escapes the end of a comment, and splits at every character that editors and compilers treat as a line break.
function linesOf(text: string): string[] {
  return text
    .replaceAll('*/', String.raw`*\/`)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trimEnd());
}
