import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { UserProfile } from '../users/profile';
import type { Place } from './cursor';
import { profileOf, userIn } from './items';
import { Again, retrying } from './retry';
import type { Store } from './store';

/** BatchGetItem takes no more. */
const keysPerCall = 100;

/**
 * The users at these places, in this order. Left out is who has been deleted meanwhile,
 * also when the same id was then created again: that user has another place.
 * @throws service-unavailable when DynamoDB keeps leaving keys unprocessed; errors of the SDK
 */
export async function readUsers(store: Store, places: Place[]): Promise<UserProfile[]> {
  const users = await readAll(store, [...new Set(places.map(({ userId }) => userId))]);
  return places.flatMap(({ userId, createdAt }) => {
    const user = users.get(userId);
    return user?.createdAt === createdAt ? [user] : [];
  });
}

async function readAll(store: Store, userIds: string[]): Promise<Map<string, UserProfile>> {
  const users = new Map<string, UserProfile>();
  let missing = userIds.map((userId): Record<string, unknown> => ({ userId }));
  while (missing.length > 0) {
    const keys = missing.slice(0, keysPerCall);
    missing = missing.slice(keysPerCall);
    await readBatch(store, keys, users);
  }
  return users;
}

function readBatch(store: Store, keys: Record<string, unknown>[], users: Map<string, UserProfile>): Promise<void> {
  let pending = keys;
  return retrying(store.deadline, async () => {
    const command = new BatchGetCommand({ RequestItems: { [store.tableName]: { Keys: pending } } });
    const { Responses, UnprocessedKeys } = await store.client.send(command, store.call);
    for (const item of Responses?.[store.tableName] ?? []) {
      const user = userIn(item);
      if (user) users.set(user.userId, profileOf(user));
    }
    pending = UnprocessedKeys?.[store.tableName]?.Keys ?? [];
    return pending.length > 0 ? new Again('DynamoDB left keys unprocessed') : undefined;
  });
}
