/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Transport } from '../../../../clients/typescript/src/index';
import type { Step, Vector } from '../../vectors/vector';
import { startWireServer, type WireServer } from '../../vectors/wire-server';
import { builds } from '../built';
import { play } from './play';
import { inMemory, overHttp } from './wire';

const call = { call: 'deleteUser', input: { userId: 'u1' } };
const url = 'https://api.example.com/v1/users/u1';
const request = { method: 'DELETE', url };
const response = { status: 204 };
const result = { result: { status: 204 } };
const lost = { request, response: 'lost' } as const;

describe.each(builds.slice(0, 1))('the runner of the vectors', (build) => {
  const played = (steps: readonly Step[], client: Vector['client'] = {}) => play(build, { name: 'one', client, steps }, inMemory);

  it('accepts what the client does', async () => {
    await expect(played([call, { request, response }, result])).resolves.toBeUndefined();
  });

  it.each<[string, RegExp, Step[]]>([
    ['another method', /step 2.*GET/s, [call, { request: { method: 'GET', url }, response }, result]],
    ['another URL', /step 2/, [call, { request: { method: 'DELETE', url: `${url}2` }, response }, result]],
    [
      'a header that the client does not send',
      /step 2.*if-match/s,
      [call, { request: { ...request, headers: { 'if-match': '*' } }, response }, result],
    ],
    ['a body that the client does not send', /step 2/, [call, { request: { ...request, body: {} }, response }, result]],
    [
      'a request that the client does not send',
      /step 4.*Expected a request/s,
      [call, { request, response }, result, { request, response }],
    ],
    ['another status', /step 3/, [call, { request, response }, { result: { status: 200 } }]],
    ['a value', /step 3/, [call, { request, response }, { result: { status: 204, value: {} } }]],
    ['a header of the result', /step 3/, [call, { request, response }, { result: { status: 204, headers: { etag: '"1"' } } }]],
    ['an error', /step 3/, [call, { request, response }, { error: { kind: 'problem', attempts: 1 } }]],
    [
      'another kind of error',
      /step 3/,
      [call, { request, response: { status: 403 } }, { error: { kind: 'network', status: 403, attempts: 1 } }],
    ],
    ['fewer members of an error', /step 3/, [call, { request, response: { status: 403 } }, { error: { kind: 'problem', attempts: 1 } }]],
    ['a longer wait', /step 3.*a timer of 1000 ms, found timers of .*125 ms/s, [call, lost, { pass: 1 }]],
    ['a token request', /step 2.*a token request/s, [call, { tokenRequest: { stale: null }, token: 'x' }]],
    ['other events', /step 4/, [call, { request, response }, result, { events: [] }]],
    ['a response to no request', /step 2.*Nothing has the id "x"/s, [call, { respond: 'x', response }]],
    ['fewer requests', /requests/, [call, { request, response }, result, call, { pause: true }]],
    ['no end of a call', /running/, [call, { request }]],
  ])('rejects a vector that expects %s', async (_, message, steps) => {
    await expect(played(steps)).rejects.toThrow(message);
  });

  it('tells the idempotency keys of two calls apart', async () => {
    const create = { call: 'createUser', input: { body: { email: 'a@example.com', displayName: 'A' } } };
    const post = {
      method: 'POST',
      url: 'https://api.example.com/v1/users',
      headers: { 'content-type': 'application/json', 'idempotency-key': '<key>' },
      body: create.input.body,
    };
    const end = { error: { kind: 'problem', status: 403, attempts: 1 } };
    const once: Step[] = [create, { request: post, response: { status: 403 } }, end];
    await expect(played([...once, ...once])).rejects.toThrow(/step 5/);
  });
});

describe.each(builds.slice(0, 1))('the comparison on the wire', (build) => {
  let server: WireServer;
  beforeAll(async () => {
    server = await startWireServer();
  });
  afterAll(() => server.stop());

  it.each<[string, Transport]>([
    ['adds a header', (sent) => build.fetchTransport({ ...sent, headers: { ...sent.headers, 'x-more': '1' } })],
    ['changes the URL', (sent) => build.fetchTransport({ ...sent, url: sent.url.replace('u1', 'u2') })],
    ['changes the method', (sent) => build.fetchTransport({ ...sent, method: 'GET' })],
  ])('fails for a transport that %s', async (_, transport) => {
    const vector: Vector = { name: 'one', steps: [call, { request, response }, result] };
    await expect(play(build, vector, overHttp(transport, server.url))).rejects.toThrow(/step 2/);
  });
});
