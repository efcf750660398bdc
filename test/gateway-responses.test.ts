import { describe, expect, it } from '@jest/globals';
import { deflateSync, gzipSync } from 'node:zlib';
import { testApi } from './api';
import { outcomeOf } from './access/attempt';
import { sendRaw } from './local/gateway/raw-request';
import { newUser } from './new-user';

const api = testApi();
const list = (header: string | null) => (header ?? '').split(',').map((name) => name.trim());

describe('a cross-origin browser', () => {
  it.each([
    ['/users', ['GET', 'POST', 'OPTIONS']],
    ['/users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']],
  ])('receives a preflight response for %s that allows only %j', async (path, methods) => {
    const { status, headers } = await fetch(`${api.url}${path}`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'PUT' },
    });
    expect([status, list(headers.get('access-control-allow-methods'))]).toEqual([204, methods]);
    expect(list(headers.get('access-control-allow-headers'))).toEqual(
      expect.arrayContaining(['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match']),
    );
    expect(headers.get('access-control-max-age')).toBe('86400');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('x-request-id')).not.toBeNull();
  });

  it.each([
    'baggage, sentry-trace, tracestate, traceparent',
    'x-amzn-trace-id',
    'cache-control, pragma, x-requested-with',
    'authorization, content-type, idempotency-key, if-match, if-none-match, x-client-version, x-retry-count',
  ])('may send the headers %s', async (names) => {
    const { headers } = await fetch(`${api.url}/users`, { method: 'OPTIONS', headers: { 'Access-Control-Request-Headers': names } });
    const allowed = list(headers.get('access-control-allow-headers')).map((name) => name.toLowerCase());
    expect(allowed).toEqual(expect.arrayContaining(list(names)));
  });

  it('may read the headers of a success, of an error from a function and of an error from the gateway', async () => {
    const created = await api.call('createUser', { body: newUser() });
    const rejected = await api.call('createUser', { body: newUser({ birthDate: '2999-01-01' }) });
    const rejectedByGateway = await api.call('createUser', { body: {} });
    for (const { headers } of [created, rejected, rejectedByGateway]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(Date.parse(headers.get('date') ?? '')).toBeGreaterThan(Date.now() - 60_000);
      expect(list(headers.get('access-control-expose-headers'))).toEqual(
        expect.arrayContaining(['Date', 'ETag', 'Location', 'Retry-After', 'X-Request-Id', 'Idempotent-Replayed']),
      );
    }
  });
});

describe('a request with malformed percent-encoding', () => {
  it.each([
    ['/users/%', '/path'],
    ['/users/%ff', '/path'],
    ['/users?email=%', '/query'],
    ['/users?%c3=1', '/query'],
  ])('400 invalid-request: %s is rejected by the gateway with the location %s', async (target, pointer) => {
    const { response: answer } = await sendRaw(api.url, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(body)).toMatchObject({ code: 'invalid-request', errors: [{ pointer, code: 'malformed' }] });
  });
});

describe('an unknown path or method', () => {
  it.each([
    ['PATCH', '/users'],
    ['HEAD', '/users'],
    ['DELETE', '/users'],
    ['POST', '/users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f'],
    ['GET', '/'],
    ['GET', '/users/1/2'],
    ['GET', '//users'],
    ['GET', '/Users'],
  ])('404 route-not-found: %s %s', async (method, path) => {
    const response = await fetch(`${api.url}${path}`, { method });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    if (method !== 'HEAD') expect(await response.json()).toMatchObject({ code: 'route-not-found', status: 404 });
  });
});

describe('an HTTP request that the gateway rejects', () => {
  it.each<[number, string, string, string[]]>([
    [414, 'uri-too-long', `GET /users?email=${'x'.repeat(17_000)}`, ['Host: x']],
    [431, 'headers-too-large', 'GET /users', ['Host: x', `X-Long: ${'x'.repeat(11_000)}`]],
    [400, 'invalid-request', 'GET /users', []],
    [400, 'invalid-request', 'GET /users', ['Host: x', 'Host: y']],
    [417, 'expectation-failed', 'GET /users', ['Host: x', 'Expect: 200-ok']],
    [404, 'route-not-found', 'CONNECT x:443', ['Host: x:443']],
  ])('%i %s: is a problem document', async (status, code, line, headers) => {
    const { response: answer } = await sendRaw(api.url, [`${line} HTTP/1.1`, 'Connection: close', ...headers, '', ''].join('\r\n'));
    const outcome = outcomeOf(answer);
    const problem: { requestId: string } = JSON.parse(outcome.body);
    expect([outcome.status, problem]).toEqual([status, expect.objectContaining({ status, code, type: expect.any(String) })]);
    expect(outcome.head).toMatch(new RegExp(`^X-Request-Id: ${problem.requestId}\r?$`, 'm'));
  });
});

describe('a Content-Encoding', () => {
  const create = (coding: string, body: string | Buffer) =>
    fetch(`${api.url}/users`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Encoding': coding }, body });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('201: a body compressed with %s is decompressed and stored', async (coding, compress) => {
    const user = newUser();
    const response = await create(coding, compress(JSON.stringify(user)));
    expect([response.status, await response.json()]).toEqual([201, expect.objectContaining(user)]);
  });

  it.each([
    ['br', JSON.stringify(newUser())],
    ['gzip', JSON.stringify(newUser())],
    ['gzip, gzip', gzipSync(gzipSync(JSON.stringify(newUser())))],
  ])('415 unsupported-media-type: %s with a body that the gateway cannot decompress', async (coding, body) => {
    const response = await create(coding, body);
    expect([response.status, await response.json()]).toEqual([415, expect.objectContaining({ code: 'unsupported-media-type' })]);
  });

  it('200: a large response is compressed for a client that accepts gzip, with the ETag of the uncompressed response', async () => {
    const { json } = await api.call('createUser', { body: newUser({ bio: 'ü'.repeat(500), metadata: { note: 'n'.repeat(250) } }) });
    const get = async (accepted: string) => {
      const response = await fetch(`${api.url}/users/${json.userId}`, { headers: { 'Accept-Encoding': accepted } });
      const { headers } = response;
      return { coding: headers.get('content-encoding'), etag: headers.get('etag'), json: await response.json() };
    };
    const plain = await get('identity');
    expect(plain).toMatchObject({ coding: null, json });
    expect(await get('gzip')).toEqual({ ...plain, coding: 'gzip' });
  });
});
