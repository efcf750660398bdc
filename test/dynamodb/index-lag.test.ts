import { describe, expect, it } from '@jest/globals';
import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { PageQuery } from '../../src/users/users';
import { testEngine } from '../engine';
import { type Interceptor, interceptedClient } from './interception';
import { allItems, at, later, someUser, usersIn } from './store';

const engine = testEngine();
const newest: PageQuery = { limit: 2, order: 'desc', now: later };

/** An index that lags: its responses are those of `then`. */
const lagging =
  (then: QueryCommandOutput): Interceptor =>
  ({ name, send }) =>
    name === 'QueryCommand' ? Promise.resolve(then) : send();

/** The current contents of the indexes, to be returned later. */
async function answers(table: string, query: PageQuery): Promise<QueryCommandOutput> {
  let answer: QueryCommandOutput | undefined;
  const noting: Interceptor = async ({ name, send }) => {
    const output = await send();
    if (name === 'QueryCommand' && 'Items' in output) answer = output;
    return output;
  };
  await usersIn(interceptedClient(engine.endpoint, noting), table).page(query);
  if (answer === undefined) throw new Error('no query was made');
  return answer;
}

async function withUsers(count: number) {
  const table = await engine.freshTable();
  const users = usersIn(engine.client, table);
  const kept = Array.from({ length: count }, (_, n) => someUser({ createdAt: at(n) }));
  for (const user of kept) await users.insert(user, user.userId);
  return { table, users, kept };
}

describe('a listing whose index lags behind the table', () => {
  it('leaves out a deleted user, so that the page is shorter but still has a cursor', async () => {
    const { table, users, kept } = await withUsers(3);
    const then = await answers(table, newest);
    await users.remove(kept[2]?.userId ?? '', { expected: 'any', now: at(1) });
    const page = await usersIn(interceptedClient(engine.endpoint, lagging(then)), table).page(newest);
    expect(page).toEqual({ items: [kept[1]], nextCursor: expect.any(String) });
    expect(await users.page({ ...newest, cursor: page.nextCursor ?? '' })).toEqual({ items: [kept[0]] });
  });

  it('leaves out a user at the old position who was deleted and created again with the same id', async () => {
    const { table, users, kept } = await withUsers(3);
    const then = await answers(table, newest);
    const [, , user = someUser()] = kept;
    await users.remove(user.userId, { expected: 'any', now: at(1) });
    await users.insert({ ...user, createdAt: at(9), updatedAt: at(9) }, 'another');
    const { items } = await usersIn(interceptedClient(engine.endpoint, lagging(then)), table).page(newest);
    expect(items).toEqual([kept[1]]);
  });

  it('returns the current owner of an email address or no user, never the previous owner', async () => {
    const { table, users, kept } = await withUsers(1);
    const [user = someUser()] = kept;
    const query = { ...newest, email: user.email };
    const then = await answers(table, query);
    await users.replace(
      user.userId,
      { email: 'new@example.com', displayName: 'Ada' },
      { now: at(1), expected: 'any', emailMayChange: true },
    );
    await users.insert(someUser({ email: user.email }), undefined);
    expect(await usersIn(interceptedClient(engine.endpoint, lagging(then)), table).page(query)).toEqual({ items: [] });
  });
});

const deletion = { expected: 'any', now: at(100), emailMayChange: true } as const;
/** Later than the deletion. */
const recreated = '2098-01-01T00:00:00.000Z';
const longAfter = '2099-01-01T00:00:00.000Z';

/** Serves eventually consistent batch reads from another table, which lags behind. Counts the keys of both kinds of reads. */
function replica(items: Record<string, unknown>[]) {
  const keysRead = { eventually: 0, strongly: 0 };
  const interceptor: Interceptor = async ({ input, send }) => {
    if (!('RequestItems' in input)) return send();
    const [[table, request] = ['', {}]] = Object.entries(input.RequestItems ?? {});
    const keys = 'Keys' in request ? (request.Keys ?? []) : [];
    const isStrong = 'ConsistentRead' in request && request.ConsistentRead === true;
    keysRead[isStrong ? 'strongly' : 'eventually'] += keys.length;
    if (isStrong) return send();
    const found = items.filter(({ userId }) => keys.some((key: Record<string, unknown>) => key['userId'] === userId));
    return { $metadata: {}, Responses: { [table]: found }, UnprocessedKeys: {} };
  };
  return { interceptor, keysRead };
}

describe('a listing whose replica of the table lags behind the index', () => {
  const everybody: PageQuery = { limit: 20, order: 'asc', now: longAfter };

  it('contains a user whom the replica does not have yet, and reads only missing users again', async () => {
    const { table, kept } = await withUsers(4);
    const { interceptor, keysRead } = replica((await allItems(engine.client, table)).filter(({ userId }) => userId !== kept[1]?.userId));
    const users = usersIn(interceptedClient(engine.endpoint, interceptor), table);
    expect(await users.page(everybody)).toEqual({ items: kept });
    expect(keysRead).toEqual({ eventually: 4, strongly: 1 });
  });

  it('misses no user in a complete pagination, whatever users the replica lacks', async () => {
    const { table, kept } = await withUsers(9);
    const { interceptor } = replica([]);
    const users = usersIn(interceptedClient(engine.endpoint, interceptor), table);
    const first = await users.page({ ...everybody, limit: 5 });
    const second = await users.page({ ...everybody, limit: 5, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(kept);
  });

  it('contains a new user when the replica still has the deleted user with the same id', async () => {
    const { table, users, kept } = await withUsers(2);
    const { interceptor } = replica(await allItems(engine.client, table));
    const [user = someUser()] = kept;
    await users.remove(user.userId, deletion);
    const again = { ...user, createdAt: recreated, updatedAt: recreated };
    await users.insert(again, undefined);
    const behind = usersIn(interceptedClient(engine.endpoint, interceptor), table);
    expect(await behind.page(everybody)).toEqual({ items: [kept[1], again] });
  });

  it('leaves out a deleted user whom the index still contains', async () => {
    const { table, users, kept } = await withUsers(2);
    const then = await answers(table, everybody);
    await users.remove(kept[0]?.userId ?? '', deletion);
    expect(await usersIn(interceptedClient(engine.endpoint, lagging(then)), table).page(everybody)).toEqual({ items: kept.slice(1) });
  });

  it('reads no user again when none is missing', async () => {
    const { table, kept } = await withUsers(3);
    const { interceptor, keysRead } = replica(await allItems(engine.client, table));
    expect(await usersIn(interceptedClient(engine.endpoint, interceptor), table).page(everybody)).toEqual({ items: kept });
    expect(keysRead).toEqual({ eventually: 3, strongly: 0 });
  });
});

describe('a listing whose batch has unprocessed keys', () => {
  /** Passes on only the first `count` keys of a batch. */
  const processing =
    (count: number): Interceptor =>
    async ({ input, send }) => {
      if (!('RequestItems' in input)) return send();
      const [[table, request] = ['', {}]] = Object.entries(input.RequestItems ?? {});
      const keys = 'Keys' in request ? (request.Keys ?? []) : [];
      const output = count === 0 ? { $metadata: {} } : await send({ RequestItems: { [table]: { Keys: keys.slice(0, count) } } });
      return { ...output, UnprocessedKeys: keys.length > count ? { [table]: { Keys: keys.slice(count) } } : {} };
    };

  it('contains all users in order', async () => {
    const { table, kept } = await withUsers(7);
    const users = usersIn(interceptedClient(engine.endpoint, processing(2)), table);
    expect(await users.page({ ...newest, limit: 10 })).toEqual({ items: kept.toReversed() });
  });

  it('service-unavailable: DynamoDB processes no key until the deadline', async () => {
    const { table } = await withUsers(3);
    const users = usersIn(interceptedClient(engine.endpoint, processing(0)), table, { timeLeft: 1500 });
    await expect(users.page(newest)).rejects.toMatchObject({ code: 'service-unavailable' });
  });
});
