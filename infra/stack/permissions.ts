import type { OperationId } from '../../generated/operations';

/** The IAM actions of one function on the data. A transaction needs the action of each of its writes, and no action of its own. */
export interface Permissions {
  table: readonly string[];
  /** The actions on each index. */
  indexes: readonly string[];
}

/**
 * The actions that each operation needs, and no others.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export const permissions: Readonly<Record<OperationId, Permissions>> = {
  /** Writes the profile and the email lock. */
  createUser: { table: ['dynamodb:PutItem'], indexes: [] },
  getUser: { table: ['dynamodb:GetItem'], indexes: [] },
  /** A change of the email address deletes the old email lock and writes a new one. */
  updateUser: { table: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'], indexes: [] },
  /** The read finds the content to change. */
  patchUser: { table: ['dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'], indexes: [] },
  /** The read finds the email lock to delete. A deletion marker replaces the profile. */
  deleteUser: { table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], indexes: [] },
  /** Keys come from an index, users from the table: one batch for a page, or one item for an email address. */
  listUsers: { table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem'], indexes: ['dynamodb:Query'] },
};
