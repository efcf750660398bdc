import { describe, expect, it } from '@jest/globals';
import { newUserId } from '../../src/users/user-id';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the id of a new user', () => {
  it('is another UUID every time, without an idempotency key', () => {
    const ids = Array.from({ length: 100 }, () => newUserId({ sub: 'a' }, undefined));
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(uuid);
  });

  it('is the same UUID for the same caller and key', () => {
    expect(newUserId({ sub: 'a' }, 'key')).toMatch(uuid);
    expect(newUserId({ sub: 'a' }, 'key')).toBe(newUserId({ sub: 'a' }, 'key'));
  });

  it.each([
    ['key', { sub: 'a' }, 'other'],
    ['caller', { sub: 'b' }, 'key'],
    ['division between the two', { sub: 'ak' }, 'ey'],
  ])('differs with another %s', (_, caller, key) => {
    expect(newUserId(caller, key)).not.toBe(newUserId({ sub: 'a' }, 'key'));
  });
});
