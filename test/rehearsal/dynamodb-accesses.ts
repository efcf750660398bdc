import { isObject, type Json, listIn, objectIn } from '../../infra/import-check/json';
import type { Access } from './policies';

/** The IAM actions of the parts of a transaction. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
const inTransactions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * Returns the accesses that the caller of a DynamoDB operation must be allowed.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 * @param operation for example `Query`
 * @param arnOf returns the ARN of a table
 */
export function dynamodbAccesses(operation: string, input: Json, arnOf: (table: string) => string): Access[] {
  const on = (action: string, part: Json): Access => {
    const name = String(part['TableName']);
    const table = name.startsWith('arn:') ? name : arnOf(name);
    const index = part['IndexName'];
    return { action: `dynamodb:${action}`, resource: index === undefined ? table : `${table}/index/${String(index)}` };
  };
  if (operation.startsWith('Transact')) {
    const parts = listIn(input, 'TransactItems').filter(isObject).flatMap(Object.entries);
    return parts.map(([kind, part]) => on(inTransactions[kind] ?? kind, isObject(part) ? part : {}));
  }
  if (operation.startsWith('Batch')) {
    return Object.keys(objectIn(input, 'RequestItems')).map((TableName) => on(operation, { TableName }));
  }
  return [on(operation, input)];
}
