import { describe, expect, it } from '@jest/globals';
import { Rejection } from '../../src/users/rejection';
import { testEngine } from '../engine';
import { allItems, at, someUser, usersAndLocks, usersAndTheirLocks, usersIn } from './store';

const engine = testEngine();

/** Returns the codes of the rejections. Any other error fails the test. */
async function outcomes(calls: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(calls);
  return settled.map((result) => {
    if (result.status === 'fulfilled') return 'done';
    if (result.reason instanceof Rejection) return result.reason.code;
    throw result.reason;
  });
}

const countOf = (codes: string[]) =>
  Object.fromEntries([...new Set(codes)].toSorted().map((code) => [code, codes.filter((c) => c === code).length]));
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

describe('concurrent calls', () => {
  it('1,000 inserts with the same email address, 100 at a time: exactly one succeeds, and only its user is stored', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const codes: string[] = [];
    const insertSome = async (count: number) => {
      for (let n = 0; n < count; n += 1) codes.push(...(await outcomes([users.insert(someUser({ email: 'ada@example.com' }), undefined)])));
    };
    await Promise.all(times(100, () => insertSome(10)));
    expect(countOf(codes)).toEqual({ done: 1, 'email-taken': 999 });
    expect(await allItems(engine.client, table)).toHaveLength(2);
  });

  it('30 attempts of one creation with an idempotency key: all return the same user, and exactly one creates it', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const user = someUser();
    const inserted = await Promise.all(times(30, (n) => users.insert({ ...user, createdAt: at(n), updatedAt: at(n) }, user.userId)));
    expect(inserted.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(inserted.map((each) => each.user.createdAt)).size).toBe(1);
  });

  it('50 replacements of one revision: exactly one succeeds', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const { user } = await users.insert(someUser(), undefined);
    const { userId, email } = user;
    const codes = await outcomes(
      times(50, (n) => users.replace(userId, { email, displayName: `${n}` }, { now: at(n), expected: [user], emailMayChange: true })),
    );
    expect(countOf(codes)).toEqual({ done: 1, 'precondition-failed': 49 });
    expect(await users.find(userId)).toMatchObject({ version: 2 });
  });

  it('20 changes of the email address of one revision: exactly one succeeds', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const { user } = await users.insert(someUser(), undefined);
    const change = (n: number) =>
      users.replace(user.userId, { email: `${n}@example.com`, displayName: 'Ada' }, { now: at(n), expected: [user], emailMayChange: true });
    expect(countOf(await outcomes(times(20, change)))).toEqual({ done: 1, 'precondition-failed': 19 });
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(kept);
  });

  it('200 changes of the email address of one user without a precondition: all succeed, one after the other', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const { user } = await users.insert(someUser(), undefined);
    const change = (n: number) =>
      users.replace(user.userId, { email: `${n}@example.com`, displayName: 'Ada' }, { now: at(n), expected: 'any', emailMayChange: true });
    const changed = await Promise.all(times(200, change));
    expect(changed.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(times(200, (n) => n + 2));
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(kept);
  }, 60_000);

  it('50 replacements without a precondition: all succeed, one after the other', async () => {
    const users = usersIn(engine.client, await engine.freshTable());
    const { user } = await users.insert(someUser(), undefined);
    const replace = (n: number) =>
      users.replace(user.userId, { email: user.email, displayName: `${n}` }, { now: at(n), expected: 'any', emailMayChange: true });
    const replaced = await Promise.all(times(50, replace));
    expect(replaced.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(times(50, (n) => n + 2));
  });

  it('20 removals of one user: exactly one succeeds', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const { user } = await users.insert(someUser(), undefined);
    const codes = await outcomes(times(20, () => users.remove(user.userId, { expected: 'any', now: at(1) })));
    expect(countOf(codes)).toEqual({ done: 1, 'user-not-found': 19 });
    expect(await usersAndTheirLocks(engine.client, table)).toEqual([]);
  });

  it('users exchange, take and release email addresses: every user has one email lock, and every lock has one user', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const people = await Promise.all(times(12, (n) => users.insert(someUser({ email: `${n}@example.com` }), undefined)));
    for (let round = 0; round < 6; round += 1) {
      const swaps = people.flatMap(({ user: { userId } }, n) =>
        [1, 5].map((step) =>
          users.replace(
            userId,
            { email: `${(n + step * (round + 1)) % 16}@example.com`, displayName: `${round} ${step}` },
            { now: at(round), expected: 'any', emailMayChange: true },
          ),
        ),
      );
      const inserts = times(3, (n) => users.insert(someUser({ email: `${12 + n}@example.com` }), undefined));
      const removals = people.splice(0, 1).map(({ user: { userId } }) => users.remove(userId, { expected: 'any', now: at(1) }));
      const codes = await outcomes([...swaps, ...inserts, ...removals]);
      expect(['done', 'email-taken', 'service-unavailable', 'user-not-found']).toEqual(expect.arrayContaining([...new Set(codes)]));
      const { users: kept, locks } = await usersAndLocks(engine.client, table);
      expect(locks).toEqual(kept);
    }
  });
});
