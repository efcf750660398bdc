import type { UserContent, UserProfile } from '../users/profile';
import type { ContentTerms, Precondition } from '../users/users';
import { attributesOf, type Change, changeTo, fromFound } from './change';
import { all, assign, differs, equals, isBefore, meets } from './expressions';
import { Retry, retrying } from './retry';
import { type Store, storeMethod } from './store';
import { type Updated, updateIf } from './writes';

/** Max revisions in one condition. DynamoDB limits an expression to 4 kB and 300 operators ("Expressions in DynamoDB"). */
const maxRevisions = 20;

/**
 * `Users.replace`: one conditional update without a prior read; only a new email address needs a transaction. If the first update finds
 * the user in another state than required, the next write is conditional on the revision found, so that it is applied at most once,
 * however late it arrives.
 */
export const replace = storeMethod(async (store, userId: string, content: UserContent, terms: ContentTerms): Promise<UserProfile> => {
  const change = changeTo(content, userId, terms);
  return retrying(store, async () => {
    const first = await withoutRead(store, change);
    const outcome = 'user' in first ? first : await fromFound(store, change, first.found);
    return 'user' in outcome ? outcome.user : new Retry('The user kept changing');
  });
});

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
