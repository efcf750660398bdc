/** A documentation comment in Swift, one line of the text a line. Ends in a line break, and is empty when there is nothing to say. */
export function docs(text: string, indent = ''): string {
  return lines(
    linesOf(text).map((line) => (line === '' ? '///' : `/// ${line}`)),
    indent,
  );
}

/** The text as one line of a documentation comment. */
export function oneLine(text: string): string {
  return linesOf(text)
    .filter((line) => line !== '')
    .join(' ');
}

/** A string literal of Swift. Everything but printable ASCII is escaped, so that the code shows what is there. */
export function quoted(text: string): string {
  const escaped = text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(/[^ -~]/gu, (sign) => String.raw`\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  return `"${escaped}"`;
}

/** Lines of code below each other. */
export function lines(texts: readonly string[], indent: string): string {
  return texts.map((text) => `${indent}${text}\n`).join('');
}

/** The items of a list, one a line, a comma between them. */
export function listed(items: readonly string[], indent: string): string {
  return lines(
    items.map((item, index) => (index < items.length - 1 ? `${item},` : item)),
    indent,
  );
}

const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

// Control characters, and those that show code in another order than it has.
const unseen = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

function linesOf(text: string): string[] {
  const all = text.split(lineBreak).map((line) => line.replaceAll(unseen, '').trimEnd());
  const first = all.findIndex((line) => line !== '');
  return first === -1 ? [] : all.slice(first, all.findLastIndex((line) => line !== '') + 1);
}
