import { describe, expect, it } from '@jest/globals';
import type { UserProfile } from '../../src/users/profile';
import type { Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { connectionLost, interceptedClient } from './interception';
import { at, someUser, usersAndLocks, usersAndTheirLocks, usersIn } from './store';

const engine = testEngine();

const transaction = 'TransactWriteItemsCommand';
const update = 'UpdateItemCommand';

/** Number of the SDK's attempts without a response; it makes three. */
const answered = 1;
const unanswered = 3;

/**
 * A store for which the first attempt of a command arrives only when it is released, as if the network delayed it beyond the timeout of the SDK.
 * @param silent number of the SDK's attempts that get no response
 */
function delaying(table: string, command: string, silent: number) {
  const held: (() => Promise<unknown>)[] = [];
  const client = interceptedClient(
    engine.endpoint,
    async ({ name, nth, send }) => {
      if (name !== command || nth > silent) return send();
      if (nth === 1) held.push(send);
      throw connectionLost();
    },
    'attempt',
  );
  const arrive = () => Promise.allSettled(held.map((send) => send()));
  return { users: usersIn(client, table), arrive };
}

async function tableWithUser() {
  const table = await engine.freshTable();
  const users = usersIn(engine.client, table);
  const { user } = await users.insert(someUser(), undefined);
  return { table, users, user };
}

const named = (user: UserProfile, displayName: string) => ({ email: user.email, displayName });
const whatever = (n: number) => ({ now: at(n), expected: 'any' as const, emailMayChange: true });
const unavailable = { code: 'service-unavailable' };

/** Either the SDK retries the call with success, or the call fails and its outcome is unknown. */
const outcomes: [string, number, (call: Promise<unknown>) => Promise<unknown>][] = [
  ['whose repetition was answered', answered, (call) => call],
  ['that failed', unanswered, (call) => expect(call).rejects.toMatchObject(unavailable)],
];

describe.each(outcomes)('a first attempt that arrives late, %s', (_, silent, settled) => {
  it('does not undo a replacement that was acknowledged in the meantime', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, update, silent);
    await settled(late.replace(user.userId, named(user, 'First'), whatever(1)));
    const second = await users.replace(user.userId, named(user, 'Second'), whatever(2));
    await arrive();
    expect(await users.find(user.userId)).toEqual(second);
  });

  it('does not change a user who was deleted and created again in the meantime', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, update, silent);
    await settled(late.replace(user.userId, named(user, 'First'), whatever(1)));
    await users.remove(user.userId, { expected: 'any', now: at(2) });
    const { user: anew } = await users.insert({ ...user, createdAt: at(3), updatedAt: at(3) }, undefined);
    await arrive();
    expect(await users.find(user.userId)).toEqual(anew);
  });

  it('does not restore a previous email address', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, transaction, silent);
    await settled(late.replace(user.userId, { email: 'first@example.com', displayName: 'Ada' }, whatever(1)));
    const second = await users.replace(user.userId, { email: 'second@example.com', displayName: 'Ada' }, whatever(2));
    await arrive();
    expect(await users.find(user.userId)).toEqual(second);
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(kept);
  });

  it('does not delete a user who was created again in the meantime', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, transaction, silent);
    await settled(late.remove(user.userId, { expected: 'any', now: at(1) }));
    if (silent === unanswered) await users.remove(user.userId, { expected: 'any', now: at(2) });
    const { user: anew } = await users.insert({ ...user, createdAt: at(3), updatedAt: at(3) }, undefined);
    await arrive();
    expect(await users.find(user.userId)).toEqual(anew);
  });

  it.each([
    ['with a key', 'the attempt'],
    ['without a key', undefined],
  ])('does not recreate a user who was deleted in the meantime: %s', async (__, attempt) => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const user = someUser();
    const { users: late, arrive } = delaying(table, transaction, silent);
    await settled(late.insert(user, attempt));
    if (silent === unanswered) await users.insert({ ...user, createdAt: at(1), updatedAt: at(1) }, attempt);
    await users.remove(user.userId, { expected: 'any', now: at(2) });
    await arrive();
    expect(await usersAndTheirLocks(engine.client, table)).toEqual([]);
  });
});

describe('functions whose clocks differ', () => {
  const replaceTwice = async (users: Users, user: UserProfile, [first, second]: [number, number], expectsFirst: boolean) => {
    const replaced = await users.replace(user.userId, named(user, 'First'), whatever(first));
    return users.replace(user.userId, named(user, 'Second'), { ...whatever(second), ...(expectsFirst && { expected: [replaced] }) });
  };

  it.each([
    ['is behind', [10, 5]],
    ['is the same to the millisecond', [10, 10]],
  ] as [string, [number, number]][])('increase updatedAt when the clock of the second replacement %s', async (_, times) => {
    const { users, user } = await tableWithUser();
    expect(await replaceTwice(users, user, times, false)).toMatchObject({ displayName: 'Second', version: 3, updatedAt: at(11) });
  });

  it('increase updatedAt of an expected revision when the clock of the replacement is behind', async () => {
    const { users, user } = await tableWithUser();
    expect(await replaceTwice(users, user, [10, 5], true)).toMatchObject({ displayName: 'Second', version: 3, updatedAt: at(11) });
  });

  it('increase updatedAt with a new email address when the clock is behind', async () => {
    const { users, user } = await tableWithUser();
    await users.replace(user.userId, named(user, 'First'), whatever(10));
    const changed = await users.replace(user.userId, { email: 'new@example.com', displayName: 'Ada' }, whatever(5));
    expect(changed).toMatchObject({ version: 3, updatedAt: at(11) });
  });

  it('delete a user whose last change has a time in the future, and apply no earlier change afterwards', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, update, unanswered);
    await expect(late.replace(user.userId, named(user, 'First'), whatever(10))).rejects.toMatchObject(unavailable);
    await users.replace(user.userId, named(user, 'Second'), whatever(11));
    await users.remove(user.userId, { expected: 'any', now: at(1) });
    await arrive();
    expect(await users.find(user.userId)).toBeUndefined();
  });

  it('create a user after a deletion with a time in the future, and set createdAt after the deletion', async () => {
    const { users, user } = await tableWithUser();
    const ahead = new Date(Date.now() + 60_000).toISOString();
    await users.remove(user.userId, { expected: 'any', now: ahead });
    const { user: anew } = await users.insert(user, undefined);
    expect(anew).toMatchObject({ userId: user.userId, version: 1, updatedAt: anew.createdAt });
    expect(anew.createdAt > ahead).toBe(true);
    expect(await users.find(user.userId)).toEqual(anew);
  });

  it('service-unavailable: the user was deleted after the creation began', async () => {
    const { users, user } = await tableWithUser();
    await users.remove(user.userId, { expected: 'any', now: at(2) });
    await expect(users.insert({ ...user, createdAt: at(1), updatedAt: at(1) }, undefined)).rejects.toMatchObject(unavailable);
    expect(await users.find(user.userId)).toBeUndefined();
  });
});
