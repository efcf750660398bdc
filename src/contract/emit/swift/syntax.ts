import type { Place, Property } from '../../model';

/** A name of the contract, and where it stands there. */
export interface Name {
  text: string;
  place: Place;
}

/**
 * The names that things of the contract which live side by side have in Swift, without backticks.
 * @param what the things are called in the message.
 * @param reserved what cannot be used; such a name gets `Value` behind it.
 * @throws ContractError when two have the same name, or one holds half a character.
 */
export function namesOf(names: readonly Name[], what: string, reserved: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const { text, place } of names) {
    if (/\p{Surrogate}/u.test(text))
      throw place.error(`the ${what} ${JSON.stringify(text)} holds half a character`, 'Write whole characters');
    const name = identifier(text);
    const usable = reserved.includes(name) ? `${name}Value` : name;
    const owner = owners.get(usable);
    if (owner !== undefined) {
      const both = `${JSON.stringify(owner)} and ${JSON.stringify(text)}`;
      throw place.error(`the ${what} names ${both} are both ${usable} in Swift`, 'Rename one');
    }
    owners.set(usable, text);
    found.set(text, usable);
  }
  return found;
}

/** The names of the properties of a record. */
export function propertyNames(properties: readonly Property[]): Map<string, string> {
  const names = properties.map(({ name: text, place }) => ({ text, place }));
  return namesOf(names, 'property', ['hashValue', 'init', 'inout', 'self']);
}

/** The words of a text in camelCase: `first-name`, `first_name` and `FIRST_NAME` are `firstName`, `+1` is `plus1`, `404` is `_404`. */
export function identifier(text: string): string {
  const words = spelled(text.normalize('NFC')).match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['empty'];
  const [first = '', ...others] = words.map((word) => (/\p{Ll}/u.test(word) ? word : word.toLowerCase()));
  const name = [withLowerStart(first), ...others.map(withUpperStart)].join('');
  return /^\p{L}/u.test(name) ? name : `_${name}`;
}

/** The name as it stands in the code: in backticks where Swift has the word for itself. */
export function escaped(name: string): string {
  return keywords.has(name) ? `\`${name}\`` : name;
}

/** The name of a type as that of a variable: `URLOfPage` is `urlOfPage`. */
export function withLowerStart(name: string): string {
  return name.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u, (start) => start.toLowerCase());
}

function withUpperStart(word: string): string {
  return word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

// Between letters and digits most signs separate words; elsewhere they say something: `-createdAt`, `>=`.
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
