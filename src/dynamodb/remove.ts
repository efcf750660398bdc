import type { Terms } from '../users/users';
import { expectRevision, present, refuseExcluded } from './expected';
import { equals, isRevision, onlyIf } from './expressions';
import { find } from './find';
import { laterThan, lockKey, markerOf, type UserItem, userIn } from './items';
import { Again, retrying } from './retry';
import type { Store } from './store';
import { transact } from './writes';

/** Users.remove: the profile and its lock, both or none. The read tells which lock it is. A marker takes the place of the profile. */
export async function remove(store: Store, userId: string, terms: Terms): Promise<void> {
  let seen: Seen | undefined = { found: await find(store, userId), lockIsOwn: true };
  await retrying(store.deadline, async () => {
    // What was found before a pause may be out of date: then the first deletion only finds the user, and the second one counts.
    for (const _ of ['first', 'second']) seen &&= await removeSeen(store, seen, terms);
    return seen && new Again('The user kept changing');
  });
}

interface Seen {
  found: UserItem | undefined;
  /** A lock that is missing, or another user's, is left as it is. */
  lockIsOwn: boolean;
}

/** Nothing when the user is removed, else what there is instead. @throws user-not-found, precondition-failed */
async function removeSeen(store: Store, { found, lockIsOwn }: Seen, terms: Terms): Promise<Seen | undefined> {
  const { tableName: TableName } = store;
  const user = present(found);
  expectRevision(user, terms);
  refuseExcluded(user, terms);
  const { userId, email, updatedAt } = user;
  const marker = markerOf(user, laterThan(updatedAt, terms.now));
  const cancelled = await transact(store, [
    { Put: { TableName, Item: marker, ...onlyIf(isRevision(user)), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    ...(lockIsOwn ? [{ Delete: { TableName, Key: lockKey(email), ...onlyIf(equals('owner', userId)) } }] : []),
  ]);
  const profile = cancelled?.[0];
  if (profile === undefined) return undefined;
  return profile.met ? { found, lockIsOwn: false } : { found: userIn(profile.found), lockIsOwn };
}
