import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalLocale } from '../../../src/users/content/locale';

/** RFC 5646 §2.1: irregular and regular. */
const grandfathered = [
  'en-GB-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu sgn-BE-FR sgn-BE-NL sgn-CH-DE',
  'art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang',
].flatMap((line) => line.split(' '));

describe('a locale', () => {
  it.each([
    ['en', 'en'],
    ['EN-latn-us', 'en-Latn-US'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
    ['es-419', 'es-419'],
    ['gsw', 'gsw'],
    ['de-1996', 'de-1996'],
    ['ca-ES-valencia', 'ca-ES-valencia'],
    ['iw', 'he'],
  ])('%s is stored as %s', (sent, stored) => {
    expect(canonicalLocale(sent)).toBe(stored);
  });

  it.each([
    ['a Persian calendar in Celsius', 'fa-IR-u-ca-persian-fw-sat-mu-celsius'],
    ['Java’s Locale("ja", "JP", "JP")', 'ja-JP-u-ca-japanese-x-lvariant-JP'],
    ['Java’s Locale("th", "TH", "TH")', 'th-TH-u-nu-thai-x-lvariant-TH'],
    ['Java’s Locale("no", "NO", "NY")', 'no-NO-x-lvariant-NY'],
    ['a regional override of iOS', 'en-US-u-rg-gbzzzz'],
    ['a collation', 'de-DE-u-co-phonebk'],
    ['a transformed language', 'ja-t-it'],
    ['an unregistered extension', 'en-a-bbb-ccc'],
    ['a Swiss German of Zürich', 'gsw-u-sd-chzh'],
    ['private use', 'de-x-home'],
    ['private use alone', 'x-whatever'],
    ['an undetermined language', 'und-Latn'],
  ])('with %s is stored as sent: %s', (_what, tag) => {
    expect(canonicalLocale(tag)).toBe(tag);
  });

  it.each([
    ['zh-yue-HK', 'yue-HK'],
    ['ZH-YUE-hk', 'yue-HK'],
    ['sgn-ase', 'ase'],
    ['zh-gan-Hant', 'gan-Hant'],
    ['zh-cmn-Hans-CN', 'zh-Hans-CN'],
  ])('with an extended language subtag, %s, is stored as %s', (sent, stored) => {
    expect(canonicalLocale(sent)).toBe(stored);
  });

  it('may be any of the 26 grandfathered tags, in any case', () => {
    expect(grandfathered).toHaveLength(26);
    expect(grandfathered.flatMap((tag) => [tag, tag.toUpperCase()]).filter((tag) => canonicalLocale(tag) === undefined)).toEqual([]);
  });

  it.each([
    ['i-klingon', 'tlh'],
    ['I-NAVAJO', 'nv'],
    ['zh-min-nan', 'nan'],
    ['art-lojban', 'jbo'],
    ['en-gb-oed', 'en-GB-oxendict'],
    ['sgn-BE-FR', 'sfb'],
    ['no-bok', 'nb'],
    ['i-default', 'i-default'],
    ['CEL-Gaulish', 'cel-gaulish'],
    ['zh-min', 'zh-min'],
  ])('that is grandfathered, %s, is stored as its preferred value, or as registered: %s', (sent, stored) => {
    expect(canonicalLocale(sent)).toBe(stored);
  });

  it.each([
    ['JA-jp-X-LVARIANT-jp', 'ja-JP-x-lvariant-JP'],
    ['en-x-CA', 'en-x-ca'],
    ['en-x-abcd-thai', 'en-x-abcd-Thai'],
  ])('with private use, %s, is stored in the case of RFC 5646 §2.1.1: %s', (sent, stored) => {
    expect(canonicalLocale(sent)).toBe(stored);
  });

  it.each([
    ['of POSIX', 'en_US'],
    ['with an encoding', 'en-US.UTF-8'],
    ['with the same variant twice', 'de-1996-1996'],
    ['with the same extension twice', 'en-a-bb-a-cc'],
    ['with an empty extension', 'en-a'],
    ['with empty private use', 'en-x'],
    ['with an empty subtag', 'en--US'],
    ['with a subtag above eight', 'en-u-ca-gregorian'],
    ['with two extended language subtags', 'zh-yue-cmn'],
    ['with an extended language subtag of a language that has none', 'en-abc'],
    ['that is a number', '419'],
    ['that is the name of a method', 'constructor'],
    ['that is empty', ''],
    ['that only Unicode takes for ASCII', '\u212alingon'],
  ])('%s, %s, is rejected', (_what, tag) => {
    expect(canonicalLocale(tag)).toBeUndefined();
  });

  it('has at most 85 characters in the format in which it is stored', () => {
    const longest = `en${'-x-abcdefgh'.slice(0, 3)}${'abcdefgh-'.repeat(8)}abcdefgh`;
    expect([longest.length, canonicalLocale(longest)]).toEqual([85, longest]);
    expect(canonicalLocale(longest.replace('en', 'sh'))).toBeUndefined();
  });

  it('is accepted unchanged in the format in which it is stored', () => {
    const subtag = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
      fc.constantFrom(
        'u',
        'x',
        't',
        'ca',
        'nu',
        'rg',
        'true',
        'latn',
        'us',
        '1996',
        'rozaj',
        'biske',
        'yue',
        'lvariant',
        'jp',
        'posix',
        'heploc',
      ),
    );
    const language = fc.oneof(fc.stringMatching(/^[A-Za-z]{2,3}$/), fc.constantFrom('zh', 'sh', 'iw', 'no', 'x', 'sgn', 'hy', 'aa', 'ru'));
    let accepted = 0;
    const property = fc.property(language, fc.array(subtag, { maxLength: 6 }), (first, others) => {
      const stored = canonicalLocale([first, ...others].join('-'));
      if (stored === undefined) return;
      accepted += 1;
      expect(canonicalLocale(stored)).toBe(stored);
    });
    fc.assert(property, { numRuns: 5000 });
    expect(accepted).toBeGreaterThan(500);
  });
});
