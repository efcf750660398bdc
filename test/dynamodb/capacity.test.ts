import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type Consumed, type Units, unitsOf, type Use } from '../../infra/cost/usage';
import { itemOf } from '../../src/dynamodb/items';
import type { UserProfile } from '../../src/users/profile';
import type { PageQuery, Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { type Interceptor, interceptedClient } from './interception';
import { itemSize } from './item-size';
import { at, later, someUser, usersIn } from './store';

const engine = testEngine();

const newest: PageQuery = { limit: 20, order: 'desc', now: later };

interface Options {
  listingShards?: number;
  users?: number;
  /** Bytes of each user's item. */
  userBytes?: number;
}

/** Returns a user whose item has this number of bytes. */
function userOf(userBytes: number, properties: Partial<UserProfile> = {}): UserProfile {
  const user = someUser(properties);
  const missing = userBytes - itemSize(itemOf({ ...user, bio: '' }, 1, user.userId));
  return { ...user, bio: 'x'.repeat(missing) };
}

/** Units per table and index, summed over the calls. Failed conditions cost units too, but engines do not report them. */
function meter() {
  const spent: Record<string, Units> = {};
  const add = (name: string, kind: keyof Units, units: number | undefined) => {
    if (units) spent[name] = { ...(spent[name] ?? { read: 0, write: 0 }), [kind]: (spent[name]?.[kind] ?? 0) + units };
  };
  const note: Interceptor = async ({ name, input, send }) => {
    const kind = /Get|Query/.test(name) ? 'read' : 'write';
    const output = await send({ ...input, ReturnConsumedCapacity: 'INDEXES' });
    for (const capacity of 'ConsumedCapacity' in output ? [output.ConsumedCapacity ?? []].flat() : []) {
      if (!('Table' in capacity)) continue;
      add('table', kind, capacity.Table?.CapacityUnits);
      for (const [index, { CapacityUnits }] of Object.entries(capacity.GlobalSecondaryIndexes ?? {})) add(index, kind, CapacityUnits);
    }
    return output;
  };
  return { spent, note };
}

/** A store that records the cost of its calls. */
async function metered({ listingShards = 1, users = 1, userBytes = 700 }: Options = {}) {
  const table = await engine.freshTable();
  const { spent, note } = meter();
  const plain = usersIn(engine.client, table, { listingShards });
  const kept = Array.from({ length: users }, (_, n) => userOf(userBytes, { createdAt: at(n) }));
  await Promise.all(kept.map((user) => plain.insert(user, user.userId)));
  const [user = someUser()] = kept;
  const watched = usersIn(interceptedClient(engine.endpoint, note), table, { listingShards });
  const cost = async (operation: (users: Users) => Promise<unknown>) => {
    await operation(watched);
    return spent;
  };
  return { user, kept, unmetered: plain, cost };
}

const written = (write: number): Units => ({ read: 0, write });
const read = (units: number): Units => ({ read: units, write: 0 });

describe('the capacity units of an item of up to 1 kB', () => {
  it('create: 4 write units of the table and 1 of each index', async () => {
    const { cost } = await metered();
    const units = { table: written(4), EmailIndex: written(1), CreatedAtIndex: written(1) };
    expect(await cost((users) => users.insert(userOf(700), randomUUID()))).toEqual(units);
  });

  it('get: 1 read unit', async () => {
    const { cost, user } = await metered();
    expect(await cost((users) => users.find(user.userId))).toEqual({ table: read(1) });
  });

  it('update: 1 write unit of the table and none of the indexes', async () => {
    const { cost, user } = await metered();
    const content = { email: user.email, displayName: 'New', locale: 'en' };
    expect(await cost((users) => users.replace(user.userId, content, { now: at(1), expected: [user], emailMayChange: true }))).toEqual({
      table: written(1),
    });
  });

  it('update of the email address: 6 write units of the table and 2 of EmailIndex', async () => {
    const { cost, user } = await metered();
    const content = { email: 'new@example.com', displayName: 'New' };
    const units = { table: written(6), EmailIndex: written(2) };
    expect(await cost((users) => users.replace(user.userId, content, { now: at(1), expected: [user], emailMayChange: true }))).toEqual(
      units,
    );
  });

  it('patch: 1 read unit and 1 write unit of the table and none of the indexes', async () => {
    const { cost, user } = await metered();
    const terms = { now: at(1), expected: [user], emailMayChange: true };
    expect(await cost((users) => users.patch(user.userId, { displayName: 'New', bio: null }, terms))).toEqual({
      table: { read: 1, write: 1 },
    });
  });

  it('patch that changes nothing: 1 read unit', async () => {
    const { cost, user } = await metered();
    const terms = { now: at(1), expected: [user], emailMayChange: true };
    expect(await cost((users) => users.patch(user.userId, { displayName: user.displayName }, terms))).toEqual({ table: read(1) });
  });

  it('patch of the email address: 1 read unit and 6 write units of the table, and 2 write units of EmailIndex', async () => {
    const { cost, user } = await metered();
    const terms = { now: at(1), expected: [user], emailMayChange: true };
    const units = { table: { read: 1, write: 6 }, EmailIndex: written(2) };
    expect(await cost((users) => users.patch(user.userId, { email: 'new@example.com' }, terms))).toEqual(units);
  });

  it('delete: 1 read unit and 4 write units of the table, and 1 write unit of each index', async () => {
    const { cost, user } = await metered();
    const units = { table: { read: 1, write: 4 }, EmailIndex: written(1), CreatedAtIndex: written(1) };
    expect(await cost((users) => users.remove(user.userId, { expected: [user], now: at(1) }))).toEqual(units);
  });

  it('list by email address: 0.5 read units of the index and 1 of the table', async () => {
    const { cost, user } = await metered();
    expect(await cost((users) => users.page({ ...newest, email: user.email }))).toEqual({ table: read(1), EmailIndex: read(0.5) });
  });

  it.each([1, 3])('list 20 users from %d shards: 0.5 read units of the index per shard and 10 of the table', async (listingShards) => {
    const { cost } = await metered({ listingShards, users: 70 });
    expect(await cost((users) => users.page(newest))).toEqual({ table: read(10), CreatedAtIndex: read(0.5 * listingShards) });
  });

  it('list 100 users: 50 read units of the table and 1.5 of the index', async () => {
    const { cost } = await metered({ users: 120 });
    expect(await cost((users) => users.page({ ...newest, limit: 100 }))).toEqual({ table: read(50), CreatedAtIndex: read(1.5) });
  });

  it.each(['desc', 'asc'] as const)('%s: the last page costs no more than the first page', async (order) => {
    const { cost, unmetered } = await metered({ users: 160 });
    const { nextCursor = '' } = await unmetered.page({ ...newest, order, limit: 100 });
    const { nextCursor: last = '' } = await unmetered.page({ ...newest, order, limit: 40, cursor: nextCursor });
    expect(await cost((users) => users.page({ ...newest, order, cursor: last }))).toEqual({ table: read(10), CreatedAtIndex: read(0.5) });
  });
});

type Performed = Awaited<ReturnType<typeof metered>> & { userBytes: number };

const terms = (user: UserProfile) => ({ now: at(1), expected: [user], emailMayChange: true });

/** The calls to the store for each use in the cost model. */
const perform: Record<Use, (context: Performed, users: Users) => Promise<unknown>> = {
  get: ({ user }, users) => users.find(user.userId),
  revalidate: ({ user }, users) => users.find(user.userId),
  create: ({ userBytes }, users) => {
    const created = userOf(userBytes);
    return users.insert(created, created.userId);
  },
  replay: ({ user }, users) => users.insert(user, user.userId),
  update: ({ user }, users) => users.replace(user.userId, { ...user, displayName: 'Eva' }, terms(user)),
  unchanged: ({ user }, users) => users.replace(user.userId, user, terms(user)),
  move: ({ user }, users) => users.replace(user.userId, { ...user, email: user.email.replace('example', 'elpmaxe') }, terms(user)),
  patch: ({ user }, users) => users.patch(user.userId, { displayName: 'Eva' }, terms(user)),
  patchUnchanged: ({ user }, users) => users.patch(user.userId, { displayName: user.displayName }, terms(user)),
  patchMove: ({ user }, users) => users.patch(user.userId, { email: user.email.replace('example', 'elpmaxe') }, terms(user)),
  delete: ({ user }, users) => users.remove(user.userId, { expected: [user], now: at(1) }),
  list: (_, users) => users.page(newest),
  list100: (_, users) => users.page({ ...newest, limit: 100 }),
  find: ({ user }, users) => users.page({ ...newest, email: user.email }),
};

/** With the names of the meter, and without what it cannot measure. */
const visible = ({ table, emailIndex, createdAtIndex }: Consumed): Record<string, Units> =>
  Object.fromEntries(
    Object.entries({ table, EmailIndex: emailIndex, CreatedAtIndex: createdAtIndex }).filter(([, units]) => units.read + units.write > 0),
  );

const uses = Object.keys(perform) as Use[];

describe.each([1024, 1025, 4096, 4097])('the cost model for users of %d bytes', (userBytes) => {
  it.each(uses)('matches the capacity units that the engine consumes for %s', async (use) => {
    const listingShards = use === 'list' ? 2 : 1;
    const context = await metered({ userBytes, listingShards, users: use.startsWith('list') ? 110 : 2 });
    const counted = await context.cost((users) => perform[use]({ ...context, userBytes }, users));
    expect(counted).toEqual(visible(unitsOf[use]({ userBytes, listingShards })));
  });
});
