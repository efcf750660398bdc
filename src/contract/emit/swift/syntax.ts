import type { SourceLocation, Property } from '../../model';

/** A name of the contract and its location. */
export interface Name {
  text: string;
  location: SourceLocation;
}

/**
 * Maps names of the contract that share a scope to Swift identifiers, without backticks.
 * @param what what the names denote, for the error message: `parameter`, `property` or `value`.
 * @param reserved identifiers that Swift or the SDK uses; such a name gets the suffix `Value`.
 * @returns name of the contract → identifier, in the order of `names`.
 * @throws ContractError when two names map to the same identifier, or a name contains a lone surrogate.
 */
export function namesOf(names: readonly Name[], what: string, reserved: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const { text, location } of names) {
    if (/\p{Surrogate}/u.test(text))
      throw location.error(`the ${what} ${JSON.stringify(text)} contains a lone surrogate`, 'Use complete Unicode characters');
    const name = identifier(text);
    const usable = reserved.includes(name) ? `${name}Value` : name;
    const owner = owners.get(usable);
    if (owner !== undefined) {
      const both = `${JSON.stringify(owner)} and ${JSON.stringify(text)}`;
      throw location.error(`the ${what} names ${both} both become ${usable} in Swift`, 'Rename one of them');
    }
    owners.set(usable, text);
    found.set(text, usable);
  }
  return found;
}

/** Maps the property names of an object to Swift identifiers, as {@link namesOf} does. */
export function propertyNames(properties: readonly Property[]): Map<string, string> {
  const names = properties.map(({ name: text, location }) => ({ text, location }));
  return namesOf(names, 'property', ['hashValue', 'init', 'inout', 'self']);
}

/**
 * Returns a text as a camelCase identifier: `first-name`, `first_name` and `FIRST_NAME` become `firstName`, `userId` becomes `userID`, `+1`
 * becomes `plus1` and `404` becomes `_404`.
 */
export function identifier(text: string): string {
  const words = spelled(text.normalize('NFC')).match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['empty'];
  const [first = '', ...others] = words.map((word) => (/\p{Ll}/u.test(word) ? word : word.toLowerCase()));
  const name = withInitialisms([withLowerStart(first), ...others.map(withUpperStart)].join(''));
  return /^\p{L}/u.test(name) ? name : `_${name}`;
}

/**
 * Returns a camelCase name with its initialisms in upper case: `UserId` becomes `UserID`, `imageUrls` becomes `imageURLs`. An initialism in
 * lower case at the start of a name stays as it is: `urlOfPage`.
 * @see https://www.swift.org/documentation/api-design-guidelines/#follow-case-conventions
 */
export function withInitialisms(name: string): string {
  return name.replaceAll(initialism, (word) => word.toUpperCase());
}

const initialism = /(?:Api|Html|Https?|Id|Ip|Json|Ur[il]|Uuid|Xml)(?=s?(?!\p{Ll}))/gu;

/** Returns an identifier as source code: in backticks if it is a keyword of Swift. */
export function escaped(name: string): string {
  return keywords.has(name) ? `\`${name}\`` : name;
}

/** Returns a type name as a variable name: `URLOfPage` becomes `urlOfPage`. */
export function withLowerStart(name: string): string {
  return name.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u, (start) => start.toLowerCase());
}

function withUpperStart(word: string): string {
  return word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

// Between letters and digits most signs only separate words. Elsewhere they carry meaning: `-createdAt`, `>=`.
function spelled(text: string): string {
  const hasWord = /[\p{L}\p{N}]/u.test(text);
  return (hasWord ? text.replaceAll('_', ' ') : text)
    .replaceAll(/(?<=[\p{L}\p{M}\p{N}])[- ./:]+(?=[\p{L}\p{N}])/gu, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => ` ${signs[sign] ?? `u${(sign.codePointAt(0) ?? 0).toString(16)}`} `);
}

const signs: Readonly<Record<string, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'asterisk',
  '/': 'slash',
  '\\': 'backslash',
  '.': 'dot',
  ',': 'comma',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less',
  '>': 'greater',
  '=': 'equals',
  '!': 'not',
  '?': 'question',
  '%': 'percent',
  '&': 'and',
  '|': 'or',
  '@': 'at',
  '#': 'number',
  $: 'dollar',
  _: 'underscore',
  '~': 'tilde',
  '^': 'caret',
  '"': 'quote',
  "'": 'apostrophe',
};

/** @see https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure/#Keywords-and-Punctuation */
const keywords: ReadonlySet<string> = new Set(
  [
    'actor any as associatedtype async await borrowing break case catch class consume consuming continue copy default defer deinit',
    'discard do each else enum extension fallthrough false fileprivate for func guard if import in indirect init inout internal is',
    'let nil nonisolated operator package precedencegroup private protocol public repeat rethrows return self sending some static',
    'struct subscript super switch throw throws true try typealias unsafe var where while',
  ].flatMap((line) => line.split(' ')),
);

/** Returns a documentation comment, one line per line of the text, with a line break at the end; empty for a blank text. */
export function docs(text: string, indent = ''): string {
  return lines(
    linesOf(text).map((line) => (line === '' ? '///' : `/// ${line}`)),
    indent,
  );
}

/** Returns a text as one line of a documentation comment. */
export function oneLine(text: string): string {
  return linesOf(text)
    .filter((line) => line !== '')
    .join(' ');
}

/** Returns a string literal. Everything except printable ASCII is escaped, so that the source code shows every character. */
export function quoted(text: string): string {
  const content = text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(/[^ -~]/gu, (sign) => String.raw`\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  return `"${content}"`;
}

/** Returns lines of code, each with the indent in front and a line break at the end. */
export function lines(texts: readonly string[], indent: string): string {
  return texts.map((text) => `${indent}${text}\n`).join('');
}

/** Returns a comma-separated list, one item per line. */
export function listed(items: readonly string[], indent: string): string {
  return lines(
    items.map((item, index) => (index < items.length - 1 ? `${item},` : item)),
    indent,
  );
}

/** Returns code with every non-empty line indented by one level. */
export function indented(code: string): string {
  return code.replaceAll(/^(?=.)/gm, '  ');
}

const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

// Control characters, and characters that make an editor display code in another order than the compiler reads it.
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

function linesOf(text: string): string[] {
  const all = text.split(lineBreak).map((line) => line.replaceAll(invisible, '').trimEnd());
  const first = all.findIndex((line) => line !== '');
  return first === -1 ? [] : all.slice(first, all.findLastIndex((line) => line !== '') + 1);
}
