import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { BeginCall } from '../tracing/xray';
import { traceCalls } from './trace-calls';

/** DynamoDB answers in milliseconds: a connection that is silent for longer is dead, and the retry takes another one. */
const onAws = {
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
};

/** Engines that are not AWS's own check no credentials, but the SDK wants some to sign with, and some engines want a region of AWS. */
const elsewhere = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** The SDK tells an object by what it has as `constructor`, and a key of metadata may be called so. */
const marshallOptions = { removeUndefinedValues: true, convertClassInstanceToMap: true };

/**
 * @param endpoint URL of a DynamoDB that is not AWS's own; absent: AWS, as the environment says.
 * @param begin hears of each call
 */
export function dynamodbClient(endpoint?: string, begin?: BeginCall): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ maxAttempts: 3, ...(endpoint === undefined ? onAws : elsewhere(endpoint)) });
  if (begin) traceCalls(client, begin);
  return DynamoDBDocumentClient.from(client, { marshallOptions });
}
