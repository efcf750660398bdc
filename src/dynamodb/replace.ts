import type { UserContent, UserProfile } from '../users/profile';
import { emailTaken, forbidden } from '../users/refusal';
import type { Terms } from '../users/users';
import { contentHash } from './content-hash';
import { expectRevision, present, refuseExcluded } from './expected';
import { absent, all, assign, differs, equals, everyAttribute, isRevision, meets, onlyIf, updateOnlyIf } from './expressions';
import { contentOf, lockKey, lockOf, profileOf, type UserItem } from './items';
import { Again, retrying } from './retry';
import type { Store } from './store';
import { transact, type Updated, updateIf } from './writes';

interface Change {
  userId: string;
  content: UserContent;
  /** Everything that is written; undefined is removed. */
  attributes: Record<string, unknown>;
  hash: string;
  terms: Terms;
}

/** Revisions in one condition; a longer one would pass DynamoDB's limits of 4 kB and 300 operators ("Expressions in DynamoDB"). */
const mostInCondition = 20;

/** Users.replace: one conditional update without a read before it. Only a new e-mail address takes a transaction. */
export async function replace(store: Store, userId: string, content: UserContent, terms: Terms): Promise<UserProfile> {
  const hash = contentHash(contentOf(content));
  const attributes = { ...everyAttribute(content), contentHash: hash, updatedAt: terms.now };
  const change: Change = { userId, content, attributes, hash, terms };
  let outcome = await inPlace(store, narrowed(change));
  return retrying(store.deadline, async () => {
    if ('user' in outcome) return outcome.user;
    const found = present(outcome.found);
    refuseExcluded(found, terms);
    // The write whose answer was lost, or no change at all: success, whatever is expected (RFC 9110 §13.1.1).
    if (found.contentHash === hash) return profileOf(found);
    expectRevision(found, terms);
    outcome = found.email === content.email ? await inPlace(store, narrowed(change, found)) : await withNewEmail(store, change, found);
    return 'user' in outcome ? outcome.user : new Again('The user kept changing');
  });
}

/**
 * The change under a precondition that fits into a condition. A longer one becomes the revision that was found to meet it, and at first
 * none: the write then fails and returns the user, which needs no permission to read.
 */
function narrowed(change: Change, found?: UserItem): Change {
  const { expected, excluded, now, emailMayChange } = change.terms;
  const isLong = [expected, excluded].some((revisions) => Array.isArray(revisions) && revisions.length > mostInCondition);
  return isLong ? { ...change, terms: { now, emailMayChange, expected: found ? [found] : [] } } : change;
}

/** An address that is written as it was costs no write of EmailIndex ("Managing throughput considerations for global secondary indexes"). */
function inPlace(store: Store, { userId, content, attributes, hash, terms }: Change): Promise<Updated> {
  const condition = all(equals('email', content.email), differs('contentHash', hash), meets(terms));
  return updateIf(store, userId, assign(attributes), condition);
}

/** Profile, old lock and new lock together, so that no address is ever without its owner or with two. @throws email-taken, forbidden */
async function withNewEmail(store: Store, { userId, content, attributes, terms }: Change, found: UserItem): Promise<Updated> {
  if (!terms.emailMayChange) throw forbidden();
  const { tableName: TableName } = store;
  const update = updateOnlyIf(assign(attributes), isRevision(found));
  const cancelled = await transact(store, [
    { Update: { TableName, Key: { userId }, ...update, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    { Delete: { TableName, Key: lockKey(found.email), ...onlyIf(equals('owner', userId)) } },
    { Put: { TableName, Item: lockOf(content.email, userId), ...onlyIf(absent) } },
  ]);
  if (cancelled === undefined) {
    return { user: profileOf({ ...content, userId, version: found.version + 1, createdAt: found.createdAt, updatedAt: terms.now }) };
  }
  const [profile, oldLock, newLock] = cancelled;
  if (profile?.met === false) return { found: profile.found };
  if (newLock?.met === false) throw emailTaken();
  throw new Error(`The lock of the old e-mail address is not the user's (met: ${oldLock?.met})`);
}
