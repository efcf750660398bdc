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
    ['allows a user their own id', person, own, sub, true],
    ['denies a user the id of another user', person, own, another, false],
    ['denies a user their own id in another spelling', person, own, sub.toUpperCase(), false],
    ['denies a user an empty id in the path', person, own, '', false],
    ['allows a user an operation without an id', person, own, undefined, true],
    ['denies a user an operation that only administrators may call', person, listing, undefined, false],
    ['denies a caller whose subject is not a valid user id', { sub: 'service', administrator: false }, own, undefined, false],
    [
      'denies a caller whose subject is not a valid user id that subject as an id',
      { sub: 'service', administrator: false },
      own,
      'service',
      false,
    ],
    ['allows an administrator the id of another user', administrator, own, sub, true],
    ['allows an administrator an operation that only administrators may call', administrator, listing, undefined, true],
    ['denies an administrator an operation that only users themselves may call', administrator, ['self'] as const, sub, false],
    ['denies an administrator an operation that no caller may call', administrator, [], undefined, false],
  ])('%s', (_who, caller, access, userId, may) => {
    expect(mayCall(caller, access, userId)).toBe(may);
  });
});

describe('maySetEmail', () => {
  const verified = { ...person, verifiedEmail: 'ada@example.com' };
  it.each([
    ['allows a user their verified email address', verified, 'ada@example.com', true],
    ['denies a user with a verified email address any other', verified, 'grace@example.com', false],
    ['allows a user without a verified email address any email address', person, 'grace@example.com', true],
    ['allows an administrator any email address', { ...administrator, verifiedEmail: 'ada@example.com' }, 'grace@example.com', true],
  ])('%s', (_who, caller, email, may) => {
    expect(maySetEmail(caller, email)).toBe(may);
  });
});
