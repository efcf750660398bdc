import type { OperationId } from '../../generated/operations';

/** What one function may do with the data. A transaction needs the action of each of its writes and none of its own. */
export interface Permissions {
  table: readonly string[];
  /** On each index. */
  indexes: readonly string[];
}

/**
 * Exactly what the store calls for each operation.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export const permissions: Readonly<Record<OperationId, Permissions>> = {
  /** The profile and the lock on its address. */
  createUser: { table: ['dynamodb:PutItem'], indexes: [] },
  getUser: { table: ['dynamodb:GetItem'], indexes: [] },
  /** A new address gives up the old lock and takes another. */
  updateUser: { table: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'], indexes: [] },
  /** The read tells which lock to delete. A marker is put in the place of the profile. */
  deleteUser: { table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], indexes: [] },
  /** Keys come from an index, users from the table: many at once, or the one who has an address. */
  listUsers: { table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem'], indexes: ['dynamodb:Query'] },
};
