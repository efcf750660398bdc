import { describe, expect, it } from '@jest/globals';
import { inNormalForm, isBio, isLine, isName } from '../../../src/users/content/text';

describe('a name', () => {
  it.each([
    ['in Latin', 'O’Hopper-Łuk'],
    ['in Persian with a non-joiner', 'نامه\u200cای'],
    ['in Hindi with a joiner', 'क्\u200dष'],
    ['in Hangul', '김철수'],
    ['in decomposed Hangul', '\u1100\u1161'],
    ['in Hebrew with a mark of direction', 'דוד\u200e (David)'],
    ['that is an emoji sequence', '👩🏽\u200d💻'],
    ['that is a heart with a variation selector', '❤\ufe0f'],
    ['that is the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['of one letter', 'A'],
    ['of one digit', '7'],
    ['of punctuation', '-'],
    ['in private use', '\uf8ff'],
    ['in a script that Unicode has not assigned', '\u{1fbff}'],
    ['around a filler', 'A\u3164'],
    ['around a space', 'Ada Lovelace'],
    ['with a word joiner', 'A\u2060B'],
  ])('%s is accepted: %s', (_what, text) => {
    expect(isName(text)).toBe(true);
  });

  it.each([
    ['the Hangul filler', '\u3164'],
    ['the half-width Hangul filler', '\uffa0'],
    ['the fillers of a syllable', '\u115f\u1160'],
    ['a zero-width space', '\u200b'],
    ['joiners', '\u200c\u200d\u2060'],
    ['variation selectors', '\ufe0f\u{e0100}'],
    ['tags', '\u{e0067}\u{e007f}'],
    ['the blank of Braille', '\u2800'],
    ['a byte order mark', '\ufeff'],
    ['a soft hyphen', '\u00ad'],
    ['marks of direction', '\u200e\u200f\u061c'],
    ['white space', ' \u00a0\u3000\u2003'],
    ['the replacement of an object', '\ufffc'],
    ['an annotation', '\ufff9\ufffb'],
    ['the blanks of hieroglyphs and Khitan', '\u{13441}\u{13442}\u{16fe4}'],
    ['a note without a head', '\u{1d159}'],
    ['all of them', ' \u3164\u200d\u2800\ufe0f '],
    ['nothing', ''],
  ])('of %s has no visible character and is rejected', (_what, text) => {
    expect(isName(text)).toBe(false);
  });

  it.each([
    ['a bidirectional isolate', '\u2067A\u2069'],
    ['a line separator', 'A\u2028B'],
    ['a paragraph separator', 'A\u2029B'],
  ])('with %s is rejected', (_what, text) => {
    expect([isName(text), isLine(text)]).toEqual([false, false]);
  });
});

describe('every text', () => {
  it.each([
    ['the replacement character', 'Jos\ufffd'],
    ['a noncharacter', 'A\ufffe'],
    ['a noncharacter of Arabic', 'A\ufdd0'],
    ['the last noncharacter', 'A\u{10ffff}'],
    ['half a surrogate pair', 'A\ud83d'],
    ['surrogates in the wrong order', '\ude00\ud83d'],
    ['an override', 'A\u202edA'],
    ['an embedding', '\u202aA\u202c'],
  ])('is rejected with %s', (_what, text) => {
    expect([isName(text), isLine(text), isBio(text)]).toEqual([false, false, false]);
  });

  it('may be empty or invisible as a value of metadata', () => {
    expect([isLine(''), isLine('\u200b'), isLine(' ')]).toEqual([true, true, true]);
  });
});

describe('a biography', () => {
  it.each(['\u2067שלום\u2069 world', '\u2066a\u2068b\u2069c\u2069', 'Finds\nthe bug.\t', '\u2068a\nb\u2069'])('%j is accepted', (text) => {
    expect(isBio(text)).toBe(true);
  });

  it.each(['\u2067a', 'a\u2069', '\u2069a\u2067', '\u2066\u2067a\u2069', '\u2066a\u2069\u2069'])(
    '%j is rejected: its isolates are not balanced',
    (text) => {
      expect(isBio(text)).toBe(false);
    },
  );
});

describe('inNormalForm', () => {
  const decomposed = 'Jose\u0301';

  it('converts names, biography and values of metadata to form C', () => {
    const texts = {
      displayName: decomposed,
      givenName: decomposed,
      familyName: decomposed,
      bio: decomposed,
      metadata: { key: decomposed },
    };
    expect(inNormalForm(texts)).toEqual({
      displayName: 'José',
      givenName: 'José',
      familyName: 'José',
      bio: 'José',
      metadata: { key: 'José' },
    });
  });

  it.each([
    [
      'identifiers',
      { email: decomposed, avatarUrl: '\u212a', locale: '\u212a', timeZone: '\u212a', phoneNumber: '\uff11', birthDate: '\u0387' },
    ],
    ['keys', { metadata: { [decomposed]: 'x' }, [decomposed]: 'x' }],
    ['what is no text', { displayName: [decomposed], bio: null, metadata: [decomposed] }],
    ['a list', [decomposed]],
    ['a text', decomposed],
    ['null', null],
    ['nothing', undefined],
  ])('does not change %s', (_what, body) => {
    expect(inNormalForm(body)).toEqual(body);
  });

  it('does not replace compatibility characters', () => {
    expect(inNormalForm({ displayName: 'ﬁ ① Ａ' })).toEqual({ displayName: 'ﬁ ① Ａ' });
  });

  it('keeps a property called __proto__ as a property', () => {
    const body = inNormalForm(JSON.parse('{"__proto__":{"polluted":true},"metadata":{"__proto__":"x"}}'));
    expect(JSON.stringify(body)).toBe('{"__proto__":{"polluted":true},"metadata":{"__proto__":"x"}}');
  });
});
