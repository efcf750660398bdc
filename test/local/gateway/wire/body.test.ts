import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import committed from '../../../../generated/api-gateway.json';
import { operations } from '../../../../generated/operations';
import { problems } from '../../../../generated/problems';
import { type Authorizer, everyoneAdministers } from '../../../../src/local/gateway/authorizer';
import { readDefinition } from '../../../../src/local/gateway/definition/definition';
import { gateway } from '../../../../src/local/gateway/gateway';
import { type GatewayServer, listen } from '../../../../src/local/gateway/server';
import { unlimited } from '../../../../src/local/gateway/throttle';
import { outcomeOf } from '../../../access/attempt';
import { notes, ok, placeholders } from '../fixture';
import { sendRaw } from '../raw-request';

const limit = 16_384;
const megabyte = 1024 * 1024;

let running: GatewayServer[] = [];
let called = 0;

const size = async ({ body }: APIGatewayProxyEvent) => {
  called += 1;
  return { statusCode: 200, body: JSON.stringify({ code: String(Buffer.byteLength(body ?? '')) }) };
};

async function start(changed: Parameters<typeof notes>[0] = {}): Promise<string> {
  called = 0;
  const functions = { CreateFunction: size, PutFunction: size };
  const server = await listen(notes({ functions, ...changed }), { host: '127.0.0.1', port: 0 });
  running.push(server);
  return server.url;
}

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop(0)));
  running = [];
});

/** Returns the request line and the headers of a request. */
const headOf = (line: string, ...headers: string[]): string =>
  `${[`${line} HTTP/1.1`, 'Host: x', 'Content-Type: application/json', ...headers].join('\r\n')}\r\n\r\n`;

/** Returns the status and the code of a response. */
function outcomeIn(response: string): string {
  const { status, body } = outcomeOf(response);
  return `${status} ${JSON.parse(body).code}`;
}

/** Sends a complete request and returns the status and the code of the response. */
async function post(url: string, body: string | Buffer, ...headers: string[]): Promise<string> {
  const bytes = Buffer.from(body);
  const head = headOf('POST /notes', `Content-Length: ${bytes.length}`, 'Connection: close', ...headers);
  return outcomeIn((await sendRaw(url, Buffer.concat([Buffer.from(head), bytes]))).response);
}

const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const note = (bytes: number): string => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) });

describe('the body of a request', () => {
  it('reaches the function up to 16,384 bytes, with Content-Length or in chunks', async () => {
    const url = await start();
    expect(await post(url, note(limit))).toBe('200 16384');
    const chunked = headOf('POST /notes', 'Transfer-Encoding: chunked', 'Connection: close') + chunk(note(limit)) + chunk('');
    expect(outcomeIn((await sendRaw(url, chunked)).response)).toBe('200 16384');
  });

  it('gets 413 from 16,385 bytes, with Content-Length or in chunks', async () => {
    const url = await start();
    expect(await post(url, note(limit + 1))).toBe('413 body-too-large');
    const chunked = headOf('POST /notes', 'Transfer-Encoding: chunked') + chunk(note(limit + 1)) + chunk('');
    expect(outcomeIn((await sendRaw(url, chunked)).response)).toBe('413 body-too-large');
    expect(called).toBe(0);
  });

  it('is limited in bytes, not in characters', async () => {
    expect(await post(await start(), JSON.stringify({ text: 'ü'.repeat(limit / 2) }))).toBe('413 body-too-large');
  });

  it('gets the same problem document as from the function', async () => {
    const functions = Object.fromEntries(Object.values(operations).map(({ functionName }) => [functionName, ok]));
    const settings = { functions, authorize: everyoneAdministers, throttle: unlimited, now: Date.now, onFailure: () => {} };
    const server = await listen(gateway(readDefinition(committed, placeholders), settings), { host: '127.0.0.1', port: 0 });
    running.push(server);
    const { response } = await sendRaw(server.url, headOf('POST /users', `Content-Length: ${limit + 1}`), 'body-too-large"');
    const { type, title, status, detail } = problems['body-too-large'];
    expect(JSON.parse(/\{.*\}/s.exec(response)?.[0] ?? '')).toEqual({
      type,
      title,
      status,
      detail,
      code: 'body-too-large',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe('a body that is too large', () => {
  it('gets 413 for 10 MB of invalid JSON, without being parsed', async () => {
    expect(await post(await start(), '['.repeat(10 * megabyte))).toBe('413 body-too-large');
  });

  it('gets 413 for a Content-Length above 16,384 bytes before the body is sent', async () => {
    const url = await start();
    const { response } = await sendRaw(url, headOf('POST /notes', `Content-Length: ${limit + 1}`), 'body-too-large');
    expect(response).toMatch(/^HTTP\/1\.1 413 /);
    expect(response).toContain('\r\nConnection: close\r\n');
  });

  it('gets 413 for chunks as soon as they exceed the limit', async () => {
    const url = await start();
    const head = headOf('POST /notes', 'Transfer-Encoding: chunked');
    expect((await sendRaw(url, head + chunk(note(limit + 1)), 'body-too-large')).response).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('gets 413 instead of 100 Continue', async () => {
    const url = await start();
    const head = (bytes: number) => headOf('POST /notes', 'Expect: 100-continue', `Content-Length: ${bytes}`);
    expect((await sendRaw(url, head(limit + 1), 'body-too-large')).response).toMatch(/^HTTP\/1\.1 413 /);
    expect((await sendRaw(url, head(limit), '\r\n\r\n')).response).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  });

  it.each([
    ['404 route-not-found', 'POST /nothing', {}],
    ['429 too-many-requests', 'POST /notes', { throttle: () => false }],
    ['401 unauthenticated', 'POST /notes', { authorize: async () => 'unauthorized' as const }],
    ['403 forbidden', 'POST /notes', { authorize: async () => 'forbidden' as const }],
    ['413 body-too-large', 'POST /notes?%zz', {}],
    ['413 body-too-large', 'GET /notes/7', {}],
  ])('gets %s for %s before it is sent', async (outcome, line, changed) => {
    const url = await start(changed);
    const [, code = ''] = outcome.split(' ');
    const head = headOf(line, `Content-Length: ${10 * megabyte}`);
    expect((await sendRaw(url, head, code)).response).toMatch(new RegExp(`^HTTP/1\\.1 ${outcome.slice(0, 3)} `));
    expect(called).toBe(0);
  });

  it.each([
    ['a Content-Length', headOf('POST /notes', `Content-Length: ${30 * megabyte}`), ''],
    ['one chunk', `${headOf('POST /notes', 'Transfer-Encoding: chunked')}1e00000\r\n`, '\r\n0\r\n\r\n'],
  ])('is dropped, so that a client that sends all of it before reading gets the response: %s', async (_what, head, end) => {
    const url = await start({ authorize: slowly });
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
    const response = await new Promise<string>((settle, fail) => {
      socket.on('error', fail);
      socket.write(head);
      socket.write(Buffer.alloc(30 * megabyte, 'x'));
      socket.write(end, (error) => (error ? fail(error) : socket.once('data', (data) => settle(data.toString()))));
    });
    expect(outcomeIn(response)).toBe('413 body-too-large');
    await new Promise((settle) => socket.once('close', settle));
  });

  it('gets 413 and a closed connection at once when all of it has arrived', async () => {
    const url = await start({ authorize: slowly });
    const chunked = headOf('POST /notes', 'Transfer-Encoding: chunked') + chunk(note(limit + 1)) + chunk('');
    // The server waits 2 seconds for the rest of a body. Here no rest is missing.
    const tooLate = delay(1500, 'still open', { ref: false });
    expect(await Promise.race([sendRaw(url, chunked).then(({ response }) => outcomeIn(response)), tooLate])).toBe('413 body-too-large');
  });
});

/** An authorizer that is as slow as one that fetches keys: the rest of the body arrives meanwhile. */
const slowly: Authorizer = async (request) => {
  await delay(50);
  return everyoneAdministers(request);
};

describe('a compressed body', () => {
  it('may exceed 16,384 bytes as sent if the decompressed body does not', async () => {
    const url = await start();
    const stored = gzipSync(note(limit), { level: 0 });
    expect(stored.length).toBeGreaterThan(limit);
    expect(await post(url, stored, 'Content-Encoding: gzip')).toBe('200 16384');
  });

  it.each([
    ['gzip', gzipSync(note(limit + 1))],
    ['deflate', deflateSync(note(limit + 1))],
    ['gzip', gzipSync(note(limit + 1), { level: 0 })],
    ['identity', Buffer.from(note(limit + 1))],
    ['br', Buffer.alloc(2 * limit + 1)],
  ])('gets 413 when the decompressed body has 16,385 bytes: %s', async (coding, bytes) => {
    expect(await post(await start(), bytes, `Content-Encoding: ${coding}`)).toBe('413 body-too-large');
  });

  it('gets 413 for 10 MB compressed to 16 kB, and decompression stops at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * megabyte), { level: 9 });
    expect(bomb.length).toBeLessThan(limit);
    // Decompressing all of it would find a wrong checksum and return 415.
    bomb.writeUInt32LE(1, bomb.length - 8);
    expect(await post(await start(), bomb, 'Content-Encoding: gzip')).toBe('413 body-too-large');
  });
});
