import { describe, expect, it } from '@jest/globals';
import { lockOf } from '../../src/dynamodb/items';
import { testEngine } from '../engine';
import { allItems, at, later, someUser, setLock, usersAndTheirLocks, usersIn } from './store';

const engine = testEngine();

async function withUser() {
  const table = await engine.freshTable();
  const users = usersIn(engine.client, table);
  const given = someUser();
  const { user } = await users.insert(given, given.userId);
  return { table, users, user };
}

describe('remove', () => {
  it('deletes all data except a deletion marker with the id, and releases the email address', async () => {
    const { table, users, user } = await withUser();
    await users.remove(user.userId, { expected: [user], now: at(1) });
    const expiresAt = Date.parse(at(0)) / 1000 + 1 + 3600;
    const marker = { userId: user.userId, deletedAt: at(1), attempt: user.userId, deletion: expect.any(String), expiresAt };
    expect(await allItems(engine.client, table)).toEqual([marker]);
    expect(await allItems(engine.client, table, 'EmailIndex')).toEqual([]);
    expect(await allItems(engine.client, table, 'CreatedAtIndex')).toEqual([]);
    await users.insert(someUser({ email: user.email }), undefined);
  });

  it('deletes all data of a user whose email address has changed', async () => {
    const { table, users, user } = await withUser();
    await users.replace(
      user.userId,
      { email: 'new@example.com', displayName: 'Ada' },
      { now: at(1), expected: 'any', emailMayChange: true },
    );
    await users.remove(user.userId, { expected: 'any', now: at(2) });
    expect(await usersAndTheirLocks(engine.client, table)).toEqual([]);
  });

  it('user-not-found: the user does not exist or was deleted already', async () => {
    const { users, user } = await withUser();
    await expect(users.remove(someUser().userId, { expected: 'any', now: at(1) })).rejects.toMatchObject({ code: 'user-not-found' });
    await users.remove(user.userId, { expected: 'any', now: at(1) });
    await expect(users.remove(user.userId, { expected: [user], now: at(1) })).rejects.toMatchObject({ code: 'user-not-found' });
  });

  it('precondition-failed: another revision or none is expected; the user is not deleted', async () => {
    const { users, user } = await withUser();
    for (const expected of [[], [{ version: 2, createdAt: user.createdAt }], [{ version: 1, createdAt: at(1) }]]) {
      await expect(users.remove(user.userId, { expected, now: at(1) })).rejects.toMatchObject({
        code: 'precondition-failed',
        current: user,
      });
    }
    expect(await users.find(user.userId)).toEqual(user);
  });

  it('precondition-failed: the revision is excluded, or any is; the user is not deleted', async () => {
    const { users, user } = await withUser();
    for (const excluded of ['any' as const, [user], [{ version: 2, createdAt: user.createdAt }, user]]) {
      const removing = users.remove(user.userId, { expected: [user], excluded, now: at(1) });
      await expect(removing).rejects.toMatchObject({ code: 'precondition-failed', current: user });
    }
    expect(await users.find(user.userId)).toEqual(user);
    await users.remove(user.userId, { expected: 'any', excluded: [{ version: 2, createdAt: user.createdAt }], now: at(1) });
    expect(await users.find(user.userId)).toBeUndefined();
  });

  it('removes the user from listings immediately', async () => {
    const { users, user } = await withUser();
    await users.remove(user.userId, { expected: 'any', now: at(1) });
    expect(await users.page({ limit: 20, order: 'desc', now: later })).toEqual({ items: [] });
    expect(await users.page({ limit: 20, order: 'desc', now: later, email: user.email })).toEqual({ items: [] });
  });

  it('makes a creation with the same idempotency key fail, and lets any other creation recreate the user', async () => {
    const { users, user } = await withUser();
    await users.remove(user.userId, { expected: 'any', now: at(1) });
    const anew = { ...user, createdAt: at(2), updatedAt: at(2) };
    await expect(users.insert(anew, anew.userId)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await users.find(user.userId)).toBeUndefined();
    expect(await users.insert(anew, 'another')).toEqual({ user: anew, replayed: false });
  });

  it.each([
    ['is missing', undefined],
    ['belongs to another user', 'another'],
  ])('deletes the user when the email lock %s, and does not change the lock', async (_, owner) => {
    const { table, users, user } = await withUser();
    await setLock(engine.client, table, user.email, owner);
    await users.remove(user.userId, { expected: [user], now: at(1) });
    expect(await usersAndTheirLocks(engine.client, table)).toEqual(owner === undefined ? [] : [lockOf(user.email, owner)]);
  });
});
