import { describe, expect, it } from '@jest/globals';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { connectionLost, type Interceptor, interceptedClient, losingAnswerOf } from './interception';
import { allItems, at, someUser, usersAndLocks, usersAndTheirLocks, usersIn } from './store';

const engine = testEngine();

const transaction = 'TransactWriteItemsCommand';
const update = 'UpdateItemCommand';

/** A store whose first call of the command is applied without a response, so that the SDK retries it. */
function repeatedBySdk(table: string, command: string): Users {
  return usersIn(interceptedClient(engine.endpoint, losingAnswerOf(command), 'attempt'), table);
}

/** A store whose first call of the command is applied, and all of the SDK's attempts fail without a response. */
function repeatedByApp(table: string, command: string): Users {
  return usersIn(interceptedClient(engine.endpoint, losingAnswerOf(command), 'operation'), table);
}

async function tableWithUser() {
  const table = await engine.freshTable();
  const users = usersIn(engine.client, table);
  const { user } = await users.insert(someUser(), undefined);
  return { table, users, user };
}

/** A store whose first call of the command is applied without a response, and whose next attempt conflicts with another transaction. */
function conflictingAfter(table: string, command: string): Users {
  const losing = losingAnswerOf(command);
  const interceptor: Interceptor = (call) => {
    if (call.name !== command || call.nth !== 2) return losing(call);
    const CancellationReasons = [{ Code: 'TransactionConflict' }, { Code: 'None' }, { Code: 'None' }];
    return Promise.reject(new TransactionCanceledException({ message: '', CancellationReasons, $metadata: {} }));
  };
  return usersIn(interceptedClient(engine.endpoint, interceptor, 'attempt'), table);
}

describe('a write whose response is lost, and whose retry conflicts with another transaction', () => {
  it('insert: returns the user', async () => {
    const table = await engine.freshTable();
    const user = someUser();
    expect(await conflictingAfter(table, transaction).insert(user, undefined)).toEqual({ user, replayed: false });
    expect(await allItems(engine.client, table)).toHaveLength(2);
  });

  it('replace with a new email address: returns the changed user, and changes it once', async () => {
    const { table, users, user } = await tableWithUser();
    const content = { email: 'new@example.com', displayName: 'New' };
    const terms = { now: at(1), expected: [user], emailMayChange: true };
    const replaced = await conflictingAfter(table, transaction).replace(user.userId, content, terms);
    expect(replaced).toEqual({ ...user, ...content, version: 2, updatedAt: at(1) });
    expect(await users.find(user.userId)).toEqual(replaced);
  });

  it('remove: succeeds, and a second removal fails with user-not-found', async () => {
    const { table, users, user } = await tableWithUser();
    await conflictingAfter(table, transaction).remove(user.userId, { expected: [user], now: at(1) });
    expect(await usersAndTheirLocks(engine.client, table)).toEqual([]);
    await expect(users.remove(user.userId, { expected: 'any', now: at(1) })).rejects.toMatchObject({ code: 'user-not-found' });
  });
});

describe('a write whose response is lost and that the SDK retries', () => {
  it.each([true, false])('insert: returns the user, who exists once: %s', async (once) => {
    const table = await engine.freshTable();
    const user = someUser();
    const inserted = await repeatedBySdk(table, transaction).insert(user, once ? user.userId : undefined);
    expect(inserted.user).toEqual(user);
    expect(await allItems(engine.client, table)).toHaveLength(2);
  });

  it('replace: returns the changed user, and changes it once', async () => {
    const { table, users, user } = await tableWithUser();
    const content = { email: user.email, displayName: 'New' };
    const replaced = await repeatedBySdk(table, update).replace(user.userId, content, {
      now: at(1),
      expected: [user],
      emailMayChange: true,
    });
    expect(replaced).toEqual({ ...user, ...content, version: 2, updatedAt: at(1) });
    expect(await users.find(user.userId)).toEqual(replaced);
  });

  it('replace with another email address: returns the changed user, and changes it once', async () => {
    const { table, users, user } = await tableWithUser();
    const content = { email: 'new@example.com', displayName: 'New' };
    const replaced = await repeatedBySdk(table, transaction).replace(user.userId, content, {
      now: at(1),
      expected: [user],
      emailMayChange: true,
    });
    expect(replaced).toEqual({ ...user, ...content, version: 2, updatedAt: at(1) });
    expect(await users.find(user.userId)).toEqual(replaced);
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(kept);
  });

  it('remove: succeeds, and deletes all data', async () => {
    const { table, user } = await tableWithUser();
    await repeatedBySdk(table, transaction).remove(user.userId, { expected: [user], now: at(1) });
    expect(await usersAndTheirLocks(engine.client, table)).toEqual([]);
  });

  it.each([
    ['find', 'GetItemCommand'],
    ['page', 'QueryCommand'],
    ['page', 'BatchGetItemCommand'],
  ])('%s: reads again after a lost response to %s', async (method, command) => {
    const { table, user } = await tableWithUser();
    const users = repeatedBySdk(table, command);
    const read = method === 'find' ? await users.find(user.userId) : (await users.page({ limit: 5, order: 'desc', now: at(9) })).items[0];
    expect(read).toEqual(user);
  });
});

describe('a request whose response is lost and that the client retries', () => {
  it('insert with an idempotency key: service-unavailable, then the same user as a replay', async () => {
    const table = await engine.freshTable();
    const users = repeatedByApp(table, transaction);
    const user = someUser();
    await expect(users.insert(user, user.userId)).rejects.toMatchObject({ code: 'service-unavailable' });
    const again = { ...user, createdAt: at(5), updatedAt: at(5) };
    expect(await users.insert(again, again.userId)).toEqual({ user, replayed: true });
  });

  it.each([
    ['replace', update, 'old@example.com'],
    ['a change of email address', transaction, 'new@example.com'],
  ])('%s: service-unavailable, then success with the revision of the first attempt', async (_, command, email) => {
    const table = await engine.freshTable();
    const { user } = await usersIn(engine.client, table).insert(someUser({ email: 'old@example.com' }), undefined);
    const users = repeatedByApp(table, command);
    const content = { email, displayName: 'New', metadata: { b: '1', a: '2' } };
    await expect(users.replace(user.userId, content, { now: at(1), expected: [user], emailMayChange: true })).rejects.toMatchObject({
      code: 'service-unavailable',
    });
    const reordered = { ...content, metadata: { a: '2', b: '1' } };
    const second = await users.replace(user.userId, reordered, { now: at(2), expected: [user], emailMayChange: true });
    expect(second).toEqual({ ...user, ...content, version: 2, updatedAt: at(1) });
  });

  it('precondition-failed: another client has changed the user in the meantime', async () => {
    const { table, users, user } = await tableWithUser();
    const lossy = repeatedByApp(table, update);
    const replacing = () =>
      lossy.replace(user.userId, { email: user.email, displayName: 'Mine' }, { now: at(1), expected: [user], emailMayChange: true });
    await expect(replacing()).rejects.toMatchObject({ code: 'service-unavailable' });
    const theirs = await users.replace(
      user.userId,
      { email: user.email, displayName: 'Theirs' },
      { now: at(2), expected: 'any', emailMayChange: true },
    );
    await expect(replacing()).rejects.toMatchObject({ code: 'precondition-failed', current: theirs });
  });

  it('remove: service-unavailable, then user-not-found, and all data is deleted', async () => {
    const { table, user } = await tableWithUser();
    const users = repeatedByApp(table, transaction);
    await expect(users.remove(user.userId, { expected: [user], now: at(1) })).rejects.toMatchObject({ code: 'service-unavailable' });
    await expect(users.remove(user.userId, { expected: [user], now: at(1) })).rejects.toMatchObject({ code: 'user-not-found' });
    expect(await usersAndTheirLocks(engine.client, table)).toEqual([]);
  });

  it('does not change anything when the request never arrived', async () => {
    const { table, users, user } = await tableWithUser();
    const deaf = usersIn(
      interceptedClient(engine.endpoint, () => Promise.reject(connectionLost())),
      table,
    );
    await expect(deaf.remove(user.userId, { expected: 'any', now: at(1) })).rejects.toMatchObject({ code: 'service-unavailable' });
    expect(await users.find(user.userId)).toEqual(user);
  });
});
