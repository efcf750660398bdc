import { PutGatewayResponseCommand } from '@aws-sdk/client-api-gateway';
import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { completeImport, redeploy } from './definition';
import type { Deployment } from './deployment';
import { clientOptions } from './stack';

const Name = 'live';

/** Releases a version of an operation that fails for every request, runs an action, and lets the alias point to the previous version again. */
export async function withBadRelease<T>({ engine }: Deployment, operation: string, action: () => Promise<T>): Promise<T> {
  const FunctionName = `user-profiles-dev-${operation}`;
  const lambda = new LambdaClient(clientOptions(engine));
  const { FunctionVersion } = await lambda.send(new GetAliasCommand({ FunctionName, Name }));
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const Variables = { ...Environment?.Variables, TABLE_NAME: 'a-table-that-does-not-exist' };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  await lambda.send(new UpdateAliasCommand({ FunctionName, Name, FunctionVersion: Version }));
  try {
    return await action();
  } finally {
    await lambda.send(new UpdateAliasCommand({ FunctionName, Name, FunctionVersion }));
  }
}

/** Removes the header that allows a web app to read a 401, runs an action, and adds it again. */
export async function withoutCors<T>({ api, definition }: Deployment, action: () => Promise<T>): Promise<T> {
  const responseTemplates = { 'application/json': '{"code":"unauthenticated"}' };
  await api.client.send(
    new PutGatewayResponseCommand({ restApiId: api.restApiId, responseType: 'UNAUTHORIZED', statusCode: '401', responseTemplates }),
  );
  await redeploy(api);
  try {
    return await action();
  } finally {
    await completeImport(api, definition);
  }
}
