import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { join } from 'node:path';
import { bundles } from '../../../infra/bundle/bundles';
import { environment } from '../../../src/config';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import { itemOf } from '../../../src/dynamodb/items';
import { startEngine } from '../../../src/local/engine/engine';
import { user } from '../../bench/sample';
import { proxyEvent } from '../../event';
import { stopWithPart } from '../running';

export const tableName = 'users';
export const parameterName = '/test/settings';

/** The deployed function of getUser: what it needs to run. */
export interface DeployedFunction {
  /** Returns all environment variables of the function. @param more those of the case */
  variables(more: Record<string, string>): Record<string, string>;
  /** Returns the event of a request that responds with 200. */
  event(): object;
}

/** Bundles the functions as for a deployment and starts the embedded DynamoDB with one user. It is stopped when the part ends. */
export async function deployedFunction(folder: string): Promise<DeployedFunction> {
  const bundleOf = await bundles(join(folder, 'assets'));
  const engine = await startEngine();
  stopWithPart(() => engine.stop());
  const client = dynamodbClient(engine.endpoint);
  await createTable(client, tableName);
  await client.send(new PutCommand({ TableName: tableName, Item: itemOf(user, 1, undefined) }));
  client.destroy();
  const variables = (more: Record<string, string>) => ({
    ...environmentVariables(bundleOf('getUser')),
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    ...more,
  });
  return { variables, event: () => proxyEvent('getUser', { path: { userId: user.userId } }) };
}

/**
 * Returns the environment variables of Lambda and of infra/stack/functions.ts. Nothing else is inherited from this process.
 * @param taskRoot the folder of the function
 */
export const environmentVariables = (taskRoot: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  TZ: ':UTC',
  _HANDLER: 'index.handler',
  LAMBDA_TASK_ROOT: taskRoot,
  AWS_LAMBDA_FUNCTION_NAME: 'getUser',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_FUNCTION_VERSION: '1',
  // As the stack configures the logs: the client could encode the lines of the function a second time.
  AWS_LAMBDA_LOG_FORMAT: 'JSON',
  AWS_LAMBDA_LOG_LEVEL: 'TRACE',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/getUser',
  AWS_LAMBDA_LOG_STREAM_NAME: '2026/11/28/[1]0123456789abcdef',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  [environment.tableName]: tableName,
  [environment.listingShards]: '1',
  [environment.settingsParameter]: parameterName,
  [environment.environmentName]: 'test',
  [environment.postponedOptimizers]: 'on',
});
