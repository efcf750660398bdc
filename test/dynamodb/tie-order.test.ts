import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { UserProfile } from '../../src/users/profile';
import type { PageQuery } from '../../src/users/users';
import { testEngine } from '../engine';
import { type Interceptor, interceptedClient } from './interception';
import { at, later, someUser, usersIn } from './store';

const engine = testEngine();

const shuffled = ({ userId }: UserProfile) => createHash('md5').update(userId).digest('hex');

/** An index that returns users of the same millisecond in an order of its own, as DynamoDB may. */
function indexOf(users: UserProfile[]): Interceptor {
  const rows = users.toSorted((a, b) => (a.createdAt + shuffled(a) < b.createdAt + shuffled(b) ? -1 : 1));
  return async ({ input, send }) => {
    if (!('KeyConditionExpression' in input)) return send();
    const { ':from': from, ':to': to } = input.ExpressionAttributeValues ?? {};
    const found = (input.ScanIndexForward === false ? rows.toReversed() : rows).filter(
      ({ createdAt }) => createdAt >= from && createdAt <= to,
    );
    const first = found.findIndex(({ userId }) => userId === input.ExclusiveStartKey?.['userId']) + 1;
    const keys = found.slice(first, first + (input.Limit ?? rows.length)).map(({ userId, createdAt }) => ({ userId, createdAt }));
    const more = first + keys.length < found.length;
    return { $metadata: {}, Items: keys, ...(more && { LastEvaluatedKey: keys.at(-1) }) };
  };
}

async function walk(users: ReturnType<typeof usersIn>, query: PageQuery): Promise<string[]> {
  const { items, nextCursor } = await users.page(query);
  const ids = items.map(({ userId }) => userId);
  return nextCursor === undefined ? ids : [...ids, ...(await walk(users, { ...query, cursor: nextCursor }))];
}

describe('pagination over an index that returns users of the same millisecond in any order', () => {
  it.each([1, 2, 3, 5, 8].flatMap((limit) => [{ limit, order: 'asc' } as const, { limit, order: 'desc' } as const]))(
    '$order, limit $limit: returns every user once, in the order of the listing',
    async ({ limit, order }) => {
      const table = await engine.freshTable();
      const kept = [1, 2, 2, 2, 2, 2, 2, 2, 3, 4, 4, 4, 4, 4, 5].map((time) => someUser({ createdAt: at(time) }));
      await Promise.all(kept.map((user) => usersIn(engine.client, table).insert(user, undefined)));
      const users = usersIn(interceptedClient(engine.endpoint, indexOf(kept)), table);
      const sorted = kept.toSorted((a, b) => (a.createdAt + a.userId < b.createdAt + b.userId ? -1 : 1)).map(({ userId }) => userId);
      expect(await walk(users, { limit, order, now: later })).toEqual(order === 'asc' ? sorted : sorted.toReversed());
    },
  );
});
