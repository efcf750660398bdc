import { describe, expect, it } from '@jest/globals';
import { docs, oneLine, quoted } from '../../../../src/contract/emit/swift/text';

describe('a documentation comment', () => {
  it.each<[string, string, string]>([
    ['is nothing when there is nothing to say', ' \n ', ''],
    ['has a line for each line', 'One.\nTwo.', '  /// One.\n  /// Two.\n'],
    ['keeps empty lines inside and no spaces at the end', '\nOne. \n\nTwo.\n', '  /// One.\n  ///\n  /// Two.\n'],
    [
      'goes on over every kind of line break',
      'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh',
      '  /// a\n  /// b\n  /// c\n  /// d\n  /// e\n  /// f\n  /// g\n  /// h\n',
    ],
    ['shows the code in the order that it has', '\u202ea\u2066b\u200f\u061c', '  /// ab\n'],
    ['holds no control characters', 'a\u0000b\u001b', '  /// ab\n'],
    ['takes what ends comments and strings as it is', String.raw`*/ \( """ \ /*`, `  /// ${String.raw`*/ \( """ \ /*`}\n`],
  ])('%s', (_rule, text, want) => {
    expect(docs(text, '  ')).toBe(want);
  });

  it('can be one line', () => {
    expect(oneLine('One.\r\n\nTwo.\n')).toBe('One. Two.');
  });
});

describe('a string literal', () => {
  it.each<[string, string, string]>([
    ['has the text as it is', `it's {a}`, `"it's {a}"`],
    ['ends where the text ends', '"""', String.raw`"\"\"\""`],
    ['holds no interpolation', String.raw`\(x)`, String.raw`"\\(x)"`],
    ['is on one line', 'a\r\nb', String.raw`"a\u{d}\u{a}b"`],
    ['shows what cannot be seen', '\u202e\u2028\0', String.raw`"\u{202e}\u{2028}\u{0}"`],
    ['has characters beyond 16 bits in one piece', '👩', String.raw`"\u{1f469}"`],
  ])('%s', (_rule, text, want) => {
    expect(quoted(text)).toBe(want);
  });
});
