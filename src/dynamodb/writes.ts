import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { UserProfile } from '../users/profile';
import { type Clause, updateOnlyIf } from './expressions';
import { type Attributes, onWire, profileOf, type UserItem, userIn } from './items';
import { Again, retrying } from './retry';
import type { Store } from './store';

export type Updated = { user: UserProfile } | { found: UserItem | undefined };

/** What became of one condition of a cancelled transaction; `found` is the item, where it was asked for. */
export interface Outcome {
  met: boolean;
  found: Attributes | undefined;
}

/**
 * Updates a user if the condition holds; otherwise gives the user as found, in the same call.
 * @throws service-unavailable when transactions of others keep getting in the way; errors of the SDK
 */
export function updateIf(store: Store, userId: string, update: Clause, condition: Clause): Promise<Updated> {
  const command = new UpdateCommand({
    TableName: store.tableName,
    Key: { userId },
    ...updateOnlyIf(update, condition),
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return retrying(store.deadline, async () => {
    try {
      return { user: written(userIn((await store.client.send(command, store.call)).Attributes)) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { found: userIn(onWire(error.Item)) };
      if (error instanceof TransactionConflictException) return new Again(error);
      throw error;
    }
  });
}

/**
 * Writes all or nothing.
 * @returns nothing when written, else what became of each condition, in the order of the writes
 * @throws service-unavailable when other transactions keep getting in the way; errors of the SDK
 */
export function transact(store: Store, writes: NonNullable<TransactWriteCommandInput['TransactItems']>): Promise<Outcome[] | undefined> {
  let ClientRequestToken = randomUUID();
  return retrying(store.deadline, async () => {
    // By the token DynamoDB recognizes a transaction that is sent again after a lost answer.
    const command = new TransactWriteCommand({ TransactItems: writes, ClientRequestToken });
    try {
      await store.client.send(command, store.call);
      return undefined;
    } catch (error) {
      // The transaction whose answer was lost is not over yet: the same token asks for its outcome.
      if (error instanceof TransactionInProgressException) return new Again(error);
      if (!(error instanceof TransactionCanceledException)) throw error;
      ClientRequestToken = randomUUID();
      return outcomes(error);
    }
  });
}

/** A conflict hides whether the other conditions hold, so it goes first. Any other reason, such as throttling, is no answer. */
function outcomes(cancelled: TransactionCanceledException): Outcome[] | Again {
  const reasons = cancelled.CancellationReasons ?? [];
  if (reasons.some(({ Code }) => Code === 'TransactionConflict')) return new Again(cancelled);
  const failed = reasons.filter(({ Code }) => Code !== undefined && Code !== 'None');
  if (failed.length === 0 || failed.some(({ Code }) => Code !== 'ConditionalCheckFailed')) throw cancelled;
  return reasons.map(({ Code, Item }) => ({ met: Code !== 'ConditionalCheckFailed', found: onWire(Item) }));
}

function written(user: UserItem | undefined): UserProfile {
  if (user === undefined) throw new Error('An update was answered without the item');
  return profileOf(user);
}
