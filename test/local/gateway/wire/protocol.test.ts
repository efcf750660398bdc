import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import committed from '../../../../generated/api-gateway.json';
import { operations } from '../../../../generated/operations';
import { everyoneAdministers } from '../../../../src/local/gateway/authorizer';
import { readDefinition } from '../../../../src/local/gateway/definition/definition';
import { type Gateway, gateway } from '../../../../src/local/gateway/gateway';
import { type GatewayServer, listen } from '../../../../src/local/gateway/server';
import { unlimited } from '../../../../src/local/gateway/throttle';
import { outcomeOf } from '../../../access/attempt';
import { ok, placeholders } from '../fixture';
import { sendRaw } from '../raw-request';

let server: GatewayServer | undefined;
/** The request timeout of a second server, in milliseconds. */
const shortTimeout = 300;
let shortTimeoutServer: GatewayServer | undefined;
let called = 0;

/** Uses the definition of the API, because the problem documents use its headers. */
function api(): Gateway {
  const count: typeof ok = async (...args) => {
    called += 1;
    return ok(...args);
  };
  const functions = Object.fromEntries(Object.values(operations).map(({ functionName }) => [functionName, count]));
  const settings = { functions, authorize: everyoneAdministers, throttle: unlimited, now: Date.now, onFailure: () => {} };
  return gateway(readDefinition(committed, placeholders), settings);
}

beforeAll(async () => {
  server = await listen(api(), { host: '127.0.0.1', port: 0 });
  shortTimeoutServer = await listen(api(), { host: '127.0.0.1', port: 0 }, shortTimeout);
});
afterAll(() => Promise.all([server?.stop(0), shortTimeoutServer?.stop(0)]));

/** Sends the lines, then `body`. */
async function send(lines: string[], body = '') {
  const { response, closed } = await sendRaw(server?.url ?? '', `${lines.join('\r\n')}\r\n\r\n${body}`);
  return { ...outcomeOf(response), closed };
}

type Sent = Awaited<ReturnType<typeof send>>;

function expectProblem({ head, body, status, closed }: Sent, expectedStatus: number, code: string): void {
  const problem: { requestId: string; detail: string } = JSON.parse(body);
  const { detail } = problem;
  expect([status, problem, closed]).toEqual([
    expectedStatus,
    {
      type: `urn:user-profiles:problem:${code}`,
      title: expect.any(String),
      status: expectedStatus,
      detail: expect.stringMatching(/^[A-Z].*\.$/),
      code,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...(/\bHost\b/.test(detail) && { errors: [{ pointer: '/header/Host', code: 'malformed', detail }] }),
    },
    true,
  ]);
  const lines = head.split('\r\n');
  const { requestId } = problem;
  expect(lines).toEqual(
    expect.arrayContaining([
      'Content-Type: application/problem+json',
      'Cache-Control: no-store',
      'Connection: close',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Access-Control-Allow-Origin: https://app.example.com',
      `X-Request-Id: ${requestId}`,
      `x-amzn-RequestId: ${requestId}`,
    ]),
  );
}

async function expectRejected(lines: string[], status: number, code: string, body = ''): Promise<void> {
  const before = called;
  expectProblem(await send(lines, body), status, code);
  expect(called).toBe(before);
}

const last = 'Connection: close';
const get = 'GET /users HTTP/1.1';
/** Returns headers with this total size, in bytes: names, colons, spaces, values and line ends. */
const headerOf = (bytes: number): string[] => {
  const others = ['Host: x', last, 'X-Long: '];
  const used = others.reduce((sum, line) => sum + line.length + 2, 0);
  return ['Host: x', last, `X-Long: ${'x'.repeat(bytes - used)}`];
};
/** Returns the request line for a URL of this length. */
const urlOf = (characters: number): string => `GET /users?${'x'.repeat(characters - 'http://x/users?'.length)} HTTP/1.1`;

describe('the limits of API Gateway', () => {
  it('200 for headers of 10,240 bytes and a URL of 10,240 characters', async () => {
    expect((await send([urlOf(10_240), ...headerOf(10_240)])).status).toBe(200);
  });

  it('431 headers-too-large for headers of 10,241 bytes', async () => {
    await expectRejected([get, ...headerOf(10_241)], 431, 'headers-too-large');
  });

  it('431 headers-too-large for many small headers', async () => {
    await expectRejected([get, 'Host: x', last, ...Array<string>(2050).fill('a:')], 431, 'headers-too-large');
  });

  it('431 headers-too-large for more than node:http parses', async () => {
    await expectRejected([get, ...headerOf(200_000)], 431, 'headers-too-large');
  });

  it.each([10_241, 17_000])('414 uri-too-long for a URL of %i characters', async (characters) => {
    await expectRejected([urlOf(characters), 'Host: x', last], 414, 'uri-too-long');
  });

  it('414 uri-too-long for an absolute URL as the target', async () => {
    await expectRejected([`GET http://x/users?${'x'.repeat(10_240)} HTTP/1.1`, 'Host: x', last], 414, 'uri-too-long');
  });

  it.each([
    ['header', `${get}\r\nHost: x\r\n`],
    ['body', 'POST /users HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{'],
  ])('408 request-timeout for a %s that does not end', async (_what, text) => {
    const { response, closed } = await sendRaw(shortTimeoutServer?.url ?? '', text);
    expectProblem({ ...outcomeOf(response), closed }, 408, 'request-timeout');
  });
});

describe('the Host of a request', () => {
  it.each(['x', 'api.example.com', 'api.example.com:3000', '127.0.0.1:3000', '[::1]:3000', 'xn--bcher-kva.example:', ''])(
    '200: %j',
    async (host) => {
      expect((await send([get, `Host: ${host}`, last])).status).toBe(200);
    },
  );

  it('200: none in HTTP/1.0, where it is optional', async () => {
    expect((await send(['GET /users HTTP/1.0'])).status).toBe(200);
  });

  it.each<[string, string[]]>([
    ['none', []],
    ['two', ['Host: x', 'Host: y']],
    ['two equal ones', ['Host: x', 'host: x']],
    ['a list', ['Host: x, y']],
    ['a URL', ['Host: http://x']],
    ['a path', ['Host: x/users']],
    ['a user name', ['Host: ada@x']],
    ['a port that is not a number', ['Host: x:http']],
    ['a space', ['Host: x y']],
  ])('400 invalid-request: %s', async (_what, hosts) => {
    await expectRejected([get, ...hosts, last], 400, 'invalid-request');
  });

  it('400 invalid-request: two in HTTP/1.0', async () => {
    await expectRejected(['GET /users HTTP/1.0', 'Host: x', 'Host: y'], 400, 'invalid-request');
  });

  it('400 invalid-request: none, and the body is dropped', async () => {
    await expectRejected(['POST /users HTTP/1.1', 'Content-Length: 2', last], 400, 'invalid-request', '{}');
  });

  it('400 invalid-request: none, without 100 Continue', async () => {
    await expectRejected(['POST /users HTTP/1.1', 'Content-Length: 0', 'Expect: 100-continue', last], 400, 'invalid-request');
  });
});

describe('a rejected client that keeps the connection open', () => {
  it.each([
    ['CONNECT', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n'],
    ['noise', '\x16\x03\x01\r\n\r\n'],
  ])('does not prevent the server from stopping: %s', async (_what, text) => {
    const other = await listen(api(), { host: '127.0.0.1', port: 0 });
    const socket = connect({ port: Number(new URL(other.url).port), host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => {});
    socket.write(text);
    await new Promise((settle) => socket.once('end', settle).resume());
    await expect(other.stop(0)).resolves.toBeUndefined();
    socket.destroy();
  });

  it('gets the response although it sends 5 MB of headers before reading', async () => {
    const socket = connect({ port: Number(new URL(server?.url ?? '').port), host: '127.0.0.1' });
    const response = new Promise<string>((settle, fail) => {
      socket.on('error', fail);
      socket.write(`${get}\r\nHost: x\r\nX-Long: `);
      socket.write('x'.repeat(5_000_000), () => socket.once('data', (data) => settle(data.toString())));
    });
    expectProblem({ ...outcomeOf(await response), closed: true }, 431, 'headers-too-large');
    socket.destroy();
  });
});

describe('an HTTP feature that API Gateway does not support', () => {
  it.each(['200-ok', 'something', '200-ok, foo=bar'])('417 expectation-failed: Expect: %s', async (expectation) => {
    await expectRejected([get, 'Host: x', `Expect: ${expectation}`, last], 417, 'expectation-failed');
  });

  it('417 expectation-failed: the body is dropped', async () => {
    await expectRejected(['POST /users HTTP/1.1', 'Host: x', 'Expect: 200-ok', 'Content-Length: 2', last], 417, 'expectation-failed', '{}');
  });

  it('404 route-not-found: CONNECT', async () => {
    await expectRejected(['CONNECT example.com:443 HTTP/1.1', 'Host: example.com:443'], 404, 'route-not-found');
  });

  it.each(['TRACE /users', 'OPTIONS *', 'QUERY /users'])('404 route-not-found: %s', async (line) => {
    const { status, body } = await send([`${line} HTTP/1.1`, 'Host: x', last]);
    expect([status, JSON.parse(body)]).toEqual([404, expect.objectContaining({ code: 'route-not-found' })]);
  });

  it.each([
    ['websocket', ['Upgrade: websocket', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13']],
    ['h2c', ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA']],
  ])('200: an upgrade to %s is ignored', async (_what, lines) => {
    const { status, head } = await send([get, 'Host: x', 'Connection: close, Upgrade', ...lines]);
    expect([status, head]).toEqual([200, expect.not.stringMatching(/^upgrade:/im)]);
  });

  it.each<[string, string[]]>([
    ['HTTP/2 without an upgrade', ['PRI * HTTP/2.0', '', 'SM']],
    ['an unknown HTTP version', ['GET /users HTTP/9.9', 'Host: x']],
    ['a folded header', [get, 'Host: x', 'X-Folded: a', ' b']],
  ])('400 invalid-request: %s', async (_what, lines) => {
    await expectRejected(lines, 400, 'invalid-request');
  });
});
