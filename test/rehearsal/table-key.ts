import { objectIn } from '../../infra/import-check/json';
import { isAllowed, type Statement } from './policies';
import { onlyResource, type Template } from './template';

/**
 * Returns the fault of a function that cannot decrypt a table with a customer's key: DynamoDB decrypts the key of the table with the
 * permissions of its caller.
 */
export function keyFault(template: Template, functionId: string, statements: readonly Statement[]): string[] {
  const { properties } = onlyResource(template, 'AWS::DynamoDB::Table');
  const key = objectIn(properties, 'SSESpecification')['KMSMasterKeyId'];
  if (key === undefined || isAllowed(statements, { action: 'kms:Decrypt', resource: String(key) })) return [];
  return [`${functionId} is not allowed kms:Decrypt on ${String(key)}, the key of the table`];
}
