import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { PageQuery, Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { type Interceptor, interceptedClient } from './interception';
import { at, later, someUser, usersIn } from './store';

const engine = testEngine();

const newest: PageQuery = { limit: 20, order: 'desc', now: later };

/** Units by table and index, summed over the calls. */
type Units = Record<string, number>;

/** A store that notes what its calls cost. Failed conditions cost too, but no engine says how much. */
async function metered(options: { listingShards?: number; users?: number } = {}) {
  const table = await engine.freshTable();
  const spent: Units = {};
  const add = (name: string, units: number | undefined) => {
    if (units) spent[name] = (spent[name] ?? 0) + units;
  };
  const meter: Interceptor = async ({ input, send }) => {
    const output = await send({ ...input, ReturnConsumedCapacity: 'INDEXES' });
    for (const capacity of 'ConsumedCapacity' in output ? [output.ConsumedCapacity ?? []].flat() : []) {
      if (!('Table' in capacity)) continue;
      add('table', capacity.Table?.CapacityUnits);
      for (const [name, index] of Object.entries(capacity.GlobalSecondaryIndexes ?? {})) add(name, index.CapacityUnits);
    }
    return output;
  };
  const plain = usersIn(engine.client, table, options);
  const kept = Array.from({ length: options.users ?? 1 }, (_, n) => someUser({ createdAt: at(n), bio: 'x'.repeat(300) }));
  await Promise.all(kept.map((user) => plain.insert(user, user.userId)));
  const [user = someUser()] = kept;
  return { user, unmetered: plain, cost: costOf(usersIn(interceptedClient(engine.endpoint, meter), table, options), spent) };
}

const costOf = (users: Users, spent: Units) => async (operation: (users: Users) => Promise<unknown>) => {
  await operation(users);
  return spent;
};

describe('capacity units, of an item of up to 1 kB', () => {
  it('create: 4 write units of the table and one of each index', async () => {
    const { cost } = await metered();
    expect(await cost((users) => users.insert(someUser(), randomUUID()))).toEqual({ table: 4, EmailIndex: 1, CreatedAtIndex: 1 });
  });

  it('get: 1 read unit', async () => {
    const { cost, user } = await metered();
    expect(await cost((users) => users.find(user.userId))).toEqual({ table: 1 });
  });

  it('update: 1 write unit, and no index is written', async () => {
    const { cost, user } = await metered();
    const content = { email: user.email, displayName: 'New', locale: 'en' };
    expect(await cost((users) => users.replace(user.userId, content, { now: at(1), expected: [user], emailMayChange: true }))).toEqual({
      table: 1,
    });
  });

  it('update with a new address: 6 write units for the transaction and 2 of EmailIndex', async () => {
    const { cost, user } = await metered();
    const content = { email: 'new@example.com', displayName: 'New' };
    expect(await cost((users) => users.replace(user.userId, content, { now: at(1), expected: [user], emailMayChange: true }))).toEqual({
      table: 6,
      EmailIndex: 2,
    });
  });

  it('delete: 1 read unit, 4 write units and one of each index', async () => {
    const { cost, user } = await metered();
    expect(await cost((users) => users.remove(user.userId, [user]))).toEqual({ table: 1 + 4, EmailIndex: 1, CreatedAtIndex: 1 });
  });

  it('find by address: half a read unit of the index and 1 of the table', async () => {
    const { cost, user } = await metered();
    expect(await cost((users) => users.page({ ...newest, email: user.email }))).toEqual({ table: 1, EmailIndex: 0.5 });
  });

  it.each([1, 3])('a page of 20 from %d shards: half a read unit for each shard and 10 of the table', async (listingShards) => {
    const { cost } = await metered({ listingShards, users: 70 });
    expect(await cost((users) => users.page(newest))).toEqual({ table: 10, CreatedAtIndex: 0.5 * listingShards });
  });

  it.each(['desc', 'asc'] as const)('%s: the last page costs no more than the first', async (order) => {
    const { cost, unmetered } = await metered({ users: 160 });
    const { nextCursor = '' } = await unmetered.page({ ...newest, order, limit: 100 });
    const { nextCursor: last = '' } = await unmetered.page({ ...newest, order, limit: 40, cursor: nextCursor });
    expect(await cost((users) => users.page({ ...newest, order, cursor: last }))).toEqual({ table: 10, CreatedAtIndex: 0.5 });
  });
});
