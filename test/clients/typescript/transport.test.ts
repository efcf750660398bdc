import { afterEach, expect, it, jest } from '@jest/globals';
import { fetchTransport } from '../../../clients/typescript/src/transport';

const fetchOfPlatform = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = fetchOfPlatform;
});

it('gives fetch an address and plain options, without cache and cookies, and reads its answer', async () => {
  const answer = new Response('{}', { status: 201, headers: { ETag: '"1"', 'X-Request-Id': 'r' } });
  const fetching = jest.fn<typeof fetch>(() => Promise.resolve(answer));
  globalThis.fetch = fetching;
  const { signal } = new AbortController();
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal };
  const { status, headers, text } = await fetchTransport({ ...request, url: 'https://api.example.com/users' });
  const expected: object = { ...request, cache: 'no-store', credentials: 'omit' };
  expect(fetching.mock.calls).toEqual([['https://api.example.com/users', expected]]);
  expect([status, headers['etag'], headers['x-request-id'], await text()]).toEqual([201, '"1"', 'r', '{}']);
});
