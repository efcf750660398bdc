import { describe, expect, it } from '@jest/globals';
import { mayCall, maySetEmail } from '../../src/users/access';

const sub = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';
const another = '00000000-0000-4000-8000-000000000000';
const person = { sub, administrator: false };
const administrator = { sub: another, administrator: true };
const own = ['self', 'administrator'] as const;
const listing = ['administrator'] as const;

describe('mayCall', () => {
  it.each([
    ['a person for themself', person, own, sub, true],
    ['a person for another', person, own, another, false],
    ['a person for an id like theirs', person, own, sub.toUpperCase(), false],
    ['a person for a path without the id', person, own, '', false],
    ['a person who names nobody', person, own, undefined, true],
    ['a person where only administrators may', person, listing, undefined, false],
    ['a subject that can be no userId, naming nobody', { sub: 'service', administrator: false }, own, undefined, false],
    ['a subject that can be no userId, naming itself', { sub: 'service', administrator: false }, own, 'service', false],
    ['an administrator for another', administrator, own, sub, true],
    ['an administrator where only administrators may', administrator, listing, undefined, true],
    ['an administrator where only the person may', administrator, ['self'] as const, sub, false],
    ['an administrator where nobody may', administrator, [], undefined, false],
  ])('%s', (_who, caller, access, userId, may) => {
    expect(mayCall(caller, access, userId)).toBe(may);
  });
});

describe('maySetEmail', () => {
  const verified = { ...person, verifiedEmail: 'ada@example.com' };
  it.each([
    ['a person the one that was verified', verified, 'ada@example.com', true],
    ['a person no other', verified, 'grace@example.com', false],
    ['a person any, where none was verified', person, 'grace@example.com', true],
    ['an administrator any', { ...administrator, verifiedEmail: 'ada@example.com' }, 'grace@example.com', true],
  ])('%s', (_who, caller, email, may) => {
    expect(maySetEmail(caller, email)).toBe(may);
  });
});
