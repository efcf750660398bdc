import { describe, expect, it } from '@jest/globals';
import type { UserProfile } from '../../src/users/profile';
import type { Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { connectionLost, interceptedClient } from './interception';
import { at, someUser, usersAndLocks, usersAndTheirLocks, usersIn } from './store';

const engine = testEngine();

const transaction = 'TransactWriteItemsCommand';
const update = 'UpdateItemCommand';

/** How many tries of the SDK get no answer: after three of them it gives up. */
const answered = 1;
const unanswered = 3;

/**
 * A store whose first try of a command does not arrive until it is let go, like a try that the network delays for longer than the SDK waits.
 * @param silent how many tries of the SDK get no answer; the others are answered
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

/** The SDK repeats the call and gets its answer, or the call fails and nobody knows what has become of it. */
const outcomes: [string, number, (call: Promise<unknown>) => Promise<unknown>][] = [
  ['whose repetition was answered', answered, (call) => call],
  ['that failed', unanswered, (call) => expect(call).rejects.toMatchObject(unavailable)],
];

describe.each(outcomes)('the late first try of a call %s', (_, silent, settled) => {
  it('changes nothing of a replacement that was acknowledged since', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, update, silent);
    await settled(late.replace(user.userId, named(user, 'First'), whatever(1)));
    const second = await users.replace(user.userId, named(user, 'Second'), whatever(2));
    await arrive();
    expect(await users.find(user.userId)).toEqual(second);
  });

  it('changes nothing of a user that was deleted and created again since', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, update, silent);
    await settled(late.replace(user.userId, named(user, 'First'), whatever(1)));
    await users.remove(user.userId, { expected: 'any', now: at(2) });
    const { user: anew } = await users.insert({ ...user, createdAt: at(3), updatedAt: at(3) }, undefined);
    await arrive();
    expect(await users.find(user.userId)).toEqual(anew);
  });

  it('changes no address back', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, transaction, silent);
    await settled(late.replace(user.userId, { email: 'first@example.com', displayName: 'Ada' }, whatever(1)));
    const second = await users.replace(user.userId, { email: 'second@example.com', displayName: 'Ada' }, whatever(2));
    await arrive();
    expect(await users.find(user.userId)).toEqual(second);
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(kept);
  });

  it('deletes no user that was created again since', async () => {
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
  ])('creates no user who was deleted since: %s', async (__, attempt) => {
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

describe('clocks that differ', () => {
  const replaceTwice = async (users: Users, user: UserProfile, [first, second]: [number, number], expectsFirst: boolean) => {
    const replaced = await users.replace(user.userId, named(user, 'First'), whatever(first));
    return users.replace(user.userId, named(user, 'Second'), { ...whatever(second), ...(expectsFirst && { expected: [replaced] }) });
  };

  it.each([
    ['is behind', [10, 5]],
    ['is the same to the millisecond', [10, 10]],
  ] as [string, [number, number]][])(
    'replaces, and `updatedAt` increases, when the clock of the second replacement %s',
    async (_, times) => {
      const { users, user } = await tableWithUser();
      expect(await replaceTwice(users, user, times, false)).toMatchObject({ displayName: 'Second', version: 3, updatedAt: at(11) });
    },
  );

  it('replaces a revision that is expected, and `updatedAt` increases, when the clock of the replacement is behind', async () => {
    const { users, user } = await tableWithUser();
    expect(await replaceTwice(users, user, [10, 5], true)).toMatchObject({ displayName: 'Second', version: 3, updatedAt: at(11) });
  });

  it('changes an address, and `updatedAt` increases, when the clock is behind', async () => {
    const { users, user } = await tableWithUser();
    await users.replace(user.userId, named(user, 'First'), whatever(10));
    const changed = await users.replace(user.userId, { email: 'new@example.com', displayName: 'Ada' }, whatever(5));
    expect(changed).toMatchObject({ version: 3, updatedAt: at(11) });
  });

  it('deletes a user whose last change was made by a clock that is ahead, and no change of before comes after it', async () => {
    const { table, users, user } = await tableWithUser();
    const { users: late, arrive } = delaying(table, update, unanswered);
    await expect(late.replace(user.userId, named(user, 'First'), whatever(10))).rejects.toMatchObject(unavailable);
    await users.replace(user.userId, named(user, 'Second'), whatever(11));
    await users.remove(user.userId, { expected: 'any', now: at(1) });
    await arrive();
    expect(await users.find(user.userId)).toBeUndefined();
  });

  it('creates a user after a deletion that a clock ahead has made, with a time of creation after the deletion', async () => {
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
