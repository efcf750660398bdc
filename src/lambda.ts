import { Logger } from '@aws-lambda-powertools/logger';
import type { ValidateFunction } from 'ajv';
import { readConfig } from './config';
import { dynamodbClient } from './dynamodb/client';
import { dynamodbUsers } from './dynamodb/users';
import type { Operation, OperationId } from './http/operation';
import { serve as serveWith, type LambdaHandler, type Runtime } from './http/serve';

const config = readConfig(process.env);
const logger = new Logger({ serviceName: 'user-profiles' });

const runtime: Runtime = {
  usersUntil: dynamodbUsers({
    client: dynamodbClient(config.dynamodbEndpoint),
    tableName: config.tableName,
    listingShards: config.listingShards,
    settleSeconds: config.settleSeconds,
  }),
  allowedOrigin: config.allowedOrigin,
  log: ({ status, ...line }) => (status < 500 ? logger.info('request', { status, ...line }) : logger.error('request', { status, ...line })),
};

/** An operation as a Lambda function on the store and the configuration of its environment. */
export const serve = <Id extends OperationId>(id: Id, operation: Operation<Id>, validators: ValidateFunction[]): LambdaHandler =>
  serveWith(runtime, id, operation, validators);
