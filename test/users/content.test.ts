import { describe, expect, it } from '@jest/globals';
import { acceptable } from '../../src/users/content';
import type { UserContent } from '../../src/users/profile';
import { Refusal } from '../../src/users/refusal';

const now = '2026-11-23T09:30:00.000Z';
const ada: UserContent = { email: 'ada@example.com', displayName: 'Ada' };

function errorsFor(content: Partial<UserContent>): string[] {
  try {
    acceptable({ ...ada, ...content }, now);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return (error.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`);
  }
}

describe('content that a client sends', () => {
  it('keeps an e-mail address in lower case', () => {
    expect(acceptable({ ...ada, email: 'Ada@Example.COM' }, now).email).toBe('ada@example.com');
  });

  it.each([
    ['1899-12-31', ['too-small /body/birthDate']],
    ['1900-01-01', []],
    ['2026-11-23', []],
    ['2026-11-25', ['in-future /body/birthDate']],
  ])('a birth date of %s gives %j', (birthDate, errors) => {
    expect(errorsFor({ birthDate })).toEqual(errors);
  });

  it('accepts the date of a place where tomorrow has begun', () => {
    expect(acceptable({ ...ada, birthDate: '2026-11-24' }, '2026-11-23T11:00:00.000Z').birthDate).toBe('2026-11-24');
  });

  it.each([
    ['en', []],
    ['zh-Hant-TW', []],
    ['de-1996-1996', ['wrong-format /body/locale']],
    ['en-a', ['wrong-format /body/locale']],
  ])('a locale %s gives %j', (locale, errors) => {
    expect(errorsFor({ locale })).toEqual(errors);
  });

  it.each([
    ['Europe/Berlin', []],
    ['Asia/Kolkata', []],
    ['Asia/Calcutta', []],
    ['UTC', []],
    ['Europe/Atlantis', ['not-allowed /body/timeZone']],
  ])('a time zone %s gives %j', (timeZone, errors) => {
    expect(errorsFor({ timeZone })).toEqual(errors);
  });

  it.each([['a'], ['plan.tier_2-x'], [`a${'b'.repeat(63)}`], ['constructor']])('accepts a metadata key like %s', (key) => {
    expect(errorsFor({ metadata: { [key]: 'x' } })).toEqual([]);
  });

  it.each([[''], ['1st'], ['__proto__'], ['a b'], ['é'], [`a${'b'.repeat(64)}`]])('refuses a metadata key like "%s"', (key) => {
    expect(errorsFor({ metadata: JSON.parse(`{${JSON.stringify(key)}: "x"}`) })).toEqual(['wrong-format /body/metadata']);
  });

  it('names every broken rule at once', () => {
    expect(errorsFor({ birthDate: '2030-01-01', timeZone: 'Moon/Base' })).toEqual([
      'in-future /body/birthDate',
      'not-allowed /body/timeZone',
    ]);
  });
});
