import type { UserProfile } from '../users/profile';
import { emailTaken, idempotencyKeyReused, userExists } from '../users/refusal';
import type { Inserted } from '../users/users';
import { absent, onlyIf } from './expressions';
import { isFrom, itemOf, lockOf, profileOf } from './items';
import type { Store } from './store';
import { transact } from './writes';

/** Users.insert: the profile and the lock on its e-mail address, both or none. */
export async function insert(store: Store, user: UserProfile, attempt: string | undefined): Promise<Inserted> {
  const { tableName: TableName } = store;
  const item = itemOf(user, store.listingShards, attempt);
  const cancelled = await transact(store, [
    { Put: { TableName, Item: item, ...onlyIf(absent), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    { Put: { TableName, Item: lockOf(user.email, user.userId), ...onlyIf(absent) } },
  ]);
  if (cancelled === undefined) return { user: profileOf(user), replayed: false };
  const there = cancelled[0]?.found;
  if (there === undefined) throw emailTaken();
  if (attempt === undefined || !isFrom(there, attempt)) throw userExists();
  if (there.fingerprint !== item.fingerprint) throw idempotencyKeyReused();
  return { user: profileOf(there), replayed: true };
}
