import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { invalidCursor } from '../../users/refusal';
import type { Page, PageQuery } from '../../users/users';
import { cursorAfter, placeIn } from './cursor';
import { find } from '../find';
import { profileOf, type UserItem } from '../items';
import { places } from './listing';
import { readUsers } from './read-users';
import { isEmpty, isWithin, rangeOf, spanOf } from './span';
import type { Store } from '../store';
import { emailIndex } from '../table';

/** Users.page: keys from the index, users from the table. A page shows users as the table had them within the last second or so. */
export async function page(store: Store, query: PageQuery): Promise<Page> {
  if (query.email !== undefined) return { items: await withEmail(store, query, query.email) };
  const after = query.cursor === undefined ? undefined : placeIn(query.cursor, query);
  const span = spanOf(query, store.settleSeconds, after);
  if (isEmpty(span)) return { items: [] };
  const found = await places(store, span, query.limit + 1);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const items = await readUsers(store, shown);
  return { items, ...(last && found.length > shown.length && { nextCursor: cursorAfter(last, query) }) };
}

/** An address has one user at the most: no cursor is ever given for it, and no walk passes over the user, so nothing has to settle. */
async function withEmail(store: Store, query: PageQuery, email: string) {
  if (query.cursor !== undefined) throw invalidCursor();
  const command = new QueryCommand({
    TableName: store.tableName,
    IndexName: emailIndex.name,
    KeyConditionExpression: '#email = :email',
    ExpressionAttributeNames: { '#email': emailIndex.hashKey },
    ExpressionAttributeValues: { ':email': email },
  });
  const { Items = [] } = await store.client.send(command, store.call);
  const users = await Promise.all(Items.map((item) => find(store, String(item['userId']))));
  const range = rangeOf(query);
  // The index lags: the address may have gone to somebody else.
  const has = (user: UserItem | undefined) => user?.email === email && isWithin(range, user.createdAt);
  return users.flatMap((user) => (user && has(user) ? [profileOf(user)] : []));
}
