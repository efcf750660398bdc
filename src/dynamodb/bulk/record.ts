import type { UserProfile } from '../../users/profile';
import { contentHash, contentNames, contentOf, profileOf, shardOf, type UserItem } from '../items';
import { createdAtIndex } from '../table';

/** A user outside the table: the profile, and the attributes of the store that cannot be derived from it. */
export interface UserRecord extends UserProfile {
  store: StoreAttributes;
}

/** The attributes that the store adds to a profile, without the listing shard, which depends on the table. */
export interface StoreAttributes {
  contentHash: string;
  fingerprint?: string;
  attempt?: string;
  /** Attributes of a later release pass through unchanged. */
  [later: string]: unknown;
}

const ofProfile: ReadonlySet<string> = new Set([...contentNames, 'userId', 'version', 'createdAt', 'updatedAt', createdAtIndex.hashKey]);

/**
 * Returns the record of a user.
 * @throws Error when an attribute of a later release has a type that JSON does not have, such as a set
 */
export function recordOf(item: UserItem): UserRecord {
  const added = Object.entries(item).filter(([name]) => !ofProfile.has(name));
  const foreign = added.find(([, value]) => !isJson(value));
  if (foreign)
    throw new Error(`The user ${item.userId} has the attribute ${foreign[0]}, whose type JSON does not have. Use a later release.`);
  return { ...profileOf(item), store: { ...Object.fromEntries(added), contentHash: item.contentHash } };
}

/** Returns the item of a record in a table with this number of listing shards. The content hash is computed anew. */
export function itemOfRecord({ store, ...user }: UserRecord, listingShards: number): UserItem {
  const later = Object.entries(store).filter(([name]) => !ofProfile.has(name));
  return {
    ...Object.fromEntries(later),
    ...profileOf(user),
    listingShard: shardOf(user.userId, listingShards),
    contentHash: contentHash(contentOf(user)),
  };
}

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}
