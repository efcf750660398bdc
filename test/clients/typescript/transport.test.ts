import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { fetchTransport } from '../../../clients/typescript/src/transport';

const platform = { fetch: globalThis.fetch, Request: globalThis.Request };
afterEach(() => {
  Object.assign(globalThis, platform);
});

const url = 'https://api.example.com/users';
const { signal } = new AbortController();
const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal };

/** What fetch is called with, and the answer of the transport. */
async function sent(more: object = {}) {
  const fetching = jest.fn<typeof fetch>(async () => {
    const answer = new Response('{}', { status: 201, headers: { ETag: '"1"', 'X-Request-Id': 'r' } });
    return Object.defineProperty(answer, 'url', { value: 'https://api.example.com/from' });
  });
  globalThis.fetch = fetching;
  const answer = await fetchTransport({ ...request, url, ...more });
  return { args: fetching.mock.calls[0], answer };
}

describe('fetch as the transport', () => {
  it('gets a URL and plain options, without cache, cookies and redirects, and its answer is read', async () => {
    const { args, answer } = await sent();
    expect(args).toEqual([url, { ...request, cache: 'no-store', credentials: 'omit', redirect: 'manual' }]);
    const { status, headers, text } = answer;
    expect([status, headers['etag'], headers['x-request-id'], await text()]).toEqual([201, '"1"', 'r', '{}']);
  });

  it('gets keepalive where it is asked for', async () => {
    expect((await sent({ keepalive: true })).args?.[1]).toMatchObject({ keepalive: true });
  });

  it.each([
    ['is missing', undefined],
    ['has no cache', class {}],
  ])('gets no cache option where Request %s, and tells where the answer comes from', async (_, other) => {
    Object.assign(globalThis, { Request: other });
    const { args, answer } = await sent();
    expect([Reflect.get(Object(args?.[1]), 'cache'), answer.url]).toEqual([undefined, 'https://api.example.com/from']);
  });

  it('tells no URL where redirects are refused: a service worker may have answered from another one', async () => {
    expect((await sent()).answer.url).toBeUndefined();
  });
});
