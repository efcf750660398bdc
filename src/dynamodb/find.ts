import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type UserItem, userIn } from './items';
import type { Store } from './store';

/** The user as of now (strongly consistent). @throws errors of the SDK */
export async function find(store: Store, userId: string): Promise<UserItem | undefined> {
  const command = new GetCommand({ TableName: store.tableName, Key: { userId }, ConsistentRead: true });
  return userIn((await store.client.send(command, store.call)).Item);
}
