import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { UserProfile } from '../users/profile';
import { preconditionFailed, userNotFound } from '../users/rejection';
import type { Precondition, Revision, Revisions } from '../users/users';
import { type Clause, updateOnlyIf } from './expressions';
import { type Attributes, onWire, profileOf, type UserItem, userIn } from './items';
import { Retry, retrying } from './retry';
import type { Store } from './store';

/** The user after an update, or the user found when the condition did not hold. */
export type Updated = { user: UserProfile } | { found: UserItem | undefined };

/** The outcome of one condition of a cancelled transaction. `found` is the item, if the write requested it. */
export interface Outcome {
  met: boolean;
  found: Attributes | undefined;
}

/**
 * Updates a user if the condition holds; otherwise returns the user found, in the same call.
 * @throws service-unavailable when other transactions conflict until the deadline; errors of the SDK
 */
export function updateIf(store: Store, userId: string, update: Clause, condition: Clause): Promise<Updated> {
  const command = new UpdateCommand({
    TableName: store.tableName,
    Key: { userId },
    ...updateOnlyIf(update, condition),
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return retrying(store, async () => {
    try {
      return { user: written(userIn((await store.client.send(command, store.call)).Attributes)) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { found: userIn(onWire(error.Item)) };
      if (error instanceof TransactionConflictException) return new Retry(error);
      throw error;
    }
  });
}

/**
 * Writes all items in one transaction, or none.
 * @returns undefined when they were written, else the outcome of each condition, in the order of the writes
 * @throws service-unavailable when other transactions conflict until the deadline; errors of the SDK
 */
export function transact(store: Store, writes: NonNullable<TransactWriteCommandInput['TransactItems']>): Promise<Outcome[] | undefined> {
  let ClientRequestToken = randomUUID();
  return retrying(store, async () => {
    // The SDK retries with the same token, by which DynamoDB recognizes a transaction whose response was lost.
    const command = new TransactWriteCommand({ TransactItems: writes, ClientRequestToken });
    try {
      await store.client.send(command, store.call);
      return undefined;
    } catch (error) {
      // The transaction whose response was lost is still in progress: a retry with the same token returns its outcome.
      if (error instanceof TransactionInProgressException) return new Retry(error);
      if (!(error instanceof TransactionCanceledException)) throw error;
      ClientRequestToken = randomUUID();
      return outcomes(error);
    }
  });
}

/** A conflict hides whether the other conditions hold, so it is checked first. Any other reason, such as throttling, is an error. */
function outcomes(cancelled: TransactionCanceledException): Outcome[] | Retry {
  const reasons = cancelled.CancellationReasons ?? [];
  if (reasons.some(({ Code }) => Code === 'TransactionConflict')) return new Retry(cancelled);
  const failed = reasons.filter(({ Code }) => Code !== undefined && Code !== 'None');
  if (failed.length === 0 || failed.some(({ Code }) => Code !== 'ConditionalCheckFailed')) throw cancelled;
  return reasons.map(({ Code, Item }) => ({ met: Code !== 'ConditionalCheckFailed', found: onWire(Item) }));
}

function written(user: UserItem | undefined): UserProfile {
  if (user === undefined) throw new Error('DynamoDB did not return the item after an update');
  return profileOf(user);
}

/** Returns the user that was found. @throws user-not-found when there is none */
export function existing(found: UserItem | undefined): UserItem {
  if (found === undefined) throw userNotFound();
  return found;
}

/** @throws precondition-failed when the user is at none of the expected revisions */
export function requireExpected(found: UserItem, { expected }: Precondition): void {
  if (!includes(expected, found)) throw preconditionFailed(profileOf(found));
}

/** @throws precondition-failed when the user is at one of the excluded revisions */
export function rejectExcluded(found: UserItem, { excluded = [] }: Precondition): void {
  if (includes(excluded, found)) throw preconditionFailed(profileOf(found));
}

const includes = (revisions: Revisions, { version, createdAt }: Revision): boolean =>
  revisions === 'any' || revisions.some((one) => one.version === version && one.createdAt === createdAt);
