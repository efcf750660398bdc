import { describe, expect, it } from '@jest/globals';
import { testEngine } from '../engine';
import { allItems, at, someUser, start, usersAndLocks, usersIn } from './store';

const engine = testEngine();

describe('insert', () => {
  it('stores every property of the user, and returns the user', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const user = someUser({
      givenName: 'Ada',
      familyName: 'Lovelace',
      phoneNumber: '+442071234567',
      birthDate: '1990-12-10',
      avatarUrl: 'https://images.example.com/ada.png',
      bio: 'Line one\nline two, ünïcödé 🎉',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      preferences: { theme: 'dark', notifications: { push: true, email: false } },
      metadata: { plan: 'pro', empty: '' },
    });
    expect(await users.insert(user, undefined)).toEqual({ user, replayed: false });
    expect(await users.find(user.userId)).toEqual(user);
  });

  it('returns all properties in a fixed order, whatever the order of the request or the engine', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const user = someUser({
      metadata: { b: '1', a: '2', c: '3' },
      preferences: { notifications: { sms: true, push: true }, theme: 'dark' },
    });
    const { user: inserted } = await users.insert(user, undefined);
    expect(JSON.stringify(await users.find(user.userId))).toBe(JSON.stringify(inserted));
    expect(Object.keys(inserted.metadata ?? {})).toEqual(['a', 'b', 'c']);
  });

  it('email-taken: another user has the email address, and nothing is stored', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const first = someUser({ email: 'ada@example.com' });
    const second = someUser({ email: 'ada@example.com' });
    await users.insert(first, undefined);
    await expect(users.insert(second, undefined)).rejects.toMatchObject({ code: 'email-taken' });
    await expect(users.insert(second, second.userId)).rejects.toMatchObject({ code: 'email-taken' });
    expect(await users.find(second.userId)).toBeUndefined();
    expect(await allItems(engine.client, table)).toHaveLength(2);
  });

  it('returns the created user as a replay for the same key and content', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const user = someUser({ metadata: { a: '1', b: '2' } });
    await users.insert(user, user.userId);
    const again = { ...user, metadata: { b: '2', a: '1' }, createdAt: at(5000), updatedAt: at(5000) };
    expect(await users.insert(again, again.userId)).toEqual({ user, replayed: true });
    expect(await allItems(engine.client, table)).toHaveLength(2);
  });

  it('returns the current user as a replay when the user has changed since', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const user = someUser();
    await users.insert(user, user.userId);
    const now = await users.replace(
      user.userId,
      { email: 'new@example.com', displayName: 'Ada King' },
      { now: at(1000), expected: 'any', emailMayChange: true },
    );
    expect(await users.insert(user, user.userId)).toEqual({ user: now, replayed: true });
  });

  it('idempotency-key-reused: the same key with other content, even if it is the current content of the user', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const user = someUser();
    await users.insert(user, user.userId);
    await users.replace(
      user.userId,
      { email: user.email, displayName: 'Ada King' },
      { now: at(1000), expected: 'any', emailMayChange: true },
    );
    const other = { ...user, displayName: 'Ada King' };
    await expect(users.insert(other, other.userId)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it.each([
    ['without an attempt', undefined],
    ['by another attempt', 'another'],
  ])('rejects an existing id, %s', async (_, attempt) => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const user = someUser();
    await users.insert(user, 'one');
    await expect(users.insert(user, attempt)).rejects.toMatchObject({ code: 'user-exists' });
    expect(await users.find(user.userId)).toEqual(user);
  });

  it.each([undefined, 'one'])(
    'recognizes its own user after a lost response that DynamoDB does not find by the token: attempt %s',
    async (attempt) => {
      const users = usersIn(engine.client, await engine.freshTable());
      const user = someUser();
      await users.insert(user, attempt);
      expect(await users.insert(user, attempt)).toEqual({ user, replayed: false });
    },
  );

  it('user-exists: another creation without a key, with other content or at another time', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const user = someUser();
    await users.insert(user, undefined);
    for (const other of [
      { ...user, displayName: 'Other' },
      { ...user, createdAt: at(1), updatedAt: at(1) },
    ]) {
      await expect(users.insert(other, undefined)).rejects.toMatchObject({ code: 'user-exists' });
    }
  });

  it('recognizes the attempt when the id is not derived from it', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const user = someUser();
    await users.insert(user, 'one');
    expect(await users.insert({ ...user, createdAt: '2026-12-01T00:00:00.000Z' }, 'one')).toEqual({ user, replayed: true });
    await expect(users.insert({ ...user, displayName: 'Other' }, 'one')).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('spreads users over all shards, and writes an email lock that no index contains', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table, { listingShards: 3 });
    await Promise.all(Array.from({ length: 40 }, () => users.insert(someUser(), undefined)));
    const inIndex = await allItems(engine.client, table, 'CreatedAtIndex');
    expect(new Set(inIndex.map(({ listingShard }) => listingShard))).toEqual(new Set(['0', '1', '2']));
    expect(inIndex).toHaveLength(40);
    expect(await allItems(engine.client, table, 'EmailIndex')).toHaveLength(40);
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(kept);
    expect(start).toBe(inIndex[0]?.['createdAt']);
  });
});

describe('find', () => {
  it('returns undefined for an id without a user', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    expect(await users.find(someUser().userId)).toBeUndefined();
  });

  it('returns undefined for the key of an email lock', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const { user } = await users.insert(someUser(), undefined);
    expect(await users.find(`email#${user.email}`)).toBeUndefined();
  });
});
