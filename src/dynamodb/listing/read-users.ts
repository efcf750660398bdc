import { BatchGetCommand, type BatchGetCommandInput } from '@aws-sdk/lib-dynamodb';
import type { UserProfile } from '../../users/profile';
import type { Place } from './cursor';
import { profileOf, userIn } from '../items';
import { Again, retrying } from '../retry';
import type { Store } from '../store';

/** BatchGetItem takes no more. */
const keysPerCall = 100;

/**
 * Returns the users at these places, in this order, without those who have been deleted since. A user who was then created again with
 * the same id has another place.
 *
 * The first read is eventually consistent, for half of the read units, and may not have a user yet whom the index has. A walk must not
 * miss that user, so missing users are read again, with strong consistency.
 * @throws service-unavailable when DynamoDB keeps leaving keys unprocessed; errors of the SDK
 */
export async function readUsers(store: Store, places: Place[]): Promise<UserProfile[]> {
  const users: Found = new Map();
  const at = ({ userId, createdAt }: Place): UserProfile[] => {
    const user = users.get(userId);
    return user?.createdAt === createdAt ? [user] : [];
  };
  await readAll(store, places, false, users);
  const missing = places.filter((place) => at(place).length === 0);
  await readAll(store, missing, true, users);
  return places.flatMap(at);
}

/** Users by their id. */
type Found = Map<string, UserProfile>;

async function readAll(store: Store, places: Place[], ConsistentRead: boolean, found: Found): Promise<void> {
  const userIds = [...new Set(places.map(({ userId }) => userId))];
  for (let n = 0; n < userIds.length; n += keysPerCall) {
    const Keys = userIds.slice(n, n + keysPerCall).map((userId) => ({ userId }));
    await readBatch(store, { Keys, ConsistentRead }, found);
  }
}

type Batch = NonNullable<BatchGetCommandInput['RequestItems']>[string];

function readBatch({ client, call, deadline, tableName }: Store, batch: Batch, found: Found): Promise<void> {
  let pending = batch;
  return retrying(deadline, async () => {
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems: { [tableName]: pending } }), call);
    for (const item of Responses?.[tableName] ?? []) {
      const user = userIn(item);
      if (user) found.set(user.userId, profileOf(user));
    }
    const left = UnprocessedKeys?.[tableName]?.Keys ?? [];
    pending = { ...batch, Keys: left };
    return left.length > 0 ? new Again('DynamoDB left keys unprocessed') : undefined;
  });
}
