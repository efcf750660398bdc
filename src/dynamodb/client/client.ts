import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Agent, type AgentOptions } from 'node:https';
import { TLSSocket } from 'node:tls';
import { awsAccess } from '../../aws/access';
import type { BeginCall } from '../../telemetry/xray';
import { DynamodbJson } from './protocol';
import { traceCalls } from './trace-calls';

/**
 * Returns a client for a DynamoDB that is not AWS's own: the embedded one, or that of DYNAMODB_ENDPOINT. Such engines do not check
 * credentials, but the SDK requires some to sign with, and some engines require a region of AWS.
 * @param endpoint URL
 * @param begin reports each call to X-Ray
 */
export function dynamodbClient(endpoint: string, begin?: BeginCall): DynamoDBDocumentClient {
  return clientWith({ ...fixedEndpoint(new URL(endpoint)), region: 'us-east-1', credentials: localCredentials }, begin);
}

/**
 * Returns a client for AWS, as a Lambda function uses it, and opens its connection immediately.
 * @param env the environment variables of the function
 * @param begin reports each call to X-Ray
 * @throws Error that names the environment variable that is missing
 */
export function dynamodbClientOnAws(env: NodeJS.ProcessEnv, begin?: BeginCall): DynamoDBDocumentClient {
  const { endpoint, region, credentials } = awsAccess('dynamodb', env);
  const ownAgent = endpoint.protocol === 'https:' && { requestHandler: { ...requests, httpsAgent: new ReadyAgent(endpoint, connections) } };
  return clientWith({ ...fixedEndpoint(endpoint), region, credentials, ...ownAgent }, begin);
}

const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * The SDK starts the timeouts of a call before the agent assigns a connection, so a call that waits for a free connection fails. The agents
 * therefore do not limit their connections; a listing limits its parallel calls instead.
 */
const connections = { keepAlive: true, maxSockets: Infinity };

/**
 * Times are milliseconds. DynamoDB responds within milliseconds: a connection that is silent for longer, before or during a response, is
 * dead, and the retry uses another one. All attempts together end before the default timeout of the functions; when the timeout is shorter,
 * the deadline of the store aborts the call.
 */
const requests = {
  connectionTimeout: 1000,
  requestTimeout: 3000,
  throwOnRequestTimeout: true,
  socketTimeout: 3000,
  httpAgent: connections,
  httpsAgent: connections,
};

/**
 * The settings that the SDK would otherwise look up in environment variables and files at each start. The values are its defaults.
 * Source: AWS SDKs and Tools Reference Guide, "Settings reference".
 */
const config = {
  maxAttempts: 3,
  requestHandler: requests,
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

/** The SDK recognizes an object's class by its property `constructor`, and a key of `metadata` may have this name. */
const marshallOptions = { removeUndefinedValues: true, convertClassInstanceToMap: true };

function clientWith(access: DynamoDBClientConfig, begin: BeginCall | undefined): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ ...config, protocol: new DynamodbJson(), ...access });
  if (begin) traceCalls(client, begin);
  return DynamoDBDocumentClient.from(client, { marshallOptions });
}

/** Without an endpoint provider, the SDK evaluates its endpoint rules for each call. */
const fixedEndpoint = (url: URL): DynamoDBClientConfig => ({ endpoint: url.href, endpointProvider: () => ({ url }) });

/**
 * An agent that opens its first connection when it is created, so that the first request finds it open or opening.
 * Source: Node.js, "agent.createConnection".
 */
export class ReadyAgent extends Agent {
  readonly #origin: { host: string; port: number };
  #ready: TLSSocket | undefined;

  constructor({ hostname: host, port }: URL, options: AgentOptions) {
    super(options);
    this.#origin = { host, port: Number(port || 443) };
    const socket = super.createConnection({ ...this.options, ...this.#origin, servername: host });
    if (!(socket instanceof TLSSocket)) return;
    const forget = (): void => {
      if (this.#ready === socket) this.#ready = undefined;
    };
    // Until a request uses it, the connection does not keep the process alive, and its errors are ignored.
    this.#ready = socket.unref().on('error', forget).once('close', forget);
  }

  override createConnection(...args: Parameters<Agent['createConnection']>): ReturnType<Agent['createConnection']> {
    const [{ host, port }] = args;
    const ready = host === this.#origin.host && Number(port) === this.#origin.port ? this.#ready : undefined;
    if (ready === undefined) return super.createConnection(...args);
    this.#ready = undefined;
    return ready.ref();
  }
}
