import { describe, expect, it } from '@jest/globals';
import type { UserProfile } from '../../src/users/profile';
import type { PageQuery, Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { at, later, someUser, usersIn } from './store';

const engine = testEngine();

/** Many users share a millisecond, so that groups of them span several pages. */
const moments = [1, 2, 2, 2, 2, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 6, 6, 7];
const newUsers = () => moments.map((time) => someUser({ createdAt: at(time) }));
const keep = (users: Users, profiles: UserProfile[]) => Promise.all(profiles.map((user) => users.insert(user, undefined)));

/** Follows the cursors to the last page. `between` runs before each page except the first. */
async function walk(users: () => Users, query: PageQuery, between: (page: number) => Promise<unknown> = async () => {}) {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 1; ; page += 1) {
    const { items, nextCursor } = await users().page({ ...query, ...(cursor !== undefined && { cursor }) });
    expect(items.length).toBeLessThanOrEqual(query.limit);
    seen.push(...items.map(({ createdAt, userId }) => `${createdAt} ${userId}`));
    if (nextCursor === undefined) return seen;
    expect(nextCursor).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
    cursor = nextCursor;
    await between(page);
  }
}

const places = (users: UserProfile[]) => users.map(({ createdAt, userId }) => `${createdAt} ${userId}`).toSorted();
const inOrder = (order: PageQuery['order'], sorted: string[]) => (order === 'asc' ? sorted : sorted.toReversed());

const walks = (['desc', 'asc'] as const).flatMap((order) =>
  [1, 3].flatMap((shards) => [1, 2, 3, 5, 7].map((limit) => ({ order, shards, limit }))),
);

describe('pagination', () => {
  it.each(walks.filter(({ limit }) => limit < 3))(
    '$order, $shards shards, limit $limit: returns every user once and in order',
    async ({ order, shards, limit }) => {
      const users = usersIn(engine.client, await engine.freshTable(), { listingShards: shards });
      const profiles = newUsers();
      await keep(users, profiles);
      expect(await walk(() => users, { order, limit, now: later })).toEqual(inOrder(order, places(profiles)));
    },
  );

  it.each(walks)(
    '$order, $shards shards, limit $limit: returns no user twice and misses none while others are created and deleted',
    async (row) => {
      const users = usersIn(engine.client, await engine.freshTable(), { listingShards: row.shards });
      const [staying, leaving] = [newUsers(), newUsers()];
      await keep(users, [...staying, ...leaving]);
      const seen = await walk(
        () => users,
        { order: row.order, limit: row.limit, now: later },
        async (page) => {
          const gone = leaving.splice(0, 2);
          await Promise.all(gone.map(({ userId }) => users.remove(userId, { expected: 'any', now: at(1) })));
          // Few enough that the pagination ends even with one user per page.
          if (page <= 15) await users.insert(someUser({ createdAt: at(page % 8) }), undefined);
        },
      );
      expect(new Set(seen).size).toBe(seen.length);
      expect(inOrder(row.order, seen.toSorted())).toEqual(seen);
      const stayed = new Set(places(staying));
      expect(seen.filter((place) => stayed.has(place)).toSorted()).toEqual(places(staying));
    },
  );

  it.each(['desc', 'asc'] as const)('%s: misses no user when the number of shards increases between pages', async (order) => {
    const table = await engine.freshTable();
    const before = usersIn(engine.client, table, { listingShards: 1 });
    const after = usersIn(engine.client, table, { listingShards: 3 });
    const profiles = newUsers();
    await keep(before, profiles);
    const newcomers = newUsers();
    let users = before;
    const seen = await walk(
      () => users,
      { order, limit: 3, now: later },
      async (page) => {
        users = page < 3 ? before : after;
        if (page === 3) await keep(after, newcomers);
      },
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(places(profiles)));
    expect(await walk(() => after, { order, limit: 3, now: later })).toEqual(inOrder(order, places([...profiles, ...newcomers])));
  });

  it('continues when the user in the cursor was deleted, and when limit changes', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const profiles = [1, 2, 3, 4, 5].map((time) => someUser({ createdAt: at(time) }));
    await keep(users, profiles);
    const { items, nextCursor = '' } = await users.page({ order: 'asc', limit: 2, now: later });
    await users.remove(items[1]?.userId ?? '', { expected: 'any', now: at(1) });
    const rest = await users.page({ order: 'asc', limit: 50, now: later, cursor: nextCursor });
    expect(rest).toEqual({ items: profiles.slice(2) });
  });

  it('returns a user again who was deleted and created again in the meantime, with another createdAt', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const profiles = [1, 2, 3].map((time) => someUser({ createdAt: at(time) }));
    await keep(users, profiles);
    const [user = someUser()] = profiles;
    const deletion = { expected: 'any', now: at(100), emailMayChange: true } as const;
    const [recreated, now] = ['2098-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'];
    const seen = await walk(
      () => users,
      { order: 'asc', limit: 1, now },
      async (page) => {
        if (page !== 1) return;
        await users.remove(user.userId, deletion);
        await users.insert({ ...user, createdAt: recreated, updatedAt: recreated }, undefined);
      },
    );
    expect(seen).toEqual([...places(profiles), `${recreated} ${user.userId}`]);
  });

  it('passes many users created in the same millisecond', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const crowd = Array.from({ length: 450 }, () => someUser({ createdAt: at(1) }));
    const others = [someUser({ createdAt: at(0) }), someUser({ createdAt: at(2) })];
    for (let n = 0; n < crowd.length; n += 90) await keep(users, crowd.slice(n, n + 90));
    await keep(users, others);
    const seen = await walk(() => users, { order: 'desc', limit: 90, now: later });
    expect(seen).toEqual(places([...crowd, ...others]).toReversed());
  });

  it('applies createdFrom and createdTo to every page', async () => {
    const users = usersIn(engine.client, await engine.freshTable(), { listingShards: 3 });
    const profiles = newUsers();
    await keep(users, profiles);
    const query = { limit: 2, now: later, createdFrom: at(2), createdTo: at(6) };
    const within = places(profiles.filter(({ createdAt }) => createdAt >= at(2) && createdAt < at(6)));
    expect(await walk(() => users, { ...query, order: 'desc' })).toEqual(within.toReversed());
    expect(await walk(() => users, { ...query, order: 'asc' })).toEqual(within);
  });
});
