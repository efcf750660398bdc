import { randomUUID } from 'node:crypto';
import type { Terms } from '../users/users';
import { equals, isRevision, onlyIf } from './expressions';
import { findItem } from './find';
import { type DeletionMarker, laterThan, lockKey, markerIn, markerOf, type UserItem, userIn } from './items';
import { Retry, retrying } from './retry';
import { type Store, storeMethod } from './store';
import { existing, rejectExcluded, requireExpected, transact } from './writes';

/**
 * `Users.remove`: replaces the profile with a deletion marker and deletes its email lock in one transaction. The profile is read first,
 * because it contains the key of the lock. If the read finds the marker of this very request, an earlier attempt succeeded and its
 * response was lost.
 */
export const remove = storeMethod(async (store, userId: string, terms: Terms): Promise<void> => {
  const deletion = randomUUID();
  await retrying(store, async () => {
    const item = await findItem(store, userId);
    if (markerIn(item)?.deletion === deletion) return undefined;
    const user = existing(userIn(item));
    requireExpected(user, terms);
    rejectExcluded(user, terms);
    const isRemoved = await removed(store, user, markerOf(user, deletion, laterThan(user.updatedAt, terms.now)));
    return isRemoved ? undefined : new Retry('The user kept changing');
  });
});

/**
 * Returns whether the user still was at this revision.
 * @param ownsLock false: the email lock is missing or belongs to another user, and is not deleted
 */
async function removed(store: Store, user: UserItem, marker: DeletionMarker, ownsLock = true): Promise<boolean> {
  const { tableName: TableName } = store;
  const { userId, email } = user;
  const cancelled = await transact(store, [
    { Put: { TableName, Item: marker, ...onlyIf(isRevision(user)) } },
    ...(ownsLock ? [{ Delete: { TableName, Key: lockKey(email), ...onlyIf(equals('owner', userId)) } }] : []),
  ]);
  if (cancelled === undefined) return true;
  return cancelled[0]?.met === true && removed(store, user, marker, false);
}
