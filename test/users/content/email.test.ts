import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalEmail } from '../../../src/users/content/email';

const label = (length: number): string => 'a'.repeat(length);

describe('an email address', () => {
  it.each([
    ['Ada@Example.COM', 'ada@example.com'],
    ['ada+tag@example.co.uk', 'ada+tag@example.co.uk'],
    ["o'hara_&-!#$%*/=?^`{|}~@example.com", "o'hara_&-!#$%*/=?^`{|}~@example.com"],
    ['try..this@docomo.ne.jp', 'try..this@docomo.ne.jp'],
    ['a.@docomo.ne.jp', 'a.@docomo.ne.jp'],
    ['a@example.c0m', 'a@example.c0m'],
    ['a@r3---sn.example', 'a@r3---sn.example'],
    [`${label(64)}@example.com`, `${label(64)}@example.com`],
    [`a@${label(63)}.com`, `a@${label(63)}.com`],
  ])('%s is stored as %s', (sent, stored) => {
    expect(canonicalEmail(sent)).toBe(stored);
  });

  it.each([
    ['"John Doe"@example.com', '"john doe"@example.com'],
    ['"a@b"@example.com', '"a@b"@example.com'],
    [String.raw`"a\"b\\c"@example.com`, String.raw`"a\"b\\c"@example.com`],
    ['".a"@example.com', '".a"@example.com'],
    ['"ada"@example.com', 'ada@example.com'],
    ['"a..b"@docomo.ne.jp', 'a..b@docomo.ne.jp'],
    [String.raw`"a\d\a"@example.com`, 'ada@example.com'],
  ])('%s keeps its quotes only where they are needed: %s', (sent, stored) => {
    expect(canonicalEmail(sent)).toBe(stored);
  });

  it.each([
    ['user@bücher.example', 'user@xn--bcher-kva.example'],
    ['user@BÜCHER.Example', 'user@xn--bcher-kva.example'],
    ['user@XN--BCHER-KVA.example', 'user@xn--bcher-kva.example'],
    ['user@bücher.xn--p1ai', 'user@xn--bcher-kva.xn--p1ai'],
    ['user@例え.テスト', 'user@xn--r8jz45g.xn--zckzah'],
    ['user@faß.de', 'user@xn--fa-hia.de'],
    ['user@نامه\u200cای.com', 'user@xn--mgba3gch31f060k.com'],
    ['user@ΣΑΣ.gr', 'user@xn--mxa9ab.gr'],
  ])('%s is stored with its domain as A-labels: %s', (sent, stored) => {
    expect(canonicalEmail(sent)).toBe(stored);
  });

  it.each([
    ['no @', 'example.com'],
    ['no local part', '@example.com'],
    ['no domain', 'ada@'],
    ['two @', 'a@b@example.com'],
    ['a space', 'a b@example.com'],
    ['a leading dot', '.a@example.com'],
    ['an empty quoted string', '""@example.com'],
    ['an open quoted string', '"a@example.com'],
    ['a control character in quotes', '"a\u0007"@example.com'],
    ['a local part above 64 octets', `${label(65)}@example.com`],
    ['a letter beyond ASCII in the local part', 'ä@example.com'],
    ['the Kelvin sign in the local part', '\u212aate@example.com'],
    ['a domain with one label', 'ada@localhost'],
    ['an IP address', 'ada@[127.0.0.1]'],
    ['an IP address without brackets', 'ada@127.0.0.1'],
    ['a numeric top-level domain', 'a@example.123'],
    ['a label above 63', `a@${label(64)}.com`],
    ['an A-label above 63', `a@${'ü'.repeat(60)}.example`],
    ['an empty label', 'a@b..com'],
    ['a final dot', 'a@b.com.'],
    ['a label that begins with a hyphen', 'a@-b.com'],
    ['a label that ends in a hyphen', 'a@b-.com'],
    ['an internationalized label that begins with a hyphen', 'a@-ü.com'],
    ['an underscore in the domain', 'a@ex_ample.com'],
    ['more than 254 characters', `a@${`${label(63)}.`.repeat(3)}${label(57)}.com`],
    ['more than 254 characters as A-labels', `a@${`${'ü'.repeat(57)}.`.repeat(4)}com`],
    ['a full-width domain', 'a@ｅxample.com'],
    ['a ligature in the domain', 'a@ﬁsh.example'],
    ['a decomposed accent in the domain', 'a@bu\u0308cher.example'],
    ['the Kelvin sign in the domain', 'a@\u212aate.example'],
    ['a soft hyphen in the domain', 'a@b\u00adücher.example'],
    ['an ideographic full stop', 'a@b\u3002com'],
    ['a percent-encoded domain', 'a@ü%41.example'],
    ['an A-label that decodes to nothing', 'a@xn--.example'],
    ['an A-label that decodes to ASCII', 'a@xn--abc-.example'],
    ['an A-label that is no Punycode', 'a@xn--zzzzzzz9999.example'],
    ['an A-label of a character that IDNA maps', 'a@xn--a-ecp.ru'],
    ['an A-label in an A-label', 'a@xn--xn---epa.com'],
  ])('is rejected with %s', (_what, email) => {
    expect(canonicalEmail(email)).toBeUndefined();
  });

  it('has at most 254 characters', () => {
    const longest = `a@${`${label(63)}.`.repeat(3)}${label(56)}.com`;
    expect([longest.length, canonicalEmail(longest)]).toEqual([254, longest]);
  });

  it('is accepted unchanged in the format in which it is stored', () => {
    const local = fc.oneof(
      fc.emailAddress().map((email) => email.split('@')[0] ?? ''),
      fc.string({ minLength: 1 }).map(quoted),
    );
    const domain = fc.oneof(
      fc.domain(),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `${text}.example`),
      fc.constantFrom('BÜCHER.example', 'İ.example', 'ΟΔΟΣ.gr', '例え.テスト', 'xn--bcher-kva.EXAMPLE'),
    );
    let accepted = 0;
    const property = fc.property(local, domain, (name, host) => {
      const stored = canonicalEmail(`${name}@${host}`);
      if (stored === undefined) return;
      accepted += 1;
      expect(canonicalEmail(stored)).toBe(stored);
      expect(stored).toMatch(/^[!-~ ]{3,254}$/);
    });
    fc.assert(property, { numRuns: 2000 });
    expect(accepted).toBeGreaterThan(500);
  });
});

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
