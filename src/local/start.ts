import { resolve } from 'node:path';
import definition from '../../generated/api-gateway.json';
import { additionalAllowedHeaders, environment, throttling } from '../config';
import { allowedOriginText, withPreflightsFor } from '../cors';
import { dynamodbClient } from '../dynamodb/client/client';
import { createTable } from '../dynamodb/emulator/create-table';
import { type FileSupervision, superviseFile } from './engine/supervision';
import { type Engine, startEngine } from './engine/engine';
import { dataFile, tableName } from './data/directory';
import { listenFailure, reasonOf } from './errors';
import { loadFunctions } from './functions';
import { originText } from './gateway/access/origin';
import { readDefinition } from './gateway/definition/definition';
import { gateway, type GatewayOptions } from './gateway/gateway';
import { type GatewayServer, listen } from './gateway/server';
import { tokenBucket, unlimited } from './gateway/throttle';
import type { LocalTokens } from './identity/local-tokens';
import type { Options } from './options/start';
import { accessNotices, failureLog, waiting } from './terminal/notices';

/** The backend on this machine: store, functions and gateway. */
export interface Backend {
  url: string;
  /** Resolves with a message for the user when the backend cannot continue; pending until then. */
  died: Promise<string>;
  stop(): Promise<void>;
}

/** How long requests in progress may take after the signal to stop, in milliseconds. */
const grace = 5000;

/** How long one call may take while the table is prepared, in milliseconds. */
const millisecondsPerCall = 8000;

/**
 * Starts the store, the functions and the gateway, in this order. After an error, nothing is left running.
 * @param signal aborts the start
 * @throws Error with a message for the user; the reason of the signal
 */
export async function startBackend(
  options: Options,
  { authorize, check }: LocalTokens,
  signal: AbortSignal = new AbortController().signal,
): Promise<Backend> {
  await check();
  const { store } = options;
  const engine = await engineFor(store, signal);
  let supervision: FileSupervision | undefined;
  try {
    const endpoint = store.kind === 'endpoint' ? store.url : (engine?.endpoint ?? '');
    await prepareTable(endpoint, signal);
    if (engine && store.kind === 'directory') supervision = await supervise(engine, dataFile(store.path));
    const throttle = options.throttled ? tokenBucket(throttling, () => performance.now()) : unlimited;
    const server = await startGateway(endpoint, options, { authorize, throttle, onUnavailable: supervision?.examine });
    const stop = async () => {
      supervision?.stop();
      await server.stop(grace);
      await engine?.stop();
    };
    return { url: server.url, died: Promise.race([endOf(engine), lossOf(supervision)]), stop };
  } catch (error) {
    supervision?.stop();
    await engine?.stop();
    throw error;
  }
}

const never = (): Promise<never> => new Promise(() => {});

const endOf = async (engine: Engine | undefined): Promise<string> =>
  `The embedded DynamoDB has ended, and with it the API: ${await (engine?.died ?? never())}`;

const lossOf = (supervision: FileSupervision | undefined): Promise<string> => supervision?.lost ?? never();

async function engineFor(store: Options['store'], signal: AbortSignal): Promise<Engine | undefined> {
  if (store.kind === 'endpoint') return undefined;
  const file = store.kind === 'directory' ? dataFile(store.path) : undefined;
  return waiting('the embedded DynamoDB to start', startEngine({ signal, ...(file !== undefined && { file }) }), console.log);
}

const supervise = (engine: Engine, file: string): Promise<FileSupervision> =>
  superviseFile(engine, { file: resolve(file), tableName, print: (line) => console.error(line) });

interface Admission extends Pick<GatewayOptions, 'authorize' | 'throttle'> {
  onUnavailable: (() => void) | undefined;
}

async function startGateway(
  endpoint: string,
  { host, port, auth, allowedHeaders = [], allowedOrigins = [] }: Options,
  { onUnavailable, ...admission }: Admission,
): Promise<GatewayServer> {
  const origins = readingOrigins({ auth, allowedOrigins });
  const env = {
    ...process.env,
    [environment.tableName]: tableName,
    [environment.dynamodbEndpoint]: endpoint,
    [environment.allowedOrigins]: origins.join(','),
  };
  const placeholders = { AllowedOrigin: allowedOriginText(origins), AdditionalAllowedHeaders: additionalAllowedHeaders(allowedHeaders) };
  const api = gateway(readDefinition(withPreflightsFor(definition, origins), placeholders), {
    functions: await loadFunctions(env, { onUnavailable, recordsAdministrators: auth }),
    ...admission,
    now: Date.now,
    onFailure: failureLog(console.error),
  });
  try {
    return await listen(api, {
      host,
      port,
      access: auth ? undefined : { allowed: allowedOrigins, onRejection: accessNotices(console.error) },
    });
  } catch (error) {
    throw new Error(listenFailure(error, { host, port }, 'npm start') ?? reasonOf(error), { cause: error });
  }
}

/** Returns the origins that may read responses. Without `auth`, the rules of access reject requests from other pages. */
const readingOrigins = ({ auth, allowedOrigins = [] }: Pick<Options, 'auth' | 'allowedOrigins'>): string[] =>
  auth && allowedOrigins.length > 0 ? allowedOrigins.map(originText) : ['*'];

async function prepareTable(endpoint: string, signal: AbortSignal): Promise<void> {
  const client = dynamodbClient(endpoint);
  try {
    const prepared = createTable(client, tableName, { signal, perCall: millisecondsPerCall });
    await waiting(`the table ${tableName} of the DynamoDB at ${endpoint}`, prepared, console.log);
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(`The DynamoDB at ${endpoint} cannot be used: ${reasonOf(error)}`, { cause: error });
  } finally {
    client.destroy();
  }
}
