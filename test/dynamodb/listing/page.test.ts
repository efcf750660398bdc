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
  it('returns complete users, newest first or oldest first, and no cursor on the last page', async () => {
    const { users, kept } = await withUsers([1, 2, 3]);
    expect(await users.page(oldest)).toEqual({ items: kept });
    expect(await users.page(newest)).toEqual({ items: kept.toReversed() });
  });

  it('is empty when there are no users', async () => {
    const { users } = await withUsers([]);
    expect(await users.page(newest)).toEqual({ items: [] });
  });

  it('has a cursor exactly when more users follow, even when the page is full', async () => {
    const { users } = await withUsers([1, 2, 3]);
    expect((await users.page({ ...newest, limit: 2 })).nextCursor).toBeDefined();
    expect((await users.page({ ...newest, limit: 3 })).nextCursor).toBeUndefined();
    expect((await users.page({ ...newest, limit: 100 })).nextCursor).toBeUndefined();
  });

  it('sorts users of the same millisecond by id, in the direction of the listing', async () => {
    const { users, kept } = await withUsers([1, 1, 1, 1, 1], 3);
    const ids = kept.map(({ userId }) => userId).toSorted();
    expect((await users.page(oldest)).items.map(({ userId }) => userId)).toEqual(ids);
    expect((await users.page(newest)).items.map(({ userId }) => userId)).toEqual(ids.toReversed());
  });

  it('contains the users as they are in the table, also after a replacement', async () => {
    const { users, kept } = await withUsers([1]);
    const [user = someUser()] = kept;
    const replaced = await users.replace(
      user.userId,
      { email: user.email, displayName: 'New' },
      { now: at(5), expected: 'any', emailMayChange: true },
    );
    expect(await users.page(newest)).toEqual({ items: [replaced] });
  });

  it('includes createdFrom and excludes createdTo', async () => {
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

  it('ends settleSeconds before now in ascending order, and at now in descending order', async () => {
    const { users, kept } = await withUsers([0, 1000, 1001]);
    expect(await users.page({ ...oldest, now: at(6000) })).toEqual({ items: kept.slice(0, 2) });
    expect(await users.page({ ...oldest, now: at(6000), createdTo: at(2000) })).toEqual({ items: kept.slice(0, 2) });
    expect((await users.page({ ...newest, now: at(6000) })).items).toHaveLength(3);
  });
});

describe('page with an email address', () => {
  it('contains the user with this email address', async () => {
    const { users, kept } = await withUsers([1, 2]);
    expect(await users.page({ ...newest, email: kept[1]?.email ?? '' })).toEqual({ items: kept.slice(1) });
  });

  it('is empty for an email address without a user', async () => {
    const { users } = await withUsers([1]);
    expect(await users.page({ ...newest, email: 'nobody@example.com' })).toEqual({ items: [] });
  });

  it('applies createdFrom and createdTo', async () => {
    const { users, kept } = await withUsers([5]);
    const query = { ...newest, email: kept[0]?.email ?? '' };
    expect(await users.page({ ...query, createdFrom: at(5), createdTo: at(6) })).toEqual({ items: kept });
    expect(await users.page({ ...query, createdFrom: at(6) })).toEqual({ items: [] });
    expect(await users.page({ ...query, createdTo: at(5) })).toEqual({ items: [] });
  });

  it.each(['asc', 'desc'] as const)(
    'contains a user immediately who was created a moment ago or by a clock that is ahead: %s',
    async (order) => {
      const { users, kept } = await withUsers([5]);
      const query = { ...newest, order, email: kept[0]?.email ?? '' };
      expect(await users.page({ ...query, now: at(5) })).toEqual({ items: kept });
      expect(await users.page({ ...query, now: at(4) })).toEqual({ items: kept });
    },
  );

  it('invalid-cursor: this listing has no second page', async () => {
    const { users, kept } = await withUsers([1, 2]);
    const { nextCursor = '' } = await users.page({ ...newest, limit: 1 });
    const asking = users.page({ ...newest, email: kept[0]?.email ?? '', cursor: nextCursor });
    await expect(asking).rejects.toMatchObject({ code: 'invalid-cursor' });
  });
});
