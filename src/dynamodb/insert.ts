import type { UserProfile } from '../users/profile';
import { emailTaken, idempotencyKeyReused, serviceUnavailable, userExists } from '../users/rejection';
import type { Inserted } from '../users/users';
import { absent, onlyIf, vacant } from './expressions';
import {
  attemptOf,
  type Attributes,
  type DeletionMarker,
  itemOf,
  laterThan,
  lockOf,
  markerIn,
  profileOf,
  type UserItem,
  userIn,
} from './items';
import { type Store, storeMethod } from './store';
import { transact } from './writes';

/** `Users.insert`: writes the profile and its email lock in one transaction. */
export const insert = storeMethod(insertUser);

async function insertUser(store: Store, user: UserProfile, attempt: string | undefined): Promise<Inserted> {
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
  const existing = userIn(found);
  if (existing === undefined) throw new Error('DynamoDB cancelled a creation without returning the existing item');
  if (attemptOf(existing) !== attempt) throw userExists();
  if (isSame(existing, item)) return { user: profileOf(existing), replayed: false };
  if (attempt === undefined) throw userExists();
  if (existing.fingerprint !== item.fingerprint) throw idempotencyKeyReused();
  return { user: profileOf(existing), replayed: true };
}

/** Returns whether the existing user is the one to be created: the creation was applied, and its response was lost. */
const isSame = (existing: UserItem, { createdAt, contentHash }: UserItem): boolean =>
  existing.version === 1 && existing.createdAt === createdAt && existing.contentHash === contentHash;

/**
 * Creates a user whose id has a deletion marker. A deletion in the future was made by a function whose clock is ahead: the creation is
 * dated after it. A deletion after the start of this request may have deleted this very user, created by another attempt of the client:
 * this creation must not undo it.
 * @throws idempotency-key-reused, service-unavailable
 */
function insertAfter(store: Store, marker: DeletionMarker, user: UserProfile, attempt: string | undefined): Promise<Inserted> {
  if (marker.attempt === attempt) throw idempotencyKeyReused();
  const now = new Date(store.now()).toISOString();
  if (marker.deletedAt <= now) throw serviceUnavailable('The user was deleted during the creation');
  const createdAt = laterThan(marker.deletedAt, user.createdAt);
  return insertUser(store, { ...user, createdAt, updatedAt: createdAt }, attempt);
}
