import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { fetchTransport } from '../../../clients/typescript/src/transport';

const platform = { fetch: globalThis.fetch, Request: globalThis.Request };
afterEach(() => {
  Object.assign(globalThis, platform);
});

const asked = "https://api.example.com/v1/users?email=o'brien%2Ba%40example.com&limit=5";
const { signal } = new AbortController();
const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal };

/** Sends a request by a fetch whose answer comes from a URL. */
async function sent({ url = asked, from = url, ...more }: { url?: string; from?: string | undefined; keepalive?: boolean } = {}) {
  const fetching = jest.fn<typeof fetch>(async () => {
    const answer = new Response('{}', { status: 201, headers: { ETag: '"1"', 'X-Request-Id': 'r' } });
    return Object.defineProperty(answer, 'url', { value: from });
  });
  globalThis.fetch = fetching;
  const answer = await fetchTransport({ ...request, url, ...more });
  return { args: fetching.mock.calls[0], answer };
}

describe('fetch as the transport', () => {
  it('gets a URL and plain options, without cache, cookies and redirects, and its answer is read', async () => {
    const { args, answer } = await sent();
    expect(args).toEqual([asked, { ...request, cache: 'no-store', credentials: 'omit', redirect: 'manual' }]);
    const { status, headers, text } = answer;
    expect([status, headers['etag'], headers['x-request-id'], await text()]).toEqual([201, '"1"', 'r', '{}']);
  });

  it('gets keepalive where it is asked for', async () => {
    expect((await sent({ keepalive: true })).args?.[1]).toMatchObject({ keepalive: true });
  });

  it('may answer from another URL where it refuses redirects: a service worker answered', async () => {
    expect((await sent({ from: 'https://elsewhere.example/' })).answer.status).toBe(201);
  });
});

describe('a fetch that follows redirects by itself, as React Native has it', () => {
  const withoutCache = Object.assign(() => {}, { prototype: {} });

  it.each([
    ['is missing', undefined],
    ['has no cache', withoutCache],
  ])('gets no cache option when Request %s', async (_, other) => {
    Object.assign(globalThis, { Request: other });
    expect(Reflect.get(Object((await sent()).args?.[1]), 'cache')).toBeUndefined();
  });

  it.each([
    ['the same text', asked, asked],
    ['a quote encoded by OkHttp', asked, asked.replace("'", '%27')],
    ['the host in lower case', 'HTTPS://API.example.com/users', 'https://api.example.com/users'],
    ['the port of https', 'https://api.example.com:443/users', 'https://api.example.com/users'],
    ['the port of http', 'http://api.example.com:80/users', 'http://api.example.com/users'],
    ['an encoding in lower case', 'https://x/a%2Fb', 'https://x/a%2fb'],
    ['no URL', asked, ''],
  ])('has the status of an answer from the URL of the request: %s', async (_, url, from) => {
    Object.assign(globalThis, { Request: withoutCache });
    expect((await sent({ url, from })).answer.status).toBe(201);
  });

  it.each([
    ['another host', asked, asked.replace('api.', 'evil.')],
    ['another scheme', asked, asked.replace('https', 'http')],
    ['another port', 'http://localhost:3000/users', 'http://localhost:4000/users'],
    ['another path', asked, 'https://api.example.com/login'],
    ['another query', asked, `${asked}&_=1`],
    ['a URL with a wrong encoding', asked, 'https://portal.example/?from=%zz'],
  ])('has status 0 for an answer from another URL: %s', async (_, url, from) => {
    Object.assign(globalThis, { Request: withoutCache });
    expect((await sent({ url, from })).answer.status).toBe(0);
  });
});
