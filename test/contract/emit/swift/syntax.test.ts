import { describe, expect, it } from '@jest/globals';
import { escaped, identifier, namesOf, withLowerStart } from '../../../../src/contract/emit/swift/syntax';

describe('a name of the contract is in Swift', () => {
  it.each<[string, string]>([
    ['givenName', 'givenName'],
    ['first-name', 'firstName'],
    ['first_name', 'firstName'],
    ['FIRST_NAME', 'firstName'],
    ['First name', 'firstName'],
    ['text/plain', 'textPlain'],
    ['v1.2', 'v12'],
    ['X-Trace-ID', 'xTraceId'],
    ['HTTPServer', 'httpServer'],
    ['iOS', 'iOS'],
    ['_id', 'id'],
    ['__proto__', 'proto'],
    ['404', '_404'],
    ['', 'empty'],
    [' ', 'empty'],
    ['_', 'underscore'],
    ['+1', 'plus1'],
    ['-1', 'minus1'],
    ['-', 'minus'],
    ['*', 'asterisk'],
    ['>=', 'greaterEquals'],
    ['-createdAt', 'minusCreatedAt'],
    ['a-', 'aMinus'],
    ['a+b', 'aPlusB'],
    ['$filter', 'dollarFilter'],
    ['@type', 'atType'],
    ['*/', 'asteriskSlash'],
    ['\n', 'ua'],
    ['\u202e', 'u202e'],
    ['é', 'é'],
    ['e\u0301', 'é'],
    ['日本', '日本'],
    ['👩', 'u1f469'],
  ])('%j: %s', (text, want) => {
    expect(identifier(text)).toBe(want);
  });
});

describe('names that live side by side', () => {
  const named = (reserved: string[], ...texts: string[]) => {
    const place = { error: (problem: string, repair: string) => new Error(`here: ${problem}. ${repair}.`) };
    return [
      ...namesOf(
        texts.map((text) => ({ text, place })),
        'value',
        reserved,
      ).values(),
    ];
  };

  it('are kept in their order', () => {
    expect(named([], 'b', 'a')).toEqual(['b', 'a']);
  });

  it('get an ending where Swift needs the name', () => {
    expect(named(['self', 'unknown'], 'Self', 'unknown', 'init')).toEqual(['selfValue', 'unknownValue', 'init']);
  });

  it.each<[string, string, string]>([
    ['a-b', 'a_b', 'here: the value names "a-b" and "a_b" are both aB in Swift. Rename one.'],
    ['none', 'none-value', 'here: the value names "none" and "none-value" are both noneValue in Swift. Rename one.'],
    ['e\u0301', '\u00e9', 'here: the value names "e\u0301" and "\u00e9" are both \u00e9 in Swift. Rename one.'],
    ['a', '\ud800', String.raw`here: the value "\ud800" holds half a character. Write whole characters.`],
  ])('%j and %j are refused', (one, other, want) => {
    expect(() => named(['none'], one, other)).toThrow(new Error(want));
  });
});

it.each<[string, string]>([
  ['in', '`in`'],
  ['default', '`default`'],
  ['await', '`await`'],
  ['type', 'type'],
  ['constructor', 'constructor'],
])('%s stands in the code as %s', (name, want) => {
  expect(escaped(name)).toBe(want);
});

it.each<[string, string]>([
  ['UserProfile', 'userProfile'],
  ['URLOfPage', 'urlOfPage'],
  ['URL', 'url'],
])('a variable of the type %s is called %s', (name, want) => {
  expect(withLowerStart(name)).toBe(want);
});
