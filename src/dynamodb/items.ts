import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import type { UserContent, UserProfile } from '../users/profile';
import { canonicalJson, contentHash } from './content-hash';
import { table } from './table';

/** A user in the table: the profile's properties and what the store adds. */
export interface UserItem extends UserProfile {
  /** Hash key of CreatedAtIndex, given at creation and never changed. */
  listingShard: string;
  /** Of the content as it is now: tells the retry of an applied write from a conflict. */
  contentHash: string;
  /** `contentHash` at creation, when the user was created with an idempotency key. */
  fingerprint?: string;
  /** Which creation with an idempotency key made the user, where `userId` does not say it. */
  attempt?: string;
}

export type Attributes = Record<string, unknown>;

/**
 * Kept under the id of a deleted user, without anything else of the user. A creation that was sent before the deletion may arrive after it:
 * the marker refuses it. DynamoDB accepts a signature for five minutes (IAM User Guide, "Signature Version 4"), so no creation is later
 * than that. DynamoDB's TTL removes the marker some time after `expiresAt` (Amazon DynamoDB Developer Guide, "Using time to live").
 */
export interface DeletionMarker {
  userId: string;
  /** Timestamp of the contract, later than every `updatedAt` of the user. */
  deletedAt: string;
  /** Which creation with an idempotency key had made the user; `noAttempt` when there was no key. */
  attempt: string;
  /** UUID of the request that has deleted the user: it tells its own deletion from another's when the answer was lost. */
  deletion: string;
  /** Seconds since 1970. */
  expiresAt: number;
}

const markerSeconds = 3600;
const noAttempt = 'none';

/** Names of everything that the client owns, in the order in which the contract has them. */
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

/** @param attempt which creation with an idempotency key it is, if it is one. */
export function itemOf(user: UserProfile, listingShards: number, attempt: string | undefined): UserItem {
  const hash = contentHash(contentOf(user));
  const item = { ...profileOf(user), listingShard: shardOf(user.userId, listingShards), contentHash: hash };
  if (attempt === undefined) return item;
  return { ...item, fingerprint: hash, ...(attempt !== user.userId && { attempt }) };
}

export function markerOf(user: UserItem, deletion: string, deletedAt: string): DeletionMarker {
  const attempt = attemptOf(user) ?? noAttempt;
  const expiresAt = Math.ceil(Date.parse(deletedAt) / 1000) + markerSeconds;
  return { userId: user.userId, deletedAt, attempt, deletion, [table.timeToLive]: expiresAt };
}

/** Which creation with an idempotency key made the user; nothing when there was no key. */
export const attemptOf = (item: UserItem): string | undefined =>
  item.fingerprint === undefined ? undefined : (item.attempt ?? item.userId);

/** A time of a change after the one before it: `now`, unless the clock of whoever made that change was ahead. */
export const laterThan = (before: string, now: string): string => (before < now ? now : new Date(Date.parse(before) + 1).toISOString());

/** The user in an item that the document client has read; nothing for a lock item or a deletion marker, which have no `email`. */
export const userIn = (item: Attributes | undefined): UserItem | undefined => (isUser(item) ? item : undefined);

/** The marker in an item that the document client has read. */
export const markerIn = (item: Attributes | undefined): DeletionMarker | undefined => (isMarker(item) ? item : undefined);

/** An item that came with an exception, which the document client leaves as it is on the wire. */
export const onWire = (item: Record<string, AttributeValue> | undefined): Attributes | undefined => item && unmarshall(item);

/**
 * The profile without what the store or a later release has added, properties in a fixed order:
 * engines give attributes in any order, and a strong ETag stands for bytes.
 */
export function profileOf(user: UserProfile): UserProfile {
  const { userId, version, createdAt, updatedAt } = user;
  return { userId, ...contentOf(user), version, createdAt, updatedAt };
}

export function contentOf(user: UserContent): UserContent {
  const content: UserContent = { email: user.email, displayName: user.displayName };
  for (const name of contentNames) copy(name, user, content);
  if (user.preferences) content.preferences = sorted(user.preferences);
  if (user.metadata) content.metadata = sorted(user.metadata);
  return content;
}

/** Holds an e-mail address for one user. No index sees it, for it has none of their keys. */
export const lockOf = (email: string, owner: string) => ({ ...lockKey(email), owner });

/** No UUID, so that no request can name it. */
export const lockKey = (email: string) => ({ userId: `email#${email}` });

function shardOf(userId: string, listingShards: number): string {
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

function sorted<T extends object>(value: T): T {
  const inOrder: T = JSON.parse(canonicalJson(value));
  return inOrder;
}

function namesOf<T extends object>(record: T): Extract<keyof T, string>[] {
  const names: Extract<keyof T, string>[] = [];
  for (const name in record) names.push(name);
  return names;
}
