import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { fetchTransport } from '../../../clients/typescript/src/transport';

const platform = { fetch: globalThis.fetch, Request: globalThis.Request };
afterEach(() => {
  Object.assign(globalThis, platform);
});

const target = "https://api.example.com/v1/users?email=o'brien%2Ba%40example.com&limit=5";
const { signal } = new AbortController();
const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal };

/** Sends a request with a fetch whose response comes from the URL `from`. */
async function sent({ url = target, from = url, ...more }: { url?: string; from?: string | undefined; keepalive?: boolean } = {}) {
  const fetching = jest.fn<typeof fetch>(async () => {
    const response = new Response('{}', { status: 201, headers: { ETag: '"1"', 'X-Request-Id': 'r' } });
    return Object.defineProperty(response, 'url', { value: from });
  });
  globalThis.fetch = fetching;
  const response = await fetchTransport({ ...request, url, ...more });
  return { args: fetching.mock.calls[0], response };
}

describe('fetchTransport', () => {
  it('calls fetch with a URL and plain options, without cache, cookies and redirects, and returns the response', async () => {
    const { args, response } = await sent();
    expect(args).toEqual([target, { ...request, cache: 'no-store', credentials: 'omit', redirect: 'manual' }]);
    const { status, headers, text } = response;
    expect([status, headers['etag'], headers['x-request-id'], await text()]).toEqual([201, '"1"', 'r', '{}']);
  });

  it('passes keepalive to fetch', async () => {
    expect((await sent({ keepalive: true })).args?.[1]).toMatchObject({ keepalive: true });
  });

  it('accepts a response from another URL on a platform that blocks redirects: it comes from a service worker', async () => {
    expect((await sent({ from: 'https://elsewhere.example/' })).response.status).toBe(201);
  });
});

describe('fetchTransport on a platform whose fetch follows redirects, such as React Native', () => {
  const withoutCache = Object.assign(() => {}, { prototype: {} });

  it.each([
    ['is missing', undefined],
    ['has no cache', withoutCache],
  ])('sets no cache option when Request %s', async (_, other) => {
    Object.assign(globalThis, { Request: other });
    expect(Reflect.get(Object((await sent()).args?.[1]), 'cache')).toBeUndefined();
  });

  it.each([
    ['the same text', target, target],
    ['the host in lower case', 'HTTPS://API.example.com/users', 'https://api.example.com/users'],
    ['the port of https', 'https://api.example.com:443/users', 'https://api.example.com/users'],
    ['the port of http', 'http://api.example.com:80/users', 'http://api.example.com/users'],
    ['an encoding in lower case', 'https://x/a%2Fb', 'https://x/a%2fb'],
    ['no URL', target, ''],
  ])('returns the status of a response from the URL of the request: %s', async (_, url, from) => {
    Object.assign(globalThis, { Request: withoutCache });
    expect((await sent({ url, from })).response.status).toBe(201);
  });

  it.each([
    ['another host', target, target.replace('api.', 'evil.')],
    ['another scheme', target, target.replace('https', 'http')],
    ['another port', 'http://localhost:3000/users', 'http://localhost:4000/users'],
    ['another path', target, 'https://api.example.com/login'],
    ['another query', target, `${target}&_=1`],
    ['a URL with a wrong encoding', target, 'https://portal.example/?from=%zz'],
  ])('returns status 0 for a response from another URL: %s', async (_, url, from) => {
    Object.assign(globalThis, { Request: withoutCache });
    expect((await sent({ url, from })).response.status).toBe(0);
  });
});
