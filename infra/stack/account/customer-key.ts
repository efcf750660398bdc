import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../../environments/environment';

/**
 * Returns the customer's KMS key, undefined when AWS's own keys encrypt everything. The key encrypts what contains data of users or of
 * requests: the table, the log groups and the topic of the alarms. It does not encrypt the environment variables of the functions, which
 * contain names only, because every cold start would decrypt them with a call to KMS.
 */
export const customerKey = (scope: Construct, { kmsKeyArn }: Pick<Environment, 'kmsKeyArn'>): IKey | undefined =>
  kmsKeyArn === undefined ? undefined : Key.fromKeyArn(scope, 'CustomerKey', kmsKeyArn);

/**
 * Returns the statement that a role needs to use a table with a customer's key: DynamoDB decrypts the key of the table with the permissions
 * of its caller. The role cannot use the key in any other way.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export const decryptTable = ({ keyArn }: IKey): PolicyStatement =>
  new PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.${Aws.URL_SUFFIX}` } },
  });
