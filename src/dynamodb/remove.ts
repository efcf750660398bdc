import { randomUUID } from 'node:crypto';
import type { Terms } from '../users/users';
import { expectRevision, present, refuseExcluded } from './expected';
import { equals, isRevision, onlyIf } from './expressions';
import { findItem } from './find';
import { type DeletionMarker, laterThan, lockKey, markerIn, markerOf, type UserItem, userIn } from './items';
import { Again, retrying } from './retry';
import type { Store } from './store';
import { transact } from './writes';

/**
 * Users.remove: the profile and its lock, both or none. The read tells which lock it is. A marker takes the place of the profile. The
 * marker of this very request means success: an attempt without a response had deleted the user.
 */
export async function remove(store: Store, userId: string, terms: Terms): Promise<void> {
  const deletion = randomUUID();
  await retrying(store.deadline, async () => {
    const item = await findItem(store, userId);
    if (markerIn(item)?.deletion === deletion) return undefined;
    const user = present(userIn(item));
    expectRevision(user, terms);
    refuseExcluded(user, terms);
    const isRemoved = await removed(store, user, markerOf(user, deletion, laterThan(user.updatedAt, terms.now)));
    return isRemoved ? undefined : new Again('The user kept changing');
  });
}

/** Whether the user was still at this revision. @param lockIsOwn a lock that is missing, or another user's, is left as it is */
async function removed(store: Store, user: UserItem, marker: DeletionMarker, lockIsOwn = true): Promise<boolean> {
  const { tableName: TableName } = store;
  const { userId, email } = user;
  const cancelled = await transact(store, [
    { Put: { TableName, Item: marker, ...onlyIf(isRevision(user)) } },
    ...(lockIsOwn ? [{ Delete: { TableName, Key: lockKey(email), ...onlyIf(equals('owner', userId)) } }] : []),
  ]);
  if (cancelled === undefined) return true;
  return cancelled[0]?.met === true && removed(store, user, marker, false);
}
