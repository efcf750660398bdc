import { describe, expect, it } from '@jest/globals';
import { acceptable } from '../../../src/users/content/content';
import type { UserContent } from '../../../src/users/profile';
import { Rejection } from '../../../src/users/rejection';

const now = '2026-11-23T09:30:00.000Z';
const ada: UserContent = { email: 'ada@example.com', displayName: 'Ada' };

function errorsFor(content: Partial<UserContent>): string[] {
  try {
    acceptable({ ...ada, ...content }, now);
    return [];
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return (error.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`);
  }
}

describe('acceptable', () => {
  it('converts the email address, locale and time zone to their canonical formats', () => {
    const sent = { ...ada, email: 'Ada@BÜCHER.example', locale: 'zh-yue-hk', timeZone: 'europe/berlin' };
    expect(acceptable(sent, now)).toEqual({
      ...ada,
      email: 'ada@xn--bcher-kva.example',
      locale: 'yue-HK',
      timeZone: 'Europe/Berlin',
    });
  });

  it('does not change any other property', () => {
    const sent: UserContent = {
      ...ada,
      givenName: 'Ada',
      familyName: 'King',
      phoneNumber: '+442071234567',
      birthDate: '1990-12-10',
      avatarUrl: 'HTTPS://Example.com:443/%41/../a.png',
      bio: '\u2067a\u2069',
      preferences: { theme: 'dark', notifications: { push: true } },
      metadata: { plan: '', constructor: 'x' },
    };
    expect(acceptable(sent, now)).toEqual(sent);
  });

  it.each([
    ['2000-02-29', []],
    ['2001-02-29', ['wrong-format /body/birthDate']],
    ['2001-04-31', ['wrong-format /body/birthDate']],
    ['1900-01-01', []],
    ['2026-11-23', []],
    ['2026-11-25', ['in-future /body/birthDate']],
  ])('reports for the birth date %s: %j', (birthDate, errors) => {
    expect(errorsFor({ birthDate })).toEqual(errors);
  });

  it('accepts a birth date that has begun in some time zone', () => {
    expect(acceptable({ ...ada, birthDate: '2026-11-24' }, '2026-11-23T11:00:00.000Z').birthDate).toBe('2026-11-24');
  });

  it.each([
    ['email', 'a@example.123', 'wrong-format'],
    ['displayName', '\u3164', 'wrong-format'],
    ['givenName', '\u200b', 'wrong-format'],
    ['familyName', '\ufffe', 'wrong-format'],
    ['avatarUrl', 'https://1.2.3.4.5/', 'wrong-format'],
    ['avatarUrl', 'https://example.com:65536/', 'wrong-format'],
    ['avatarUrl', 'https://example.com/%zz', 'wrong-format'],
    ['avatarUrl', 'https://[::g]/', 'wrong-format'],
    ['bio', '\u2067a', 'wrong-format'],
    ['locale', 'de-1996-1996', 'wrong-format'],
    ['timeZone', 'BST', 'not-allowed'],
  ])('rejects the %s %j as %s, with a detail that does not repeat it', (name, text, code) => {
    const error = expect.objectContaining({ pointer: `/body/${name}`, code, detail: expect.stringMatching(/^must /) });
    expect(() => acceptable({ ...ada, [name]: text }, now)).toThrow(expect.objectContaining({ errors: [error] }));
    expect(() => acceptable({ ...ada, [name]: text }, now)).not.toThrow(text);
  });

  it.each([['a'], ['plan.tier_2-x'], [`a${'b'.repeat(63)}`], ['constructor']])('accepts a metadata key like %s', (key) => {
    expect(errorsFor({ metadata: { [key]: 'x' } })).toEqual([]);
  });

  it.each([[''], ['1st'], ['__proto__'], ['a b'], ['é'], ['\u212a'], [`a${'b'.repeat(64)}`]])('rejects a metadata key like "%s"', (key) => {
    expect(errorsFor({ metadata: JSON.parse(`{${JSON.stringify(key)}: "x"}`) })).toEqual(['wrong-format /body/metadata']);
  });

  it('reports all broken rules together', () => {
    const broken = {
      birthDate: '2030-01-01',
      timeZone: 'Moon/Base',
      email: 'a@b..c',
      metadata: { a: '\ufffd', b: '', c: '\ufdd0', '': '\ufffd' },
    };
    expect(errorsFor(broken)).toEqual([
      'wrong-format /body/email',
      'in-future /body/birthDate',
      'not-allowed /body/timeZone',
      'wrong-format /body/metadata',
      'wrong-format /body/metadata/a',
      'wrong-format /body/metadata/c',
    ]);
  });
});
