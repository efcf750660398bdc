import { describe, expect, it } from '@jest/globals';
import { docs, escaped, identifier, namesOf, oneLine, quoted, withLowerStart } from '../../../../src/contract/emit/swift/syntax';

describe('the identifier of a name', () => {
  it.each<[string, string]>([
    ['givenName', 'givenName'],
    ['first-name', 'firstName'],
    ['first_name', 'firstName'],
    ['FIRST_NAME', 'firstName'],
    ['First name', 'firstName'],
    ['text/plain', 'textPlain'],
    ['v1.2', 'v12'],
    ['X-Trace-ID', 'xTraceID'],
    ['userId', 'userID'],
    ['userIds', 'userIDs'],
    ['avatarUrl', 'avatarURL'],
    ['user-id-url', 'userIDURL'],
    ['USER_ID', 'userID'],
    ['userUuid', 'userUUID'],
    ['idOfUser', 'idOfUser'],
    ['validIdea', 'validIdea'],
    ['Android', 'android'],
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
  ])('for %j is %s', (text, want) => {
    expect(identifier(text)).toBe(want);
  });
});

describe('the identifiers of a scope', () => {
  const named = (reserved: string[], ...texts: string[]) => {
    const location = { error: (problem: string, repair: string) => new Error(`here: ${problem}. ${repair}.`) };
    return [
      ...namesOf(
        texts.map((text) => ({ text, location })),
        'value',
        reserved,
      ).values(),
    ];
  };

  it('have the order of the names', () => {
    expect(named([], 'b', 'a')).toEqual(['b', 'a']);
  });

  it('get the suffix Value where Swift reserves the name', () => {
    expect(named(['self', 'unknown'], 'Self', 'unknown', 'init')).toEqual(['selfValue', 'unknownValue', 'init']);
  });

  it.each<[string, string, string]>([
    ['a-b', 'a_b', 'here: the value names "a-b" and "a_b" both become aB in Swift. Rename one of them.'],
    ['none', 'none-value', 'here: the value names "none" and "none-value" both become noneValue in Swift. Rename one of them.'],
    ['e\u0301', '\u00e9', 'here: the value names "e\u0301" and "\u00e9" both become \u00e9 in Swift. Rename one of them.'],
    ['a', '\ud800', String.raw`here: the value "\ud800" contains a lone surrogate. Use complete Unicode characters.`],
  ])('are rejected for %j and %j', (one, other, want) => {
    expect(() => named(['none'], one, other)).toThrow(new Error(want));
  });
});

it.each<[string, string]>([
  ['in', '`in`'],
  ['default', '`default`'],
  ['await', '`await`'],
  ['type', 'type'],
  ['constructor', 'constructor'],
])('the identifier %s is written as %s', (name, want) => {
  expect(escaped(name)).toBe(want);
});

it.each<[string, string]>([
  ['UserProfile', 'userProfile'],
  ['URLOfPage', 'urlOfPage'],
  ['URL', 'url'],
])('a variable of the type %s has the name %s', (name, want) => {
  expect(withLowerStart(name)).toBe(want);
});

describe('a documentation comment', () => {
  it.each<[string, string, string]>([
    ['is empty for a blank text', ' \n ', ''],
    ['has one line per line of the text', 'One.\nTwo.', '  /// One.\n  /// Two.\n'],
    ['keeps inner empty lines and removes spaces at the end', '\nOne. \n\nTwo.\n', '  /// One.\n  ///\n  /// Two.\n'],
    [
      'continues after every kind of line break',
      'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh',
      '  /// a\n  /// b\n  /// c\n  /// d\n  /// e\n  /// f\n  /// g\n  /// h\n',
    ],
    ['contains no characters that change the order of the text', '\u202ea\u2066b\u200f\u061c', '  /// ab\n'],
    ['contains no control characters', 'a\u0000b\u001b', '  /// ab\n'],
    ['keeps delimiters of comments and strings', String.raw`*/ \( """ \ /*`, `  /// ${String.raw`*/ \( """ \ /*`}\n`],
  ])('%s', (_rule, text, want) => {
    expect(docs(text, '  ')).toBe(want);
  });

  it('can be joined to one line', () => {
    expect(oneLine('One.\r\n\nTwo.\n')).toBe('One. Two.');
  });
});

describe('a string literal', () => {
  it.each<[string, string, string]>([
    ['keeps printable ASCII', `it's {a}`, `"it's {a}"`],
    ['escapes quotes', '"""', String.raw`"\"\"\""`],
    ['escapes interpolations', String.raw`\(x)`, String.raw`"\\(x)"`],
    ['escapes line breaks', 'a\r\nb', String.raw`"a\u{d}\u{a}b"`],
    ['escapes invisible characters', '\u202e\u2028\0', String.raw`"\u{202e}\u{2028}\u{0}"`],
    ['escapes characters beyond 16 bits as one code point', '👩', String.raw`"\u{1f469}"`],
  ])('%s', (_rule, text, want) => {
    expect(quoted(text)).toBe(want);
  });
});
