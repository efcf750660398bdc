import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import definition from '../generated/api-gateway.json';
import { operations, type OperationId } from '../generated/operations';
import type { components } from '../generated/types';
import { environment } from '../src/config';
import { everyoneAdministers } from '../src/local/gateway/authorizer';
import { readDefinition } from '../src/local/gateway/definition/definition';
import { gateway, type Settings } from '../src/local/gateway/gateway';
import type { LambdaFunction } from '../src/local/gateway/invocation';
import { serve, type GatewayServer } from '../src/local/gateway/server';
import { unlimited } from '../src/local/gateway/throttle';
import { type Answer, violations } from './answers';
import { personalIn, personalInLine } from './canaries';
import { type TestEngine, testEngine } from './engine';
import { type LogWatch, watchLogs } from './log-watch';
import { type Backend, rehearsedBackend } from './rehearsal/backend';

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
export interface Caller {
  (operationId: OperationId, call?: Call): Promise<DeclaredAnswer>;
}

export interface VariedCaller extends Caller {
  /** Where the other gateway listens. */
  readonly url: string;
}

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
  varied(variation: Variation): Promise<VariedCaller>;
  /** The functions, by name. */
  functions(): Promise<Record<string, LambdaFunction>>;
  /** The statuses given so far. */
  given(operationId: OperationId): number[];
}

/** Set by `npm run rehearse`: the template that the API is made of. */
const rehearsed = process.env['REHEARSAL'];

/**
 * Called once at the top of a test file: the API on a table of its own in a real engine, as `npm start` runs it, or in a rehearsal
 * as the template describes it.
 */
export function testApi(): TestApi {
  const engine = testEngine();
  const servers: GatewayServer[] = [];
  const given = new Set<string>();
  const failures: string[] = [];
  let backend: Backend | undefined;
  let logs: LogWatch | undefined;

  const start = async (variation: Variation): Promise<GatewayServer> => {
    const server = await serve(await gatewayWith(backend ?? notYet(), { onFailure: (message) => failures.push(message), ...variation }), {
      host: '127.0.0.1',
      port: 0,
    });
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
    process.env[environment.settleSeconds] = '0';
    process.env['LOG_LEVEL'] ??= 'DEBUG';
    logs = watchLogs();
    backend = rehearsed === undefined ? await ownBackend(engine) : await rehearsedBackend(rehearsed, engine.endpoint);
    process.env[environment.tableName] = backend.tableName;
    process.env[environment.dynamodbEndpoint] = engine.endpoint;
    await start({});
  });
  // A call that a role does not allow is a fault, also when the answer is as it should be.
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
  // The functions read the environment when they are loaded.
  const functions = async () => {
    const { loadFunctions } = await import('../src/local/functions');
    return loadFunctions();
  };
  return { definition, functions, tableName: await engine.freshTable(), faults: () => [], stop: () => Promise.resolve() };
}

function notYet(): never {
  throw new Error('The API starts with the tests; ask for it inside of one');
}

/** The API that listens at a URL, whoever started it. */
export const callerAt =
  (url: string): Caller =>
  async (operationId, call = {}) =>
    declared(operationId, await send(url, operationId, call));

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

/** The answer, if the contract declares it and nobody else may read it. @throws Error that says what it does not declare */
export function declared(operationId: OperationId, answer: Answer): DeclaredAnswer {
  const found = [...violations(operationId, answer), ...leaks(answer)];
  if (found.length > 0) throw new Error(`${operationId} gave ${answer.status} ${answer.text}\n${found.join('\n')}`);
  return { ...answer, json: answer.text === '' ? undefined : JSON.parse(answer.text) };
}

/** What an answer tells of people or tokens outside of the profiles that it is for. */
function leaks({ status, headers, text }: Answer): string[] {
  const outside = [...headers].map(([name, value]) => `${name}: ${value}`);
  const { nextCursor = '' }: { nextCursor?: string } = text === '' ? {} : JSON.parse(text);
  return [...outside, nextCursor, ...(status < 400 ? [] : [text])].flatMap(personalIn).map((found) => `it tells ${found}`);
}
