import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import definition from '../generated/api-gateway.json';
import { type Operation, operations, type OperationId } from '../generated/operations';
import type { components } from '../generated/types';
import { environment } from '../src/config';
import { loadFunctions } from '../src/local/functions';
import { everyoneAdministers } from '../src/local/gateway/authorizer';
import { readDefinition } from '../src/local/gateway/definition/definition';
import { gateway, type GatewayOptions } from '../src/local/gateway/gateway';
import type { LambdaFunction } from '../src/local/gateway/invocation';
import { type GatewayServer, listen } from '../src/local/gateway/server';
import { unlimited } from '../src/local/gateway/throttle';

import { personalIn, personalInLine } from './canaries';
import { type TestEngine, testEngine } from './engine';
import { type LogWatch, watchLogs } from './log-watch';
import { type Backend, rehearsedBackend } from './rehearsal/backend';
import { violations, type WireResponse } from './responses';

type Schemas = components['schemas'];

/** The parts of a request to an operation. */
export interface Call {
  path?: { userId: string };
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

/** A response that conforms to the contract. */
export interface DeclaredResponse extends WireResponse {
  /** The parsed body. Which of these schemas it has depends on the operation and the status. */
  json: Schemas['UserProfile'] & Schemas['UserPage'] & Schemas['Problem'];
}

/** Sends a request. @throws Error if the response does not conform to the contract */
export interface Caller {
  (operationId: OperationId, call?: Call): Promise<DeclaredResponse>;
}

export interface VariedCaller extends Caller {
  /** The base URL of the other gateway. */
  readonly url: string;
}

/** The settings in which another gateway differs. */
export interface Variation extends Partial<GatewayOptions> {
  /** The integration timeout in milliseconds. */
  timeout?: number;
}

export interface TestApi {
  readonly url: string;
  readonly engine: TestEngine;
  readonly tableName: string;
  readonly call: Caller;
  /** Starts another gateway in front of the same API. It stops after the tests of the file. */
  varied(variation: Variation): Promise<VariedCaller>;
  /** Returns the functions by logical id. */
  functions(): Promise<Record<string, LambdaFunction>>;
  /** Returns the statuses that the operation has returned so far. */
  given(operationId: OperationId): number[];
}

/** Set by `npm run rehearse`: the path of the template to test. */
const rehearsed = process.env['REHEARSAL'];

/**
 * Runs the API for the tests of one file, with its own table in the embedded DynamoDB. Call it once at the top of the file.
 * The API runs as with `npm start`, or in a rehearsal as the template describes it.
 */
export function testApi(): TestApi {
  const engine = testEngine();
  const servers: GatewayServer[] = [];
  const given = new Set<string>();
  const failures: string[] = [];
  let backend: Backend | undefined;
  let logs: LogWatch | undefined;

  const start = async (variation: Variation): Promise<GatewayServer> => {
    const server = await listen(await gatewayWith(backend ?? notYet(), { onFailure: (message) => failures.push(message), ...variation }), {
      host: '127.0.0.1',
      port: 0,
    });
    servers.push(server);
    return server;
  };
  const callerOf =
    (url: () => string): Caller =>
    async (operationId, call = {}) => {
      const response = await send(url(), operationId, call);
      given.add(`${operationId} ${response.status}`);
      return declared(operationId, response);
    };

  beforeAll(async () => {
    process.env[environment.settleSeconds] = '0';
    process.env['LOG_LEVEL'] ??= 'DEBUG';
    logs = watchLogs();
    backend = rehearsed === undefined ? await ownBackend(engine) : await rehearsedBackend(rehearsed, engine.endpoint);
    await start({});
  });
  // A call that the function's role does not allow is an error, even if the response is correct.
  afterEach(() => expect(backend?.faults()).toEqual([]));
  afterEach(() => expect(logs?.lines().flatMap(personalInLine)).toEqual([]));
  afterEach(() => expect(failures.splice(0).flatMap(personalIn)).toEqual([]));
  afterAll(async () => {
    logs?.stop();
    await Promise.all(servers.map((server) => server.stop(0)));
    await backend?.stop();
  });

  return {
    get url() {
      return servers[0]?.url ?? '';
    },
    engine,
    get tableName() {
      return (backend ?? notYet()).tableName;
    },
    call: callerOf(() => servers[0]?.url ?? ''),
    varied: async (variation) => {
      const { url } = await start(variation);
      return Object.assign(
        callerOf(() => url),
        { url },
      );
    },
    functions: async () => (backend ?? notYet()).functions(),
    given: (operationId) => operations[operationId].statuses.filter((status) => given.has(`${operationId} ${status}`)),
  };
}

async function gatewayWith({ definition: body, functions }: Backend, { timeout, ...settings }: Variation) {
  const text = JSON.stringify(body);
  const varied = timeout === undefined ? text : text.replaceAll(/"timeoutInMillis":\d+/g, `"timeoutInMillis":${timeout}`);
  return gateway(readDefinition(JSON.parse(varied), { AllowedOrigin: '*', AdditionalAllowedHeaders: '' }), {
    functions: await functions(),
    authorize: everyoneAdministers,
    throttle: unlimited,
    now: Date.now,
    onFailure: () => {},
    ...settings,
  });
}

async function ownBackend(engine: TestEngine): Promise<Backend> {
  const tableName = await engine.freshTable();
  const env = { ...process.env, [environment.tableName]: tableName, [environment.dynamodbEndpoint]: engine.endpoint };
  const functions = await loadFunctions(env);
  return { definition, functions: () => Promise.resolve(functions), tableName, faults: () => [], stop: () => Promise.resolve() };
}

function notYet(): never {
  throw new Error('The API is not running yet. Use it inside a test or hook.');
}

/** Returns a caller for the API at a URL. */
export const callerAt =
  (url: string): Caller =>
  async (operationId, call = {}) =>
    declared(operationId, await send(url, operationId, call));

async function send(url: string, operationId: OperationId, { path, query = {}, headers = {}, body }: Call): Promise<WireResponse> {
  const { method, path: template, body: mediaType }: Operation = operations[operationId];
  const target = template.replace('{userId}', encodeURIComponent(path?.userId ?? ''));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]));
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'Content-Type': mediaType ?? 'application/json' };
  const response = await fetch(`${url}${target}${search.size > 0 ? `?${search}` : ''}`, {
    method,
    headers: { ...type, ...headers },
    ...json,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Returns the response with its parsed body. @throws Error if the response does not conform to the contract or leaks personal data */
export function declared(operationId: OperationId, response: WireResponse): DeclaredResponse {
  const found = [...violations(operationId, response), ...leaks(response)];
  if (found.length > 0) throw new Error(`${operationId} returned ${response.status} ${response.text}\n${found.join('\n')}`);
  return { ...response, json: response.text === '' ? undefined : JSON.parse(response.text) };
}

/** Returns the personal data and tokens in a response, except in the profiles of a successful response. */
function leaks({ status, headers, text }: WireResponse): string[] {
  const outside = [...headers].map(([name, value]) => `${name}: ${value}`);
  const { nextCursor = '' }: { nextCursor?: string } = text === '' ? {} : JSON.parse(text);
  return [...outside, nextCursor, ...(status < 400 ? [] : [text])].flatMap(personalIn).map((found) => `it contains ${found}`);
}
