import type { UserContent, UserProfile } from '../users/profile';
import { emailTaken, forbidden } from '../users/rejection';
import type { Precondition, ReplacementTerms } from '../users/users';
import { absent, all, assign, differs, equals, everyAttribute, isBefore, isRevision, meets, onlyIf, updateOnlyIf } from './expressions';
import { contentHash, contentOf, laterThan, lockKey, lockOf, profileOf, type UserItem, userIn } from './items';
import { Retry, retrying } from './retry';
import { type Store, storeMethod } from './store';
import { existing, type Outcome, rejectExcluded, requireExpected, transact, type Updated, updateIf } from './writes';

interface Change {
  userId: string;
  content: UserContent;
  hash: string;
  terms: ReplacementTerms;
}

/** Max revisions in one condition. DynamoDB limits an expression to 4 kB and 300 operators ("Expressions in DynamoDB"). */
const maxRevisions = 20;

/**
 * `Users.replace`: one conditional update without a prior read; only a new email address needs a transaction. If the first update finds
 * the user in another state than required, the next write is conditional on the revision found, so that it is applied at most once,
 * however late it arrives.
 */
export const replace = storeMethod(async (store, userId: string, content: UserContent, terms: ReplacementTerms): Promise<UserProfile> => {
  const change: Change = { userId, content, hash: contentHash(contentOf(content)), terms };
  return retrying(store, async () => {
    const first = await withoutRead(store, change);
    const outcome = 'user' in first ? first : await fromFound(store, change, first.found);
    return 'user' in outcome ? outcome.user : new Retry('The user kept changing');
  });
});

/** @throws user-not-found, precondition-failed, email-taken, forbidden, service-unavailable; errors of the SDK */
function fromFound(store: Store, change: Change, item: UserItem | undefined): Promise<Updated> | Updated {
  const found = existing(item);
  rejectExcluded(found, change.terms);
  // Either an earlier attempt succeeded and its response was lost, or nothing changes: success, whatever is expected (RFC 9110 §13.1.1).
  if (found.contentHash === change.hash) return { user: profileOf(found) };
  requireExpected(found, change.terms);
  return found.email === change.content.email ? inPlace(store, change, found) : withNewEmail(store, change, found);
}

/**
 * Updates the user if the precondition is met and `updatedAt` is earlier than this change: an update that arrives after a newer change
 * must not undo it. Writing an unchanged email address costs no write to EmailIndex (Amazon DynamoDB Developer Guide, "Managing
 * throughput considerations for global secondary indexes").
 */
function withoutRead(store: Store, change: Change): Promise<Updated> {
  const { userId, content, hash, terms } = change;
  const condition = all(
    equals('email', content.email),
    differs('contentHash', hash),
    meets(shortened(terms)),
    isBefore('updatedAt', terms.now),
  );
  return updateIf(store, userId, assign(attributesOf(change, terms.now)), condition);
}

/** Returns a precondition that fits into one condition. A longer one becomes one that never holds: the write fails and returns the user. */
function shortened({ expected, excluded }: Precondition): Precondition {
  const isLong = [expected, excluded].some((revisions) => Array.isArray(revisions) && revisions.length > maxRevisions);
  return isLong ? { expected: [] } : { expected, ...(excluded && { excluded }) };
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
const attributesOf = ({ content, hash }: Change, updatedAt: string): Record<string, unknown> => ({
  ...everyAttribute(content),
  contentHash: hash,
  updatedAt,
});
