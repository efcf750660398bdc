import { describe, expect, it } from '@jest/globals';
import { testApi } from './api';
import { say } from './local/gateway/wire';
import { newUser } from './new-user';

const api = testApi();
const list = (header: string | null) => (header ?? '').split(',').map((name) => name.trim());

describe('a browser of another origin', () => {
  it.each([
    ['/users', ['GET', 'POST', 'OPTIONS']],
    ['/users/3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', ['GET', 'PUT', 'DELETE', 'OPTIONS']],
  ])('learns before it asks that %s takes exactly %j', async (path, methods) => {
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

  it('may read the headers of an answer, be it a success, a refusal of a function or one of the gateway', async () => {
    const created = await api.call('createUser', { body: newUser() });
    const refused = await api.call('createUser', { body: newUser({ birthDate: '2999-01-01' }) });
    const stopped = await api.call('createUser', { body: {} });
    for (const { headers } of [created, refused, stopped]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(list(headers.get('access-control-expose-headers'))).toEqual(
        expect.arrayContaining(['ETag', 'Location', 'Retry-After', 'X-Request-Id', 'Idempotent-Replayed']),
      );
    }
  });
});

describe('a request that the gateway itself refuses', () => {
  it.each([
    ['/users/%', '/path'],
    ['/users/%ff', '/path'],
    ['/users?email=%', '/query'],
    ['/users?%c3=1', '/query'],
  ])('400 invalid-request: malformed percent-encoding in %s, with the place %s', async (target, pointer) => {
    const { answer } = await say(api.url, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(body)).toMatchObject({ code: 'invalid-request', errors: [{ pointer, code: 'malformed' }] });
  });
});

describe('what is no operation', () => {
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
