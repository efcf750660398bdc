import { BatchGetCommand, type BatchGetCommandInput, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { UserProfile } from '../../users/profile';
import { invalidCursor } from '../../users/rejection';
import type { Page, PageQuery } from '../../users/users';
import { findUser } from '../find';
import { profileOf, type UserItem, userIn } from '../items';
import { Retry, retrying } from '../retry';
import { type Store, storeMethod } from '../store';
import { emailIndex } from '../table';
import { cursorAfter, type Position, positionIn } from './cursor';
import { isEmpty, isWithin, positions, rangeOf, spanOf } from './listing';

/**
 * `Users.page`: reads keys from the index and the users from the table. A page shows the users as they were in the table within about the
 * last second.
 */
export const page = storeMethod(async (store, query: PageQuery): Promise<Page> => {
  if (query.email !== undefined) return { items: await usersWithEmail(store, query, query.email) };
  const after = query.cursor === undefined ? undefined : positionIn(query.cursor, query);
  const span = spanOf(query, store.settleSeconds, after);
  if (isEmpty(span)) return { items: [] };
  const found = await positions(store, span, query.limit + 1);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const items = await readUsers(store, shown);
  return { items, ...(last && found.length > shown.length && { nextCursor: cursorAfter(last, query) }) };
});

/** An email address has at most one user, so this listing has one page, no cursor, and no settle time. */
async function usersWithEmail(store: Store, query: PageQuery, email: string) {
  if (query.cursor !== undefined) throw invalidCursor();
  const command = new QueryCommand({
    TableName: store.tableName,
    IndexName: emailIndex.name,
    KeyConditionExpression: '#email = :email',
    ExpressionAttributeNames: { '#email': emailIndex.hashKey },
    ExpressionAttributeValues: { ':email': email },
  });
  const { Items = [] } = await store.client.send(command, store.call);
  const users = await Promise.all(Items.map((item) => findUser(store, String(item['userId']))));
  const range = rangeOf(query);
  // The index lags behind the table: the email address may belong to another user by now.
  const matches = (user: UserItem | undefined) => user?.email === email && isWithin(range, user.createdAt);
  return users.flatMap((user) => (user && matches(user) ? [profileOf(user)] : []));
}

/** The max number of keys of a BatchGetItem call. */
const keysPerCall = 100;

/**
 * Returns the users at these positions, in this order. Users who have been deleted since are left out, also when a new user has the same
 * id: its position is another one.
 *
 * The first read is eventually consistent, which costs half the read units, and may not return a user yet whose key is in the index
 * already. Pagination must not miss that user, so missing users are read again with strong consistency.
 * @throws service-unavailable when DynamoDB leaves keys unprocessed until the deadline; errors of the SDK
 */
async function readUsers(store: Store, at: Position[]): Promise<UserProfile[]> {
  const users: UsersById = new Map();
  const userAt = ({ userId, createdAt }: Position): UserProfile[] => {
    const user = users.get(userId);
    return user?.createdAt === createdAt ? [user] : [];
  };
  await readAll(store, at, false, users);
  const missing = at.filter((position) => userAt(position).length === 0);
  await readAll(store, missing, true, users);
  return at.flatMap(userAt);
}

type UsersById = Map<string, UserProfile>;

async function readAll(store: Store, at: Position[], ConsistentRead: boolean, found: UsersById): Promise<void> {
  const userIds = [...new Set(at.map(({ userId }) => userId))];
  for (let n = 0; n < userIds.length; n += keysPerCall) {
    const Keys = userIds.slice(n, n + keysPerCall).map((userId) => ({ userId }));
    await readBatch(store, { Keys, ConsistentRead }, found);
  }
}

type Batch = NonNullable<BatchGetCommandInput['RequestItems']>[string];

function readBatch(store: Store, batch: Batch, found: UsersById): Promise<void> {
  const { client, call, tableName } = store;
  let pending = batch;
  return retrying(store, async () => {
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems: { [tableName]: pending } }), call);
    for (const item of Responses?.[tableName] ?? []) {
      const user = userIn(item);
      if (user) found.set(user.userId, profileOf(user));
    }
    const left = UnprocessedKeys?.[tableName]?.Keys ?? [];
    pending = { ...batch, Keys: left };
    return left.length > 0 ? new Retry('DynamoDB left keys unprocessed') : undefined;
  });
}
