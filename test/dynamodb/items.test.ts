import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { attemptOf, contentHash, contentNames, contentOf, itemOf, lockKey, lockOf, profileOf, userIn } from '../../src/dynamodb/items';
import { someUser } from './store';

const contract = parse(readFileSync(join(__dirname, '../../openapi.yaml'), 'utf8'));

describe('the item of a user', () => {
  it('has exactly the client-owned properties of the contract, in its order', () => {
    expect(contentNames).toEqual(Object.keys(contract.components.schemas.ReplaceUserRequest.properties));
  });

  it('contains the profile, which profileOf returns without the attributes of the store', () => {
    const user = someUser(contract.components.schemas.UserProfile.example);
    expect(profileOf(itemOf(user, 3, user.userId))).toEqual(user);
    const fromALaterRelease = { ...itemOf(user, 3, user.userId), nickname: 'Ada' };
    expect(profileOf(fromALaterRelease)).toEqual(user);
  });

  it('has a fingerprint only for a creation with an idempotency key', () => {
    const user = someUser();
    expect(itemOf(user, 1, user.userId).fingerprint).toBe(contentHash(contentOf(user)));
    expect(itemOf(user, 1, undefined)).not.toHaveProperty('fingerprint');
  });

  it('has the id of its creation only when it is not the user id', () => {
    const user = someUser();
    expect(itemOf(user, 1, user.userId)).not.toHaveProperty('attempt');
    expect(itemOf(user, 1, 'the attempt').attempt).toBe('the attempt');
    expect(attemptOf(itemOf(user, 1, 'the attempt'))).toBe('the attempt');
    expect(attemptOf(itemOf(user, 1, user.userId))).toBe(user.userId);
    expect(attemptOf(itemOf(user, 1, undefined))).toBeUndefined();
  });

  it('stays in the same shard whatever properties change, and its shard is one that listings read', () => {
    const user = someUser();
    for (const shards of [1, 2, 3, 100]) {
      const { listingShard } = itemOf(user, shards, undefined);
      expect(Array.from({ length: shards }, (_, shard) => String(shard))).toContain(listingShard);
      expect(itemOf({ ...user, email: 'x@example.com', version: 9 }, shards, user.userId).listingShard).toBe(listingShard);
    }
  });

  it('is distinguished from an email lock', () => {
    expect(userIn(lockOf('ada@example.com', someUser().userId))).toBeUndefined();
  });

  it('is separate from the email lock, whose key is not a UUID and which has no key of an index', () => {
    expect(lockKey('ada@example.com').userId).toBe('email#ada@example.com');
    expect(Object.keys(lockOf('ada@example.com', 'id'))).toEqual(['userId', 'owner']);
  });
});

describe('the content hash', () => {
  const content = { email: 'ada@example.com', displayName: 'Ada', metadata: { a: '1', b: '2' } };

  it('has 128 bits and does not depend on the order of properties, at any depth', () => {
    expect(contentHash(content)).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(contentHash({ metadata: { b: '2', a: '1' }, displayName: 'Ada', email: 'ada@example.com' })).toBe(contentHash(content));
  });

  it('changes when any property is changed, added or removed', () => {
    const { metadata: _, ...less } = content;
    const others = [
      { ...content, displayName: 'ada' },
      { ...content, bio: 'x' },
      { ...content, metadata: { a: '1' } },
      { ...content, metadata: { a: '2', b: '1' } },
      { ...content, metadata: {} },
      less,
    ];
    expect(new Set([content, ...others].map(contentHash)).size).toBe(others.length + 1);
  });

  it('does not change between releases, because it is stored in the table', () => {
    expect(contentHash(content)).toBe('t7q83v24RNX1Iflwi-V_4g');
  });
});
