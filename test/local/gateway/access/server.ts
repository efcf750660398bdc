import { afterAll, beforeAll, expect } from '@jest/globals';
import committed from '../../../../generated/api-gateway.json';
import { operations } from '../../../../generated/operations';
import { everyoneAdministers } from '../../../../src/local/gateway/authorizer';
import { readDefinition } from '../../../../src/local/gateway/definition/definition';
import type { DoorRefusal } from '../../../../src/local/gateway/access/host-and-origin';
import { type Gateway, gateway } from '../../../../src/local/gateway/gateway';
import { originOf } from '../../../../src/local/gateway/access/origin';
import { type GatewayServer, serve } from '../../../../src/local/gateway/server';
import { type Outcome, outcomeOf } from '../../../access/attempt';
import { ok, placeholders } from '../fixture';
import { say } from '../raw-request';

const allowed = ['https://app.example.com', 'chrome-extension://abcdefghijklmnop'].flatMap((text) => originOf(text) ?? []);

export const get = 'GET /users HTTP/1.1';
export const last = 'Connection: close';

/** The API behind a door that lets in two origins. */
export interface DoorServer {
  /** Sends the lines of a head, and perhaps a body, on a connection of its own. */
  send(lines: readonly string[], body?: string): Promise<Outcome>;
  /** Sends a text to a server that waits for the rest of a request only 300 ms. */
  sendUnreadable(text: string): Promise<Outcome>;
  /** What the door has refused since `send` was last called. */
  refusals(): readonly DoorRefusal[];
  /** Checks that the request was refused before anything else was done. */
  expectRefused(outcome: Outcome, code: keyof typeof places): void;
}

const places = { 'host-not-allowed': [421, '/header/Host'], 'origin-not-allowed': [403, '/header/Origin'] } as const;

/** Called once at the top of a test file. */
export function doorServer(): DoorServer {
  let server: GatewayServer | undefined;
  let impatient: GatewayServer | undefined;
  let refusals: DoorRefusal[] = [];
  let handled = 0;

  beforeAll(async () => {
    const api = apiThatCalls(() => (handled += 1));
    const address = { host: '127.0.0.1', port: 0, door: { allowed, onRefusal: (refusal: DoorRefusal) => refusals.push(refusal) } };
    server = await serve(api, address);
    impatient = await serve(api, address, 300);
  });
  afterAll(() => Promise.all([server?.stop(0), impatient?.stop(0)]));

  return {
    send: async (lines, body = '') => {
      refusals = [];
      handled = 0;
      return outcomeOf((await say(server?.url ?? '', `${lines.join('\r\n')}\r\n\r\n${body}`)).answer);
    },
    sendUnreadable: async (text) => outcomeOf((await say(impatient?.url ?? '', text)).answer),
    refusals: () => refusals,
    expectRefused: (outcome, code) => {
      expectProblem(outcome, code);
      expect(handled).toBe(0);
    },
  };
}

/** @param onHandled called for every request that reaches the throttle or a function */
function apiThatCalls(onHandled: () => void): Gateway {
  const called: typeof ok = (...given) => {
    onHandled();
    return ok(...given);
  };
  const functions = Object.fromEntries(Object.values(operations).map(({ functionName }) => [functionName, called]));
  const throttle = () => {
    onHandled();
    return true;
  };
  const settings = { functions, authorize: everyoneAdministers, throttle, now: Date.now, onFailure: () => {} };
  return gateway(readDefinition(committed, { ...placeholders, AllowedOrigin: '*' }), settings);
}

function expectProblem({ status, head, body }: Outcome, code: keyof typeof places): void {
  const [expected, pointer] = places[code];
  const problem: { detail: string } = JSON.parse(body);
  expect([status, problem]).toEqual([
    expected,
    {
      type: `urn:user-profiles:problem:${code}`,
      title: expect.any(String),
      status: expected,
      detail: expect.stringContaining('npm start -- --allow-origin https://'),
      code,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      errors: [{ pointer, code: 'not-allowed', detail: problem.detail }],
    },
  ]);
  expect(head).toContain('Content-Type: application/problem+json');
  expect(head).not.toMatch(/^access-control-/im);
}
