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
import { type GatewayServer, serve } from '../../../../src/local/gateway/server';
import { unlimited } from '../../../../src/local/gateway/throttle';
import { outcomeOf } from '../../../access/attempt';
import { notes, ok, placeholders } from '../fixture';
import { say } from '../raw-request';

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
  const server = await serve(notes({ functions, ...changed }), { host: '127.0.0.1', port: 0 });
  running.push(server);
  return server.url;
}

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop(0)));
  running = [];
});

/** The head of a request whose body is to come. */
const headOf = (line: string, ...headers: string[]): string =>
  `${[`${line} HTTP/1.1`, 'Host: x', 'Content-Type: application/json', ...headers].join('\r\n')}\r\n\r\n`;

/** Status and code of an answer. */
function outcomeIn(answer: string): string {
  const { status, body } = outcomeOf(answer);
  return `${status} ${JSON.parse(body).code}`;
}

/** Sends a whole request and waits for the answer. */
async function post(url: string, body: string | Buffer, ...headers: string[]): Promise<string> {
  const bytes = Buffer.from(body);
  const head = headOf('POST /notes', `Content-Length: ${bytes.length}`, 'Connection: close', ...headers);
  return outcomeIn((await say(url, Buffer.concat([Buffer.from(head), bytes]))).answer);
}

const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const note = (bytes: number): string => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) });

describe('the body of a request', () => {
  it('reaches the function up to 16,384 bytes, whole or in chunks', async () => {
    const url = await start();
    expect(await post(url, note(limit))).toBe('200 16384');
    const chunked = headOf('POST /notes', 'Transfer-Encoding: chunked', 'Connection: close') + chunk(note(limit)) + chunk('');
    expect(outcomeIn((await say(url, chunked)).answer)).toBe('200 16384');
  });

  it('is refused with 413 from 16,385 bytes, whole or in chunks', async () => {
    const url = await start();
    expect(await post(url, note(limit + 1))).toBe('413 body-too-large');
    const chunked = headOf('POST /notes', 'Transfer-Encoding: chunked') + chunk(note(limit + 1)) + chunk('');
    expect(outcomeIn((await say(url, chunked)).answer)).toBe('413 body-too-large');
    expect(called).toBe(0);
  });

  it('is measured in bytes and not in characters', async () => {
    expect(await post(await start(), JSON.stringify({ text: 'ü'.repeat(limit / 2) }))).toBe('413 body-too-large');
  });

  it('gets the problem document that the function gives', async () => {
    const functions = Object.fromEntries(Object.values(operations).map(({ functionName }) => [functionName, ok]));
    const settings = { functions, authorize: everyoneAdministers, throttle: unlimited, now: Date.now, onFailure: () => {} };
    const server = await serve(gateway(readDefinition(committed, placeholders), settings), { host: '127.0.0.1', port: 0 });
    running.push(server);
    const { answer } = await say(server.url, headOf('POST /users', `Content-Length: ${limit + 1}`), 'body-too-large"');
    const { type, title, status, detail } = problems['body-too-large'];
    expect(JSON.parse(/\{.*\}/s.exec(answer)?.[0] ?? '')).toEqual({
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
  it('returns 413 for 10 MB that are no JSON, because nobody parses them', async () => {
    expect(await post(await start(), '['.repeat(10 * megabyte))).toBe('413 body-too-large');
  });

  it('returns 413 for a declared size above 16,384 bytes before any of the body is sent', async () => {
    const url = await start();
    const { answer } = await say(url, headOf('POST /notes', `Content-Length: ${limit + 1}`), 'body-too-large');
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('\r\nConnection: close\r\n');
  });

  it('returns 413 for chunks as soon as they exceed the limit, although more are to come', async () => {
    const url = await start();
    const head = headOf('POST /notes', 'Transfer-Encoding: chunked');
    expect((await say(url, head + chunk(note(limit + 1)), 'body-too-large')).answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is not invited by "100 Continue"', async () => {
    const url = await start();
    const head = (bytes: number) => headOf('POST /notes', 'Expect: 100-continue', `Content-Length: ${bytes}`);
    expect((await say(url, head(limit + 1), 'body-too-large')).answer).toMatch(/^HTTP\/1\.1 413 /);
    expect((await say(url, head(limit), '\r\n\r\n')).answer).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  });

  it.each([
    ['404 route-not-found', 'POST /nothing', {}],
    ['429 too-many-requests', 'POST /notes', { throttle: () => false }],
    ['401 unauthenticated', 'POST /notes', { authorize: async () => 'unauthorized' as const }],
    ['403 forbidden', 'POST /notes', { authorize: async () => 'forbidden' as const }],
    ['413 body-too-large', 'POST /notes?%zz', {}],
    ['413 body-too-large', 'GET /notes/7', {}],
  ])('returns %s for %s before it is sent', async (outcome, line, changed) => {
    const url = await start(changed);
    const [, code = ''] = outcome.split(' ');
    const head = headOf(line, `Content-Length: ${10 * megabyte}`);
    expect((await say(url, head, code)).answer).toMatch(new RegExp(`^HTTP/1\\.1 ${outcome.slice(0, 3)} `));
    expect(called).toBe(0);
  });

  it.each([
    ['a declared size', headOf('POST /notes', `Content-Length: ${30 * megabyte}`), ''],
    ['one chunk', `${headOf('POST /notes', 'Transfer-Encoding: chunked')}1e00000\r\n`, '\r\n0\r\n\r\n'],
  ])('is dropped, so that a client that sends all of it before it reads still gets the answer: %s', async (_what, head, end) => {
    const url = await start({ authorize: slowly });
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
    const answer = await new Promise<string>((settle, fail) => {
      socket.on('error', fail);
      socket.write(head);
      socket.write(Buffer.alloc(30 * megabyte, 'x'));
      socket.write(end, (error) => (error ? fail(error) : socket.once('data', (data) => settle(data.toString()))));
    });
    expect(outcomeIn(answer)).toBe('413 body-too-large');
    await new Promise((settle) => socket.once('close', settle));
  });

  it('is waited for no longer once all of it has arrived', async () => {
    const url = await start({ authorize: slowly });
    const chunked = headOf('POST /notes', 'Transfer-Encoding: chunked') + chunk(note(limit + 1)) + chunk('');
    // The server waits 2 seconds for a rest that does not come. Here there is none.
    const tooLate = delay(1500, 'still open', { ref: false });
    expect(await Promise.race([say(url, chunked).then(({ answer }) => outcomeIn(answer)), tooLate])).toBe('413 body-too-large');
  });
});

/** As an authorizer that fetches keys: the rest of a body arrives meanwhile. */
const slowly: Authorizer = async (request) => {
  await delay(50);
  return everyoneAdministers(request);
};

describe('a compressed body', () => {
  it('may be larger than 16,384 bytes on the wire when it is not once it is decompressed', async () => {
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
  ])('returns 413 when it has 16,385 bytes once it is decompressed: %s', async (coding, bytes) => {
    expect(await post(await start(), bytes, `Content-Encoding: ${coding}`)).toBe('413 body-too-large');
  });

  it('returns 413 for 16 kB that hold 10 MB, of which no more than the limit is decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * megabyte), { level: 9 });
    expect(bomb.length).toBeLessThan(limit);
    // Whoever decompressed all of it would find that its checksum is wrong: 415.
    bomb.writeUInt32LE(1, bomb.length - 8);
    expect(await post(await start(), bomb, 'Content-Encoding: gzip')).toBe('413 body-too-large');
  });
});
