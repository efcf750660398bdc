import { describe, expect, it } from '@jest/globals';
import { testEngine } from '../engine';
import { allItems, at, later, someUser, usersIn } from './store';

const engine = testEngine();

async function withUser() {
  const table = await engine.freshTable();
  const users = usersIn(engine.client, table);
  const given = someUser();
  const { user } = await users.insert(given, given.userId);
  return { table, users, user };
}

describe('remove', () => {
  it('leaves nothing of the person in the table or its indexes, and frees the address', async () => {
    const { table, users, user } = await withUser();
    await users.remove(user.userId, { expected: [user] });
    expect(await allItems(engine.client, table)).toEqual([]);
    expect(await allItems(engine.client, table, 'EmailIndex')).toEqual([]);
    expect(await allItems(engine.client, table, 'CreatedAtIndex')).toEqual([]);
    await users.insert(someUser({ email: user.email }), undefined);
  });

  it('leaves nothing of a user whose address has changed', async () => {
    const { table, users, user } = await withUser();
    await users.replace(
      user.userId,
      { email: 'new@example.com', displayName: 'Ada' },
      { now: at(1), expected: 'any', emailMayChange: true },
    );
    await users.remove(user.userId, { expected: 'any' });
    expect(await allItems(engine.client, table)).toEqual([]);
  });

  it('user-not-found: nobody has the id, also the second time', async () => {
    const { users, user } = await withUser();
    await expect(users.remove(someUser().userId, { expected: 'any' })).rejects.toMatchObject({ code: 'user-not-found' });
    await users.remove(user.userId, { expected: 'any' });
    await expect(users.remove(user.userId, { expected: [user] })).rejects.toMatchObject({ code: 'user-not-found' });
  });

  it('precondition-failed: another revision or none is expected; the user stays', async () => {
    const { users, user } = await withUser();
    for (const expected of [[], [{ version: 2, createdAt: user.createdAt }], [{ version: 1, createdAt: at(1) }]]) {
      await expect(users.remove(user.userId, { expected })).rejects.toMatchObject({ code: 'precondition-failed', current: user });
    }
    expect(await users.find(user.userId)).toEqual(user);
  });

  it('precondition-failed: the revision is excluded, or any is; the user stays', async () => {
    const { users, user } = await withUser();
    for (const excluded of ['any' as const, [user], [{ version: 2, createdAt: user.createdAt }, user]]) {
      const removing = users.remove(user.userId, { expected: [user], excluded });
      await expect(removing).rejects.toMatchObject({ code: 'precondition-failed', current: user });
    }
    expect(await users.find(user.userId)).toEqual(user);
    await users.remove(user.userId, { expected: 'any', excluded: [{ version: 2, createdAt: user.createdAt }] });
    expect(await users.find(user.userId)).toBeUndefined();
  });

  it('is gone from listings at once', async () => {
    const { users, user } = await withUser();
    await users.remove(user.userId, { expected: 'any' });
    expect(await users.page({ limit: 20, order: 'desc', now: later })).toEqual({ items: [] });
    expect(await users.page({ limit: 20, order: 'desc', now: later, email: user.email })).toEqual({ items: [] });
  });

  it('lets the same idempotency key create the user anew', async () => {
    const { users, user } = await withUser();
    await users.remove(user.userId, { expected: 'any' });
    const anew = { ...user, createdAt: at(1), updatedAt: at(1) };
    expect(await users.insert(anew, anew.userId)).toEqual({ user: anew, replayed: false });
  });
});
