import { describe, expect, it } from '@jest/globals';
import { createClient } from '../../../../clients/typescript/src/client';
import { fakeApi, fixtures } from '../../../../clients/typescript/src/fixtures/index';
import { createQueries, queryKey } from '../../../../clients/typescript/src/tanstack-query/index';
import type { QueryClient } from '../../../../clients/typescript/src/tanstack-query/react-query';

const { userId } = fixtures.UserProfile.complete;

function setUp() {
  const api = fakeApi();
  const client = createClient({ baseUrl: 'https://api.example.com', transport: api.transport, retries: 0 });
  return { api, queries: createQueries(client, {} as QueryClient) };
}

const { signal } = new AbortController();

describe('the options of a query', () => {
  it('load the data of the response, without retries of their own', async () => {
    const { queries } = setUp();
    const { queryFn, retry } = queries.getUser({ userId });
    expect(await queryFn({ signal })).toEqual(fixtures.UserProfile.complete);
    expect(retry).toBe(false);
  });

  it('pass the signal to the client, so that an unused query is cancelled', async () => {
    const { api, queries } = setUp();
    api.respond('getUser', () => new Promise<never>(() => {}));
    const controller = new AbortController();
    const loading = queries.getUser({ userId }).queryFn({ signal: controller.signal });
    controller.abort();
    await expect(loading).rejects.toMatchObject({ kind: 'cancelled', name: 'AbortError' });
  });

  it('have a key of the operation and its input', () => {
    const { queries } = setUp();
    expect(queries.getUser({ userId }).queryKey).toEqual(['user-profiles-client', { operation: 'getUser', input: { userId } }]);
    expect(queries.listUsers().queryKey).toEqual(['user-profiles-client', { operation: 'listUsers', input: {} }]);
    expect(queries.listUsers({ limit: 5 }).queryKey).toEqual(['user-profiles-client', { operation: 'listUsers', input: { limit: 5 } }]);
  });
});

describe('the options of an infinite query', () => {
  it('load each page by the cursor of the page before', async () => {
    const { api, queries } = setUp();
    const options = queries.listUsersPages({ limit: 1, order: 'asc' });
    const first = await options.queryFn({ signal, pageParam: options.initialPageParam });
    expect(first).toEqual(fixtures.UserPage.page);
    const cursor = options.getNextPageParam(first);
    expect(cursor).toBe(fixtures.UserPage.page.nextCursor);
    await options.queryFn({ signal, pageParam: cursor });
    expect(api.requests.map(({ parameters }) => parameters)).toEqual([
      { limit: '1', order: 'asc' },
      { limit: '1', order: 'asc', cursor },
    ]);
    expect(options.getNextPageParam(fixtures.UserPage.empty)).toBeUndefined();
    expect(options.retry).toBe(false);
  });

  it('begin at the cursor of the input', () => {
    expect(setUp().queries.listUsersPages({ cursor: 'abc' }).initialPageParam).toBe('abc');
  });

  it('have another key than the query of one page', () => {
    const { queries } = setUp();
    expect(queries.listUsersPages({ limit: 5 }).queryKey).toEqual([
      'user-profiles-client',
      { operation: 'listUsers', input: { limit: 5 }, pages: true },
    ]);
  });
});

describe('the options of a mutation', () => {
  it('have the key of the operation and no retries of their own', () => {
    const { queries } = setUp();
    expect(queries.updateUser()).toMatchObject({ mutationKey: queryKey('updateUser'), retry: false });
  });
});

describe('queryKey', () => {
  it('returns the key of all queries, of an operation, or of a call', () => {
    expect(queryKey()).toEqual(['user-profiles-client']);
    expect(queryKey('listUsers')).toEqual(['user-profiles-client', { operation: 'listUsers' }]);
    expect(queryKey('getUser', { userId })).toEqual(setUp().queries.getUser({ userId }).queryKey);
  });
});
