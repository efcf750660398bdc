import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import type { UserContent, UserProfile } from '../users/profile';
import { table } from './table';

/** The item of a user: the properties of the profile and the attributes that the store adds. */
export interface UserItem extends UserProfile {
  /** Hash key of CreatedAtIndex, assigned at creation and never changed. */
  listingShard: string;
  /** Hash of the current content. It distinguishes the retry of an applied write from a conflict. */
  contentHash: string;
  /** `contentHash` at creation, when the user was created with an idempotency key. */
  fingerprint?: string;
  /** Identifies the creation with an idempotency key, when it is not the `userId`. */
  attempt?: string;
}

export type Attributes = Record<string, unknown>;

/**
 * The deletion marker: it replaces a deleted user and contains no personal data except the user's id. A creation that was sent before the deletion may arrive
 * after it; the marker makes it fail. DynamoDB accepts a signature for five minutes (IAM User Guide, "Signature Version 4"), so no
 * creation arrives later than that. DynamoDB's TTL removes the marker some time after `expiresAt` (Amazon DynamoDB Developer Guide,
 * "Using time to live").
 */
export interface DeletionMarker {
  userId: string;
  /** Timestamp of the contract, later than every `updatedAt` of the user. */
  deletedAt: string;
  /** Identifies the creation with an idempotency key that created the user; `noAttempt` when there was no key. */
  attempt: string;
  /** UUID of the request that deleted the user, by which the request recognizes its own deletion when the response was lost. */
  deletion: string;
  /** Seconds since 1970. */
  expiresAt: number;
}

const markerSeconds = 3600;
const noAttempt = 'none';

/** The names of all client-owned properties, in the order of the contract. */
export const contentNames = namesOf<Record<keyof UserContent, true>>({
  email: true,
  displayName: true,
  givenName: true,
  familyName: true,
  phoneNumber: true,
  birthDate: true,
  avatarUrl: true,
  bio: true,
  locale: true,
  timeZone: true,
  preferences: true,
  metadata: true,
});

/** Returns the item of a new user. @param attempt identifies the creation with an idempotency key; undefined when there is no key */
export function itemOf(user: UserProfile, listingShards: number, attempt: string | undefined): UserItem {
  const hash = contentHash(contentOf(user));
  const item = { ...profileOf(user), listingShard: shardOf(user.userId, listingShards), contentHash: hash };
  if (attempt === undefined) return item;
  return { ...item, fingerprint: hash, ...(attempt !== user.userId && { attempt }) };
}

/** Returns the deletion marker of a user. @param deletedAt timestamp of the contract */
export function markerOf(user: UserItem, deletion: string, deletedAt: string): DeletionMarker {
  const attempt = attemptOf(user) ?? noAttempt;
  const expiresAt = Math.ceil(Date.parse(deletedAt) / 1000) + markerSeconds;
  return { userId: user.userId, deletedAt, attempt, deletion, [table.timeToLive]: expiresAt };
}

/** Returns the id of the creation with an idempotency key that created the user; undefined when there was no key. */
export const attemptOf = (item: UserItem): string | undefined =>
  item.fingerprint === undefined ? undefined : (item.attempt ?? item.userId);

/** Returns a timestamp later than the previous change: `now`, unless the clock of the previous change was ahead. */
export const laterThan = (before: string, now: string): string => (before < now ? now : new Date(Date.parse(before) + 1).toISOString());

/** Returns an item as a user; undefined for an email lock or a deletion marker, which have no `email`. */
export const userIn = (item: Attributes | undefined): UserItem | undefined => (isUser(item) ? item : undefined);

/** Returns an item as a deletion marker; undefined for any other item. */
export const markerIn = (item: Attributes | undefined): DeletionMarker | undefined => (isMarker(item) ? item : undefined);

/** Converts an item of an exception, which the document client leaves in DynamoDB's own format. */
export const onWire = (item: Record<string, AttributeValue> | undefined): Attributes | undefined => item && unmarshall(item);

/**
 * Returns the profile of a user, without attributes that the store or a later release has added. The properties have a fixed order:
 * engines return attributes in any order, but a strong ETag identifies bytes.
 */
export function profileOf(user: UserProfile): UserProfile {
  const { userId, version, createdAt, updatedAt } = user;
  return { userId, ...contentOf(user), version, createdAt, updatedAt };
}

/** Returns the client-owned properties of a user, in a fixed order. */
export function contentOf(user: UserContent): UserContent {
  const content: UserContent = { email: user.email, displayName: user.displayName };
  for (const name of contentNames) copy(name, user, content);
  if (user.preferences) content.preferences = sorted(user.preferences);
  if (user.metadata) content.metadata = sorted(user.metadata);
  return content;
}

/** Returns the email lock, which makes an email address unique. It has no key of an index, so no index contains it. */
export const lockOf = (email: string, owner: string) => ({ ...lockKey(email), owner });

/** Returns the key of an email lock. It is not a UUID, so no request can address it. */
export const lockKey = (email: string) => ({ userId: `email#${email}` });

/** Returns the hash key of a user in CreatedAtIndex. */
export function shardOf(userId: string, listingShards: number): string {
  return String(createHash('sha256').update(userId).digest().readUInt32BE() % listingShards);
}

function isUser(item: Attributes | undefined): item is UserItem & Attributes {
  return typeof item?.['email'] === 'string';
}

function isMarker(item: Attributes | undefined): item is DeletionMarker & Attributes {
  return typeof item?.['deletedAt'] === 'string';
}

function copy<Name extends keyof UserContent>(name: Name, from: UserContent, to: UserContent): void {
  if (from[name] !== undefined) to[name] = from[name];
}

/** Returns a copy whose properties are in the order of their names. */
function sorted<T extends object>(value: T): T {
  const copied = { ...value };
  for (const name of namesOf(value).toSorted()) {
    const part = value[name];
    // An object lists its properties in the order in which they were added.
    Reflect.deleteProperty(copied, name);
    copied[name] = typeof part === 'object' && part !== null && !Array.isArray(part) ? sorted(part) : part;
  }
  return copied;
}

function namesOf<T extends object>(record: T): Extract<keyof T, string>[] {
  const names: Extract<keyof T, string>[] = [];
  for (const name in record) names.push(name);
  return names;
}

/** Returns 128 bits of SHA-256 over the client-owned properties, in base64url. It does not depend on the order of the properties. */
export function contentHash(content: UserContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest().subarray(0, 16).toString('base64url');
}

const canonicalJson = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? sorted(part) : part));
