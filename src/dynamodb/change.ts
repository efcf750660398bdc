import type { UserContent } from '../users/profile';
import { emailTaken, forbidden } from '../users/rejection';
import type { ContentTerms } from '../users/users';
import { absent, assign, equals, everyAttribute, isRevision, onlyIf, updateOnlyIf } from './expressions';
import { contentHash, contentOf, laterThan, lockKey, lockOf, profileOf, type UserItem, userIn } from './items';
import type { Store } from './store';
import { existing, type Outcome, rejectExcluded, requireExpected, transact, type Updated, updateIf } from './writes';

/** A change of the content of one user. */
export interface Change {
  userId: string;
  content: UserContent;
  hash: string;
  terms: ContentTerms;
}

/** Returns the change of a user to this content. */
export const changeTo = (content: UserContent, userId: string, terms: ContentTerms): Change => ({
  userId,
  content,
  hash: contentHash(contentOf(content)),
  terms,
});

/**
 * Changes a user who was found in some state, by a write that is conditional on the revision found, so that it is applied at most once,
 * however late it arrives.
 * @throws user-not-found, precondition-failed, email-taken, forbidden, service-unavailable; errors of the SDK
 */
export function fromFound(store: Store, change: Change, item: UserItem | undefined): Promise<Updated> | Updated {
  const found = existing(item);
  rejectExcluded(found, change.terms);
  // Either an earlier attempt succeeded and its response was lost, or nothing changes: success, whatever is expected (RFC 9110 §13.1.1).
  if (found.contentHash === change.hash) return { user: profileOf(found) };
  requireExpected(found, change.terms);
  return found.email === change.content.email ? inPlace(store, change, found) : withNewEmail(store, change, found);
}

function inPlace(store: Store, change: Change, found: UserItem): Promise<Updated> {
  const attributes = attributesOf(change, laterThan(found.updatedAt, change.terms.now));
  return updateIf(store, change.userId, assign(attributes), isRevision(found));
}

/** Writes the profile, the old and the new email lock in one transaction: each email address always has exactly one owner. @throws email-taken, forbidden */
async function withNewEmail(store: Store, change: Change, found: UserItem): Promise<Updated> {
  const { userId, content, terms } = change;
  if (!terms.emailMayChange) throw forbidden();
  const updatedAt = laterThan(found.updatedAt, terms.now);
  const locks = { from: found.email, to: content.email, ownsOld: true };
  const update = updateOnlyIf(assign(attributesOf(change, updatedAt)), isRevision(found));
  const cancelled = await transferred(store, userId, update, locks);
  if (cancelled !== undefined) return { found: userIn(cancelled.found) };
  return { user: profileOf({ ...content, userId, version: found.version + 1, createdAt: found.createdAt, updatedAt }) };
}

interface Locks {
  from: string;
  to: string;
  /** False: the old lock is missing or belongs to another user, and is not deleted. */
  ownsOld: boolean;
}

/** Returns undefined when the transaction was written, else the outcome of the condition on the profile. @throws email-taken */
async function transferred(
  store: Store,
  userId: string,
  update: ReturnType<typeof updateOnlyIf>,
  { from, to, ownsOld }: Locks,
): Promise<Outcome | undefined> {
  const { tableName: TableName } = store;
  const cancelled = await transact(store, [
    { Update: { TableName, Key: { userId }, ...update, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    { Put: { TableName, Item: lockOf(to, userId), ...onlyIf(absent) } },
    ...(ownsOld ? [{ Delete: { TableName, Key: lockKey(from), ...onlyIf(equals('owner', userId)) } }] : []),
  ]);
  if (cancelled === undefined) return undefined;
  const [profile, newLock] = cancelled;
  if (profile?.met === false) return profile;
  if (newLock?.met === false) throw emailTaken();
  return transferred(store, userId, update, { from, to, ownsOld: false });
}

/** Returns the attributes to write; those that are undefined are removed. */
export const attributesOf = ({ content, hash }: Change, updatedAt: string): Record<string, unknown> => ({
  ...everyAttribute(content),
  contentHash: hash,
  updatedAt,
});
