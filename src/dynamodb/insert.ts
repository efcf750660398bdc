import type { UserProfile } from '../users/profile';
import { emailTaken, idempotencyKeyReused, serviceUnavailable, userExists } from '../users/refusal';
import type { Inserted } from '../users/users';
import { absent, onlyIf, vacant } from './expressions';
import {
  type Attributes,
  attemptOf,
  type DeletionMarker,
  itemOf,
  laterThan,
  lockOf,
  markerIn,
  profileOf,
  type UserItem,
  userIn,
} from './items';
import type { Store } from './store';
import { transact } from './writes';

/** Users.insert: the profile and the lock on its e-mail address, both or none. */
export async function insert(store: Store, user: UserProfile, attempt: string | undefined): Promise<Inserted> {
  const { tableName: TableName } = store;
  const item = itemOf(user, store.listingShards, attempt);
  const condition = onlyIf(vacant(user.createdAt, attempt));
  const cancelled = await transact(store, [
    { Put: { TableName, Item: item, ...condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    { Put: { TableName, Item: lockOf(user.email, user.userId), ...onlyIf(absent) } },
  ]);
  if (cancelled === undefined) return { user: profileOf(user), replayed: false };
  const [profile] = cancelled;
  if (profile === undefined || profile.met) throw emailTaken();
  const marker = markerIn(profile.found);
  return marker === undefined ? replayOf(item, profile.found, attempt) : insertAfter(store, marker, user, attempt);
}

/** @throws user-exists, idempotency-key-reused */
function replayOf(item: UserItem, found: Attributes | undefined, attempt: string | undefined): Inserted {
  const there = userIn(found);
  if (there === undefined) throw new Error('A creation was refused without the item in its place');
  if (attemptOf(there) !== attempt) throw userExists();
  if (isSame(there, item)) return { user: profileOf(there), replayed: false };
  if (attempt === undefined) throw userExists();
  if (there.fingerprint !== item.fingerprint) throw idempotencyKeyReused();
  return { user: profileOf(there), replayed: true };
}

/** Whether the user is the one to be created: then the creation was applied, and its answer was lost. */
const isSame = (there: UserItem, { createdAt, contentHash }: UserItem): boolean =>
  there.version === 1 && there.createdAt === createdAt && there.contentHash === contentHash;

/**
 * A deletion in the future was made by a clock that is ahead: the creation follows it. A deletion since the request began may be the end of
 * this very user, whom another try of the client has created meanwhile: the creation must not undo it.
 * @throws idempotency-key-reused, service-unavailable
 */
function insertAfter(store: Store, marker: DeletionMarker, user: UserProfile, attempt: string | undefined): Promise<Inserted> {
  if (marker.attempt === attempt) throw idempotencyKeyReused();
  if (marker.deletedAt <= new Date().toISOString()) throw serviceUnavailable('The user was deleted while it was created');
  const createdAt = laterThan(marker.deletedAt, user.createdAt);
  return insert(store, { ...user, createdAt, updatedAt: createdAt }, attempt);
}
