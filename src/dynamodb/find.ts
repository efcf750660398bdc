import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Attributes, profileOf, type UserItem, userIn } from './items';
import { type Store, storeMethod } from './store';

/** `Users.find`. */
export const find = storeMethod(async (store, userId: string) => {
  const user = await findUser(store, userId);
  return user && profileOf(user);
});

/** Returns the user, read with strong consistency; undefined when there is none. @throws errors of the SDK */
export async function findUser(store: Store, userId: string): Promise<UserItem | undefined> {
  return userIn(await findItem(store, userId));
}

/** Returns the user, or the deletion marker that has replaced the user, read with strong consistency. @throws errors of the SDK */
export async function findItem(store: Store, userId: string): Promise<Attributes | undefined> {
  const command = new GetCommand({ TableName: store.tableName, Key: { userId }, ConsistentRead: true });
  return (await store.client.send(command, store.call)).Item;
}
