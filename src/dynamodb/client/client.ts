import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { BeginCall } from '../../telemetry/tracing/xray';
import { ReadyAgent } from './connection';
import { DynamodbJson } from './protocol';
import { traceCalls } from './trace-calls';

/**
 * The SDK starts the times of a call before an agent gives it a connection, so a call that waits for a free connection fails.
 * No agent limits its connections: a listing limits its parallel calls instead.
 */
const connections = { keepAlive: true, maxSockets: Infinity };

/**
 * DynamoDB answers in milliseconds. A connection that is silent for longer, before or in the middle of an answer, is dead, and the
 * retry takes another one. All attempts together end before the time limit of the functions. Times are milliseconds.
 */
const requests = {
  connectionTimeout: 1000,
  requestTimeout: 3000,
  throwOnRequestTimeout: true,
  socketTimeout: 3000,
  httpAgent: connections,
  httpsAgent: connections,
};

const always = { maxAttempts: 3, protocol: new DynamodbJson(), requestHandler: requests } as const satisfies DynamoDBClientConfig;

/**
 * What the SDK would otherwise look for in the environment and in files each time a function starts, as it is when it finds nothing.
 * AWS SDKs and Tools Reference Guide, "Settings reference".
 */
const settled = {
  defaultsMode: 'legacy',
  retryMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  accountIdEndpointMode: 'disabled',
  authSchemePreference: [],
  disableClockSkewCorrection: false,
  userAgentAppId: async () => undefined,
  defaultUserAgentProvider: async () => [['aws-sdk-js'], ['lang/js'], ['md/nodejs', process.versions.node]],
} as const satisfies DynamoDBClientConfig;

/** One endpoint, without the SDK's rules that find it anew for each call. */
function at(url: URL): DynamoDBClientConfig {
  return { endpoint: url.href, endpointProvider: () => ({ url }) };
}

/** Engines that are not AWS's own check no credentials, but the SDK wants some to sign with, and some engines want a region of AWS. */
const elsewhere = (endpoint: string): DynamoDBClientConfig => ({
  ...settled,
  ...at(new URL(endpoint)),
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** The SDK tells an object by what it has as `constructor`, and a key of metadata may be called so. */
const marshallOptions = { removeUndefinedValues: true, convertClassInstanceToMap: true };

/**
 * In a Lambda function the environment says all there is to know, and the connection is opened at once. Elsewhere the SDK looks
 * around as it always does.
 * AWS Lambda Developer Guide, "Defined runtime environment variables".
 */
function onAws(env: NodeJS.ProcessEnv): DynamoDBClientConfig {
  const {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  const inLambda = env['AWS_LAMBDA_FUNCTION_NAME'] !== undefined;
  if (!inLambda || !region || !accessKeyId || !secretAccessKey) return {};
  const url = new URL(
    env['AWS_ENDPOINT_URL_DYNAMODB'] ??
      env['AWS_ENDPOINT_URL'] ??
      `https://dynamodb.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`,
  );
  return {
    ...settled,
    ...at(url),
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    ...(url.protocol === 'https:' && { requestHandler: { ...requests, httpsAgent: new ReadyAgent(url, connections) } }),
  };
}

/**
 * @param endpoint URL of a DynamoDB that is not AWS's own; absent: AWS, as the environment says.
 * @param begin hears of each call
 */
export function dynamodbClient(endpoint?: string, begin?: BeginCall, env = process.env): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ ...always, ...(endpoint === undefined ? onAws(env) : elsewhere(endpoint)) });
  if (begin) traceCalls(client, begin);
  return DynamoDBDocumentClient.from(client, { marshallOptions });
}
