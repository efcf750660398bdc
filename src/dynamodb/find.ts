import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Attributes, type UserItem, userIn } from './items';
import type { Store } from './store';

/** The user as of now (strongly consistent). @throws errors of the SDK */
export async function find(store: Store, userId: string): Promise<UserItem | undefined> {
  return userIn(await findItem(store, userId));
}

/** The user, or the deletion marker in the user's place, as of now (strongly consistent). @throws errors of the SDK */
export async function findItem(store: Store, userId: string): Promise<Attributes | undefined> {
  const command = new GetCommand({ TableName: store.tableName, Key: { userId }, ConsistentRead: true });
  return (await store.client.send(command, store.call)).Item;
}
