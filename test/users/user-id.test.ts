import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { addressedUser, foldUserId, isUserId, newUser } from '../../src/users/user-id';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const administrator = (sub: string) => ({ sub, administrator: true });
const person = { sub: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', administrator: false };

describe('the id of a user created by an administrator', () => {
  it('is a new UUID each time without an idempotency key', () => {
    const ids = Array.from({ length: 100 }, () => newUser(administrator('a'), undefined).userId);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(uuid);
  });

  it('is the same UUID for the same caller and key', () => {
    expect(newUser(administrator('a'), 'key').userId).toMatch(uuid);
    expect(newUser(administrator('a'), 'key')).toEqual(newUser(administrator('a'), 'key'));
  });

  it.each([
    ['key', 'a', 'other'],
    ['caller', 'b', 'key'],
    ['division between the two', 'ak', 'ey'],
  ])('is another UUID for another %s', (_, sub, key) => {
    expect(newUser(administrator(sub), key).userId).not.toBe(newUser(administrator('a'), 'key').userId);
  });
});

describe('the id of a user created by themselves', () => {
  it('is the subject of the token, whatever the key', () => {
    expect([undefined, 'key', 'other'].map((key) => newUser(person, key).userId)).toEqual([person.sub, person.sub, person.sub]);
  });

  it('comes with an attempt that depends on the key', () => {
    const attempts = [undefined, 'key', 'key', 'other'].map((key) => newUser(person, key).attempt);
    expect(attempts[0]).toBeUndefined();
    expect(attempts[1]).toMatch(uuid);
    expect(attempts[2]).toBe(attempts[1]);
    expect(attempts[3]).not.toBe(attempts[1]);
  });
});

describe('foldUserId', () => {
  it('converts a UUID to lower case', () => {
    expect(foldUserId('3F2B8C1E-5D4A-4c6b-9e7f-0A1B2C3D4E5F')).toBe('3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f');
  });

  it.each(['', 'Service', 'ADA@EXAMPLE.COM', '3F2B8C1E-5D4A-4C6B-9E7F-0A1B2C3D4E5G', '3F2B8C1E5D4A4C6B9E7F0A1B2C3D4E5F', 'email#A'])(
    'does not change a text that is not a UUID: %j',
    (text) => {
      expect(foldUserId(text)).toBe(text);
    },
  );
});

describe('isUserId', () => {
  const { example, pattern } = parse(readFileSync('openapi.yaml', 'utf8')).components.schemas.UserId;
  it.each([example, example.toUpperCase(), '', `${example} `, `${example}\n`, 'local-administrator', example.replaceAll('-', '')])(
    'agrees with the contract: %j',
    (text: string) => {
      expect(isUserId(text)).toBe(new RegExp(pattern, 'u').test(text));
    },
  );
});

describe('the user that a path segment addresses', () => {
  it.each([
    ['me', person.sub],
    [person.sub.toUpperCase(), person.sub],
    ['ME', 'ME'],
    ['', ''],
    ['me ', 'me '],
  ])('of %j is %j', (segment, userId) => {
    expect(addressedUser(segment, person)).toBe(userId);
  });
});
