import type { UserContent, UserProfile } from '../users/profile';
import { emailTaken, forbidden } from '../users/refusal';
import type { Precondition, ReplacementTerms } from '../users/users';
import { contentHash } from './content-hash';
import { expectRevision, present, refuseExcluded } from './expected';
import { absent, all, assign, differs, equals, everyAttribute, isBefore, isRevision, meets, onlyIf, updateOnlyIf } from './expressions';
import { contentOf, laterThan, lockKey, lockOf, profileOf, type UserItem, userIn } from './items';
import { Again, retrying } from './retry';
import type { Store } from './store';
import { type Outcome, transact, type Updated, updateIf } from './writes';

interface Change {
  userId: string;
  content: UserContent;
  hash: string;
  terms: ReplacementTerms;
}

/** Revisions in one condition; a longer one would pass DynamoDB's limits of 4 kB and 300 operators ("Expressions in DynamoDB"). */
const mostInCondition = 20;

/**
 * Users.replace: one conditional update without a read before it. Only a new e-mail address takes a transaction. When the first update does
 * not meet the user as it expects, the next one is for the revision that was found, so that it applies once, however late it arrives.
 */
export async function replace(store: Store, userId: string, content: UserContent, terms: ReplacementTerms): Promise<UserProfile> {
  const change: Change = { userId, content, hash: contentHash(contentOf(content)), terms };
  return retrying(store.deadline, async () => {
    const first = await withoutRead(store, change);
    const outcome = 'user' in first ? first : await fromFound(store, change, first.found);
    return 'user' in outcome ? outcome.user : new Again('The user kept changing');
  });
}

/** @throws user-not-found, precondition-failed, email-taken, forbidden, service-unavailable; errors of the SDK */
function fromFound(store: Store, change: Change, item: UserItem | undefined): Promise<Updated> | Updated {
  const found = present(item);
  refuseExcluded(found, change.terms);
  // The write whose answer was lost, or no change at all: success, whatever is expected (RFC 9110 §13.1.1).
  if (found.contentHash === change.hash) return { user: profileOf(found) };
  expectRevision(found, change.terms);
  return found.email === change.content.email ? inPlace(store, change, found) : withNewEmail(store, change, found);
}

/**
 * An update that arrives after a newer change must not undo it, so it is for an earlier `updatedAt`. An address that is written as it was
 * costs no write of EmailIndex ("Managing throughput considerations for global secondary indexes").
 */
function withoutRead(store: Store, change: Change): Promise<Updated> {
  const { userId, content, hash, terms } = change;
  const condition = all(
    equals('email', content.email),
    differs('contentHash', hash),
    meets(narrowed(terms)),
    isBefore('updatedAt', terms.now),
  );
  return updateIf(store, userId, assign(attributesOf(change, terms.now)), condition);
}

/** A precondition that fits into a condition. A longer one becomes one that no user meets: the write then fails and returns the user. */
function narrowed({ expected, excluded }: Precondition): Precondition {
  const isLong = [expected, excluded].some((revisions) => Array.isArray(revisions) && revisions.length > mostInCondition);
  return isLong ? { expected: [] } : { expected, ...(excluded && { excluded }) };
}

function inPlace(store: Store, change: Change, found: UserItem): Promise<Updated> {
  const attributes = attributesOf(change, laterThan(found.updatedAt, change.terms.now));
  return updateIf(store, change.userId, assign(attributes), isRevision(found));
}

/** Profile, old lock and new lock together, so that no address is ever without its owner or with two. @throws email-taken, forbidden */
async function withNewEmail(store: Store, change: Change, found: UserItem): Promise<Updated> {
  const { userId, content, terms } = change;
  if (!terms.emailMayChange) throw forbidden();
  const updatedAt = laterThan(found.updatedAt, terms.now);
  const locks = { from: found.email, to: content.email, fromIsOwn: true };
  const update = updateOnlyIf(assign(attributesOf(change, updatedAt)), isRevision(found));
  const cancelled = await transferred(store, userId, update, locks);
  if (cancelled !== undefined) return { found: userIn(cancelled.found) };
  return { user: profileOf({ ...content, userId, version: found.version + 1, createdAt: found.createdAt, updatedAt }) };
}

interface Locks {
  from: string;
  to: string;
  /** A lock that is missing, or another user's, is left as it is. */
  fromIsOwn: boolean;
}

/** Nothing when it is written, else what became of the condition on the profile. @throws email-taken */
async function transferred(
  store: Store,
  userId: string,
  update: ReturnType<typeof updateOnlyIf>,
  { from, to, fromIsOwn }: Locks,
): Promise<Outcome | undefined> {
  const { tableName: TableName } = store;
  const cancelled = await transact(store, [
    { Update: { TableName, Key: { userId }, ...update, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    { Put: { TableName, Item: lockOf(to, userId), ...onlyIf(absent) } },
    ...(fromIsOwn ? [{ Delete: { TableName, Key: lockKey(from), ...onlyIf(equals('owner', userId)) } }] : []),
  ]);
  if (cancelled === undefined) return undefined;
  const [profile, newLock] = cancelled;
  if (profile?.met === false) return profile;
  if (newLock?.met === false) throw emailTaken();
  return transferred(store, userId, update, { from, to, fromIsOwn: false });
}

/** Everything that is written; undefined is removed. */
const attributesOf = ({ content, hash }: Change, updatedAt: string): Record<string, unknown> => ({
  ...everyAttribute(content),
  contentHash: hash,
  updatedAt,
});
