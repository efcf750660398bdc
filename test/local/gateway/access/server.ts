import { afterAll, beforeAll, expect } from '@jest/globals';
import committed from '../../../../generated/api-gateway.json';
import { operations } from '../../../../generated/operations';
import { everyoneAdministers } from '../../../../src/local/gateway/authorizer';
import { readDefinition } from '../../../../src/local/gateway/definition/definition';
import type { AccessRejection } from '../../../../src/local/gateway/access/host-and-origin';
import { type Gateway, gateway } from '../../../../src/local/gateway/gateway';
import { originOf } from '../../../../src/local/gateway/access/origin';
import { type GatewayServer, listen } from '../../../../src/local/gateway/server';
import { type Outcome, outcomeOf } from '../../../access/attempt';
import { ok, placeholders } from '../fixture';
import { sendRaw } from '../raw-request';

const allowed = ['https://app.example.com', 'chrome-extension://abcdefghijklmnop'].flatMap((text) => originOf(text) ?? []);

export const get = 'GET /users HTTP/1.1';
export const last = 'Connection: close';

/** The API without --auth, with two allowed origins. */
export interface AccessServer {
  /** Sends request line, headers and body on a new connection. */
  send(lines: readonly string[], body?: string): Promise<Outcome>;
  /** Sends a text to a server whose request timeout is 300 ms. */
  sendUnreadable(text: string): Promise<Outcome>;
  /** Returns the requests that were rejected since `send` was last called. */
  rejections(): readonly AccessRejection[];
  /** Checks that the request was rejected before the gateway handled it. */
  expectRejected(outcome: Outcome, code: keyof typeof expected): void;
}

const expected = { 'host-not-allowed': [421, '/header/Host'], 'origin-not-allowed': [403, '/header/Origin'] } as const;

/** Starts the servers for a test file. Call it once, at the top of the file. */
export function accessServer(): AccessServer {
  let server: GatewayServer | undefined;
  let shortTimeout: GatewayServer | undefined;
  let rejections: AccessRejection[] = [];
  let handled = 0;

  beforeAll(async () => {
    const api = apiThatCalls(() => (handled += 1));
    const address = {
      host: '127.0.0.1',
      port: 0,
      access: { allowed, onRejection: (rejection: AccessRejection) => rejections.push(rejection) },
    };
    server = await listen(api, address);
    shortTimeout = await listen(api, address, 300);
  });
  afterAll(() => Promise.all([server?.stop(0), shortTimeout?.stop(0)]));

  return {
    send: async (lines, body = '') => {
      rejections = [];
      handled = 0;
      return outcomeOf((await sendRaw(server?.url ?? '', `${lines.join('\r\n')}\r\n\r\n${body}`)).response);
    },
    sendUnreadable: async (text) => outcomeOf((await sendRaw(shortTimeout?.url ?? '', text)).response),
    rejections: () => rejections,
    expectRejected: (outcome, code) => {
      expectProblem(outcome, code);
      expect(handled).toBe(0);
    },
  };
}

/** Returns the API's gateway. @param onHandled called for every request that reaches the throttle or a function */
function apiThatCalls(onHandled: () => void): Gateway {
  const called: typeof ok = (...args) => {
    onHandled();
    return ok(...args);
  };
  const functions = Object.fromEntries(Object.values(operations).map(({ functionName }) => [functionName, called]));
  const throttle = () => {
    onHandled();
    return true;
  };
  const settings = { functions, authorize: everyoneAdministers, throttle, now: Date.now, onFailure: () => {} };
  return gateway(readDefinition(committed, { ...placeholders, AllowedOrigin: '*' }), settings);
}

function expectProblem({ status, head, body }: Outcome, code: keyof typeof expected): void {
  const [expectedStatus, pointer] = expected[code];
  const problem: { detail: string } = JSON.parse(body);
  expect([status, problem]).toEqual([
    expectedStatus,
    {
      type: `urn:user-profiles:problem:${code}`,
      title: expect.any(String),
      status: expectedStatus,
      detail: expect.stringContaining('npm start -- --allow-origin https://'),
      code,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      errors: [{ pointer, code: 'not-allowed', detail: problem.detail }],
    },
  ]);
  expect(head).toContain('Content-Type: application/problem+json');
  expect(head).not.toMatch(/^access-control-/im);
}
