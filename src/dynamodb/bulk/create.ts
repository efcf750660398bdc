import { absent, either, equals, hasNoEmail, onlyIf, vacant } from '../expressions';
import { type Attributes, lockOf, markerIn, type UserItem, userIn } from '../items';
import type { Store } from '../store';
import { type Outcome, transact } from '../writes';

/** A user to create with the metadata that the user had before. */
export interface Creation {
  item: UserItem;
  /** Whether the user is also created when a deletion marker says that the user was deleted later. */
  evenIfDeleted: boolean;
}

/**
 * What became of a creation:
 * - `created`: the user and the email lock were written;
 * - `unchanged`: the table has this user with this content;
 * - `different`: the table has this user with other content;
 * - `email-taken`: another user has the email address;
 * - `deleted`: the user was deleted after `createdAt`.
 */
export type CreationOutcome = 'created' | 'unchanged' | 'different' | 'email-taken' | 'deleted';

/** The max number of users in one transaction: DynamoDB allows 100 items and 4 MB, and a user has a lock and less than 40 kB. */
export const maxCreations = 50;

/**
 * Writes users together with their email locks, all in one transaction. Users whose conditions do not hold are left out.
 * @param creations at most 50, with different ids and email addresses
 * @returns the outcome of each creation, in their order
 * @throws service-unavailable when other transactions conflict until the deadline; errors of the SDK
 */
export async function createUsers(store: Store, creations: readonly Creation[]): Promise<CreationOutcome[]> {
  if (creations.length === 0) return [];
  const cancelled = await transact(
    store,
    creations.flatMap((creation) => writesOf(store.tableName, creation)),
  );
  if (cancelled === undefined) return creations.map(() => 'created');
  const failures = creations.map(({ item }, n) => failureIn(item, cancelled[2 * n], cancelled[2 * n + 1]));
  const rest = await createUsers(
    store,
    creations.filter((_, n) => failures[n] === undefined),
  );
  const restOutcomes = rest.values();
  return failures.map((failure) => failure ?? restOutcomes.next().value ?? 'created');
}

function writesOf(TableName: string, { item, evenIfDeleted }: Creation) {
  const { userId, email, createdAt } = item;
  const condition = evenIfDeleted ? hasNoEmail : vacant(createdAt, undefined);
  const returned = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
  return [
    { Put: { TableName, Item: item, ...onlyIf(condition), ...returned } },
    // A lock without its user, such as after users were deleted by hand, belongs to the user again.
    { Put: { TableName, Item: lockOf(email, userId), ...onlyIf(either(absent, equals('owner', userId))), ...returned } },
  ];
}

function failureIn(item: UserItem, profile: Outcome | undefined, lock: Outcome | undefined): CreationOutcome | undefined {
  if (profile?.met === false) return conflictWith(item, profile.found);
  return lock?.met === false ? 'email-taken' : undefined;
}

function conflictWith(item: UserItem, found: Attributes | undefined): CreationOutcome {
  if (markerIn(found)) return 'deleted';
  const existing = userIn(found);
  if (existing === undefined) throw new Error('DynamoDB cancelled a creation without returning the existing item');
  return existing.contentHash === item.contentHash ? 'unchanged' : 'different';
}
