import { afterAll, beforeAll } from '@jest/globals';
import definition from '../generated/api-gateway.json';
import { operations, type OperationId } from '../generated/operations';
import type { components } from '../generated/types';
import { environment } from '../src/config';
import { everyoneAdministers } from '../src/local/gateway/authorizer';
import { readDefinition } from '../src/local/gateway/definition';
import { gateway, type Settings } from '../src/local/gateway/gateway';
import type { LambdaFunction } from '../src/local/gateway/invocation';
import { serve, type GatewayServer } from '../src/local/gateway/server';
import { unlimited } from '../src/local/gateway/throttle';
import { type Answer, violations } from './answers';
import { type TestEngine, testEngine } from './engine';

type Schemas = components['schemas'];

/** A request to an operation. */
export interface Call {
  path?: { userId: string };
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

/** An answer that the contract declares. */
export interface DeclaredAnswer extends Answer {
  /** The body: which of these it is, the contract says. */
  json: Schemas['UserProfile'] & Schemas['UserPage'] & Schemas['Problem'];
}

/** Sends a request. @throws Error when the contract does not declare the answer */
export type Caller = (operationId: OperationId, call?: Call) => Promise<DeclaredAnswer>;

/** What of the gateway is another way in a test. */
export interface Variation extends Partial<Settings> {
  /** In milliseconds. */
  timeout?: number;
}

export interface TestApi {
  readonly url: string;
  readonly engine: TestEngine;
  readonly tableName: string;
  readonly call: Caller;
  /** The same API behind another gateway, until the tests of the file end. */
  varied(variation: Variation): Promise<Caller>;
  /** The functions, by name. */
  functions(): Promise<Record<string, LambdaFunction>>;
  /** The statuses given so far. */
  given(operationId: OperationId): number[];
}

/** Called once at the top of a test file: the API as `npm start` runs it, on a table of its own in a real engine. */
export function testApi(): TestApi {
  const engine = testEngine();
  const servers: GatewayServer[] = [];
  const given = new Set<string>();
  let tableName = '';

  const start = async (variation: Variation): Promise<GatewayServer> => {
    const server = await serve(await gatewayWith(variation), { host: '127.0.0.1', port: 0 });
    servers.push(server);
    return server;
  };
  const callerOf =
    (url: () => string): Caller =>
    async (operationId, call = {}) => {
      const answer = await send(url(), operationId, call);
      given.add(`${operationId} ${answer.status}`);
      return declared(operationId, answer);
    };

  beforeAll(async () => {
    tableName = await engine.freshTable();
    process.env[environment.tableName] = tableName;
    process.env[environment.dynamodbEndpoint] = engine.endpoint;
    process.env[environment.settleSeconds] = '0';
    process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
    await start({});
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop(0))));

  return {
    get url() {
      return servers[0]?.url ?? '';
    },
    engine,
    get tableName() {
      return tableName;
    },
    call: callerOf(() => servers[0]?.url ?? ''),
    varied: async (variation) => {
      const { url } = await start(variation);
      return callerOf(() => url);
    },
    functions: loadedFunctions,
    given: (operationId) => operations[operationId].statuses.filter((status) => given.has(`${operationId} ${status}`)),
  };
}

async function gatewayWith({ timeout, ...settings }: Variation) {
  const text = JSON.stringify(definition);
  const body = timeout === undefined ? text : text.replaceAll(/"timeoutInMillis":\d+/g, `"timeoutInMillis":${timeout}`);
  return gateway(readDefinition(JSON.parse(body), { AllowedOrigin: '*' }), {
    functions: await loadedFunctions(),
    authorize: everyoneAdministers,
    throttle: unlimited,
    now: Date.now,
    onFailure: () => {},
    ...settings,
  });
}

// The functions read the environment when they are loaded.
async function loadedFunctions() {
  const { loadFunctions } = await import('../src/local/functions');
  return loadFunctions();
}

async function send(url: string, operationId: OperationId, { path, query = {}, headers = {}, body }: Call): Promise<Answer> {
  const { method, path: template } = operations[operationId];
  const target = template.replace('{userId}', encodeURIComponent(path?.userId ?? ''));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]));
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await fetch(`${url}${target}${search.size > 0 ? `?${search}` : ''}`, {
    method,
    headers: { ...type, ...headers },
    ...json,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The answer, if the contract declares it. @throws Error that says what it does not declare */
export function declared(operationId: OperationId, answer: Answer): DeclaredAnswer {
  const found = violations(operationId, answer);
  if (found.length > 0) throw new Error(`${operationId} gave ${answer.status} ${answer.text}\n${found.join('\n')}`);
  return { ...answer, json: answer.text === '' ? undefined : JSON.parse(answer.text) };
}
