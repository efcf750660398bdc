import { join } from 'node:path';
import definition from '../../generated/api-gateway.json';
import { additionalAllowedHeaders, environment } from '../config';
import { dynamodbClient } from '../dynamodb/client';
import { createTable } from '../dynamodb/create-table';
import { type Engine, startEngine } from './engine';
import { doorNotices } from './door-notices';
import { loadFunctions } from './functions';
import type { Door } from './gateway/door';
import { readDefinition } from './gateway/definition';
import { gateway, type Settings } from './gateway/gateway';
import { type GatewayServer, serve } from './gateway/server';
import { tokenBucket, unlimited } from './gateway/throttle';
import type { LocalTokens } from './identity/local-tokens';
import { listenFailure } from './listen-failure';
import type { Options } from './options';

/** The whole backend on this machine. */
export interface Backend {
  url: string;
  /** Resolves with the reason when the embedded DynamoDB ends by itself; never with another one. */
  died: Promise<string>;
  stop(): Promise<void>;
}

export const tableName = 'user-profiles';
const allowedOrigin = '*';

/** API Gateway's default for an account in most regions is ten times this; a phone's backend on one machine needs less. */
const rate = { rate: 1000, burst: 2000 };

/** Requests in flight may take this long after the signal to stop, in milliseconds. */
const grace = 5000;

/**
 * Starts the store, the functions and the gateway, in this order.
 * @throws Error whose message is for the person at the terminal; nothing is left running
 */
export async function startBackend(
  { host, port, store, throttled, auth, allowedHeaders = [], allowedOrigins = [] }: Options,
  { authorize }: LocalTokens,
): Promise<Backend> {
  const engine = await engineFor(store);
  try {
    const endpoint = store.kind === 'endpoint' ? store.url : (engine?.endpoint ?? '');
    const throttle = throttled ? tokenBucket(rate, () => performance.now()) : unlimited;
    const door = auth ? undefined : { allowed: allowedOrigins, onRefusal: doorNotices(console.error) };
    const server = await startGateway(endpoint, { host, port, door, allowedHeaders }, { authorize, throttle });
    const stop = async () => {
      await server.stop(grace);
      await engine?.stop();
    };
    return { url: server.url, died: engine?.died ?? new Promise(() => {}), stop };
  } catch (error) {
    await engine?.stop();
    throw error;
  }
}

/** The file in the data directory. */
export const dataFile = (directory: string): string => join(directory, 'users.db');

async function engineFor(store: Options['store']): Promise<Engine | undefined> {
  if (store.kind === 'endpoint') return undefined;
  if (store.kind === 'memory') return startEngine();
  return startEngine({ file: dataFile(store.path) });
}

async function startGateway(
  endpoint: string,
  { allowedHeaders, ...address }: { host: string; port: number; door: Door | undefined; allowedHeaders: readonly string[] },
  admission: Pick<Settings, 'authorize' | 'throttle'>,
): Promise<GatewayServer> {
  // The SDK would tell each start which Node.js it will want in 2027; package.json says which one this project wants.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  await prepareTable(endpoint);
  process.env[environment.tableName] = tableName;
  process.env[environment.dynamodbEndpoint] = endpoint;
  process.env[environment.allowedOrigin] = allowedOrigin;
  const placeholders = { AllowedOrigin: allowedOrigin, AdditionalAllowedHeaders: additionalAllowedHeaders(allowedHeaders) };
  const api = gateway(readDefinition(definition, placeholders), {
    functions: await loadFunctions(),
    ...admission,
    now: Date.now,
    onFailure: (message, cause) => console.error(message, ...(cause === undefined ? [] : [cause])),
  });
  try {
    return await serve(api, address);
  } catch (error) {
    throw new Error(listenFailure(error, address, 'npm start') ?? messageOf(error), { cause: error });
  }
}

async function prepareTable(endpoint: string): Promise<void> {
  const client = dynamodbClient(endpoint);
  try {
    await createTable(client, tableName);
  } catch (error) {
    throw new Error(`The DynamoDB at ${endpoint} cannot be used: ${messageOf(error)}`, { cause: error });
  } finally {
    client.destroy();
  }
}

/** Errors of the socket may come in a bundle whose own message is empty. */
const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || (error instanceof AggregateError && messageOf(error.errors[0])) || error.name : String(error);
