import { describe, expect, it } from '@jest/globals';
import {
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { createServer } from 'node:net';
import { dynamodbClient } from '../../src/dynamodb/client/client';
import { Rejection } from '../../src/users/rejection';
import type { Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { type Interceptor, interceptedClient } from './interception';
import { at, later, someUser, usersIn } from './store';

const engine = testEngine();
const $metadata = {};

const methods: [string, (users: Users) => Promise<unknown>][] = [
  ['insert', (users) => users.insert(someUser(), undefined)],
  ['find', (users) => users.find(someUser().userId)],
  ['replace', (users) => users.replace(someUser().userId, someUser(), { now: at(1), expected: 'any', emailMayChange: true })],
  ['remove', (users) => users.remove(someUser().userId, { expected: 'any', now: at(1) })],
  ['page', (users) => users.page({ limit: 20, order: 'desc', now: later })],
  ['page by email', (users) => users.page({ limit: 20, order: 'desc', now: later, email: 'ada@example.com' })],
];

const sdkError = (name: string, $fault: 'client' | 'server' = 'client') =>
  new DynamoDBServiceException({ name, $fault, message: name, $metadata });

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ message: 'cancelled', $metadata, CancellationReasons: codes.map((Code) => ({ Code })) });

/** Throws `error` for the first calls of these commands. */
function failing(error: Error, times = Infinity, commands = /./): Interceptor {
  return async ({ name, nth, send }) => {
    if (commands.test(name) && nth <= times) throw error;
    return send();
  };
}

describe('the store when DynamoDB does not respond', () => {
  const outages = [
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'RequestLimitExceeded',
    'LimitExceededException',
    'TransactionInProgressException',
    'ResourceNotFoundException',
    'AccessDeniedException',
    'UnrecognizedClientException',
  ].map((name) => sdkError(name));
  const others = [sdkError('InternalServerError', 'server'), Object.assign(new Error('aborted'), { name: 'AbortError' })];

  it.each(methods)('service-unavailable: %s, with the error of the SDK as the cause', async (_, method) => {
    for (const error of [...outages, ...others]) {
      const users = usersIn(interceptedClient(engine.endpoint, failing(error)), 'users');
      await expect(method(users)).rejects.toMatchObject({ code: 'service-unavailable', cause: error });
    }
  });

  it.each(methods)('service-unavailable: %s, when the table does not exist', async (_, method) => {
    await expect(method(usersIn(engine.client, 'no-such-table'))).rejects.toMatchObject({ code: 'service-unavailable' });
  });

  it.each(methods)('service-unavailable: %s, when the connection is refused', async (_, method) => {
    const users = usersIn(dynamodbClient('http://127.0.0.1:1'), 'users');
    await expect(method(users)).rejects.toMatchObject({ code: 'service-unavailable' });
  });

  it('service-unavailable: the deadline passes before the response', async () => {
    const silent = createServer();
    const port = await new Promise<number>((settle) => {
      silent.listen(0, '127.0.0.1', () => {
        const address = silent.address();
        settle(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const client = dynamodbClient(`http://127.0.0.1:${port}`);
    await expect(usersIn(client, 'users', { timeLeft: 400 }).find('x')).rejects.toMatchObject({ code: 'service-unavailable' });
    await expect(usersIn(client, 'users', { timeLeft: -1 }).find('x')).rejects.toMatchObject({ code: 'service-unavailable' });
    client.destroy();
    silent.close();
  });

  it.each(methods)('does not translate an error about the request itself: %s passes through unchanged', async (_, method) => {
    for (const error of [sdkError('ValidationException'), sdkError('SerializationException'), new TypeError('a bug')]) {
      const users = usersIn(interceptedClient(engine.endpoint, failing(error)), 'users');
      await expect(method(users)).rejects.toBe(error);
    }
    const wrong = cancelled('None', 'ValidationError');
    const users = usersIn(interceptedClient(engine.endpoint, failing(wrong)), 'users');
    await expect(users.insert(someUser(), undefined)).rejects.toBe(wrong);
  });
});

describe('the store when other transactions conflict', () => {
  const conflicts = [cancelled('TransactionConflict', 'None'), cancelled('TransactionConflict', 'ConditionalCheckFailed')];

  async function withUser(interceptor: Interceptor, timeLeft = 60_000) {
    const table = await engine.freshTable();
    const { user } = await usersIn(engine.client, table).insert(someUser(), undefined);
    return { user, users: usersIn(interceptedClient(engine.endpoint, interceptor), table, { timeLeft }) };
  }

  it.each(conflicts)('retries insert, a change of the email address, and remove until they succeed', async (conflict) => {
    const { users, user } = await withUser(failing(conflict, 3, /Transact/));
    expect(await users.insert(someUser(), undefined)).toMatchObject({ replayed: false });
    const again = await withUser(failing(conflict, 3, /Transact/));
    const moved = await again.users.replace(
      again.user.userId,
      { email: 'new@example.com', displayName: 'Ada' },
      { now: at(1), expected: [again.user], emailMayChange: true },
    );
    expect(moved).toMatchObject({ version: 2, email: 'new@example.com' });
    const last = await withUser(failing(conflict, 3, /Transact/));
    await last.users.remove(last.user.userId, { expected: [last.user], now: at(1) });
    expect(await last.users.find(last.user.userId)).toBeUndefined();
    expect(await users.find(user.userId)).toEqual(user);
  });

  it('retries replace until it succeeds', async () => {
    const conflict = new TransactionConflictException({ message: 'conflict', $metadata });
    const { users, user } = await withUser(failing(conflict, 3, /Update/));
    expect(
      await users.replace(user.userId, { email: user.email, displayName: 'New' }, { now: at(1), expected: [user], emailMayChange: true }),
    ).toMatchObject({ version: 2 });
  });

  it('service-unavailable: the conflicts last until the deadline', async () => {
    let calls = 0;
    const { users, user } = await withUser(({ name, send }) => {
      if (!name.startsWith('Transact')) return send();
      calls += 1;
      return Promise.reject(cancelled('TransactionConflict', 'None'));
    }, 1500);
    await expect(users.remove(user.userId, { expected: 'any', now: at(1) })).rejects.toMatchObject({ code: 'service-unavailable' });
    expect(calls).toBeGreaterThan(2);
    expect(await users.find(user.userId)).toEqual(user);
  });

  it('retries a transaction in progress after a lost response with the same token until it has ended', async () => {
    const tokens: unknown[] = [];
    const { users } = await withUser(async ({ name, nth, input, send }) => {
      if (!name.startsWith('Transact') || !('ClientRequestToken' in input)) return send();
      tokens.push(input.ClientRequestToken);
      if (nth < 3) throw new TransactionInProgressException({ message: 'in progress', $metadata });
      return send();
    });
    expect(await users.insert(someUser(), undefined)).toMatchObject({ replayed: false });
    expect([tokens.length, new Set(tokens).size]).toEqual([3, 1]);
  });

  it('service-unavailable: no attempt starts after the deadline', async () => {
    let calls = 0;
    const client = interceptedClient(engine.endpoint, () => {
      calls += 1;
      return Promise.reject(cancelled('TransactionConflict', 'None'));
    });
    const users = usersIn(client, 'users', { timeLeft: 250 });
    await expect(users.insert(someUser(), undefined)).rejects.toMatchObject({ code: 'service-unavailable' });
    expect(calls).toBe(1);
  });

  it('service-unavailable: a transaction is throttled, so that its conditions are unknown', async () => {
    for (const code of ['ThrottlingError', 'ProvisionedThroughputExceeded']) {
      const { users } = await withUser(failing(cancelled(code, 'ConditionalCheckFailed')));
      await expect(users.insert(someUser(), undefined)).rejects.toMatchObject({ code: 'service-unavailable' });
    }
  });

  it('service-unavailable: the user keeps changing between the read and the transaction', async () => {
    const table = await engine.freshTable();
    const plain = usersIn(engine.client, table);
    const { user } = await plain.insert(someUser(), undefined);
    const meddling: Interceptor = async ({ name, nth, send }) => {
      if (name.startsWith('Transact'))
        await plain.replace(
          user.userId,
          { email: user.email, displayName: `Change ${nth}` },
          { now: at(nth), expected: 'any', emailMayChange: true },
        );
      return send();
    };
    const users = () => usersIn(interceptedClient(engine.endpoint, meddling), table, { timeLeft: 1500 });
    await expect(users().remove(user.userId, { expected: 'any', now: at(1) })).rejects.toMatchObject({ code: 'service-unavailable' });
    const moving = users().replace(
      user.userId,
      { email: 'new@example.com', displayName: 'Ada' },
      { now: at(1), expected: 'any', emailMayChange: true },
    );
    await expect(moving).rejects.toBeInstanceOf(Rejection);
    await expect(users().remove(user.userId, { expected: [user], now: at(1) })).rejects.toMatchObject({ code: 'precondition-failed' });
  });

  it.each(['remove', 'replace'] as const)(
    'a user who changes once between the read and the transaction: %s applies to the new state',
    async (method) => {
      const table = await engine.freshTable();
      const plain = usersIn(engine.client, table);
      const { user } = await plain.insert(someUser(), undefined);
      const meddling: Interceptor = async ({ name, nth, send }) => {
        if (name.startsWith('Transact') && nth % 2 === 1) {
          const { email } = (await plain.find(user.userId)) ?? user;
          await plain.replace(
            user.userId,
            { email, displayName: `Change ${Math.random()}` },
            { now: at(nth), expected: 'any', emailMayChange: true },
          );
        }
        return send();
      };
      const users = usersIn(interceptedClient(engine.endpoint, meddling), table);
      const content = { email: 'new@example.com', displayName: 'Ada' };
      const attempt = (expected: 'any' | [typeof user]) =>
        method === 'remove'
          ? users.remove(user.userId, { expected, now: at(1) })
          : users.replace(user.userId, content, { now: at(5), expected, emailMayChange: true });
      await expect(attempt([user])).rejects.toMatchObject({ code: 'precondition-failed' });
      await attempt('any');
      expect(await plain.find(user.userId)).toEqual(method === 'remove' ? undefined : expect.objectContaining(content));
    },
  );
});
