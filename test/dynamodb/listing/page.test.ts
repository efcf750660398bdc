import { describe, expect, it } from '@jest/globals';
import type { UserProfile } from '../../../src/users/profile';
import type { PageQuery, Users } from '../../../src/users/users';
import { testEngine } from '../../engine';
import { at, later, someUser, usersIn } from '../store';

const engine = testEngine();

/** Users created at these milliseconds, in this order. */
async function withUsers(milliseconds: number[], listingShards = 1): Promise<{ table: string; users: Users; kept: UserProfile[] }> {
  const table = await engine.freshTable();
  const users = usersIn(engine.client, table, { listingShards });
  const kept = milliseconds.map((time) => someUser({ createdAt: at(time) }));
  await Promise.all(kept.map((user) => users.insert(user, undefined)));
  return { table, users, kept };
}

const newest: PageQuery = { limit: 20, order: 'desc', now: later };
const oldest: PageQuery = { ...newest, order: 'asc' };

describe('page', () => {
  it('gives whole users, newest first or oldest first, and no cursor when there are no more', async () => {
    const { users, kept } = await withUsers([1, 2, 3]);
    expect(await users.page(oldest)).toEqual({ items: kept });
    expect(await users.page(newest)).toEqual({ items: kept.toReversed() });
  });

  it('is empty when there is nobody', async () => {
    const { users } = await withUsers([]);
    expect(await users.page(newest)).toEqual({ items: [] });
  });

  it('has a cursor exactly when more follow, also when the page is full', async () => {
    const { users } = await withUsers([1, 2, 3]);
    expect((await users.page({ ...newest, limit: 2 })).nextCursor).toBeDefined();
    expect((await users.page({ ...newest, limit: 3 })).nextCursor).toBeUndefined();
    expect((await users.page({ ...newest, limit: 100 })).nextCursor).toBeUndefined();
  });

  it('orders users of one millisecond by id, in the direction of the listing', async () => {
    const { users, kept } = await withUsers([1, 1, 1, 1, 1], 3);
    const ids = kept.map(({ userId }) => userId).toSorted();
    expect((await users.page(oldest)).items.map(({ userId }) => userId)).toEqual(ids);
    expect((await users.page(newest)).items.map(({ userId }) => userId)).toEqual(ids.toReversed());
  });

  it('shows users as the table has them, also after a replacement', async () => {
    const { users, kept } = await withUsers([1]);
    const [user = someUser()] = kept;
    const replaced = await users.replace(
      user.userId,
      { email: user.email, displayName: 'New' },
      { now: at(5), expected: 'any', emailMayChange: true },
    );
    expect(await users.page(newest)).toEqual({ items: [replaced] });
  });

  it('includes createdFrom and leaves out createdTo', async () => {
    const { users, kept } = await withUsers([1, 2, 3, 4]);
    expect(await users.page({ ...oldest, createdFrom: at(2), createdTo: at(4) })).toEqual({ items: kept.slice(1, 3) });
    expect(await users.page({ ...newest, createdFrom: at(4) })).toEqual({ items: kept.slice(3) });
    expect(await users.page({ ...newest, createdTo: at(2) })).toEqual({ items: kept.slice(0, 1) });
  });

  it('is empty when createdFrom is not before createdTo', async () => {
    const { users } = await withUsers([1, 2]);
    expect(await users.page({ ...newest, createdFrom: at(2), createdTo: at(2) })).toEqual({ items: [] });
    expect(await users.page({ ...newest, createdFrom: at(9), createdTo: at(1) })).toEqual({ items: [] });
  });

  it('ends settleSeconds before now when ascending, and does not when descending', async () => {
    const { users, kept } = await withUsers([0, 1000, 1001]);
    expect(await users.page({ ...oldest, now: at(6000) })).toEqual({ items: kept.slice(0, 2) });
    expect(await users.page({ ...oldest, now: at(6000), createdTo: at(2000) })).toEqual({ items: kept.slice(0, 2) });
    expect((await users.page({ ...newest, now: at(6000) })).items).toHaveLength(3);
  });
});

describe('page with an e-mail address', () => {
  it('gives the one user who has it', async () => {
    const { users, kept } = await withUsers([1, 2]);
    expect(await users.page({ ...newest, email: kept[1]?.email ?? '' })).toEqual({ items: kept.slice(1) });
  });

  it('gives nobody for an address that nobody has', async () => {
    const { users } = await withUsers([1]);
    expect(await users.page({ ...newest, email: 'nobody@example.com' })).toEqual({ items: [] });
  });

  it('keeps to the range of creation', async () => {
    const { users, kept } = await withUsers([5]);
    const query = { ...newest, email: kept[0]?.email ?? '' };
    expect(await users.page({ ...query, createdFrom: at(5), createdTo: at(6) })).toEqual({ items: kept });
    expect(await users.page({ ...query, createdFrom: at(6) })).toEqual({ items: [] });
    expect(await users.page({ ...query, createdTo: at(5) })).toEqual({ items: [] });
  });

  it.each(['asc', 'desc'] as const)('gives a user at once who was created a moment ago or by a clock that is ahead: %s', async (order) => {
    const { users, kept } = await withUsers([5]);
    const query = { ...newest, order, email: kept[0]?.email ?? '' };
    expect(await users.page({ ...query, now: at(5) })).toEqual({ items: kept });
    expect(await users.page({ ...query, now: at(4) })).toEqual({ items: kept });
  });

  it('invalid-cursor: such a listing has no second page', async () => {
    const { users, kept } = await withUsers([1, 2]);
    const { nextCursor = '' } = await users.page({ ...newest, limit: 1 });
    const asking = users.page({ ...newest, email: kept[0]?.email ?? '', cursor: nextCursor });
    await expect(asking).rejects.toMatchObject({ code: 'invalid-cursor' });
  });
});
