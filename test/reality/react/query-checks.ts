import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import { type App, deferred, idle, inApp, until } from './set-up';
import type { Loaded } from './stacks';

type Prove = (app: App) => Promise<void>;

/** Checks the options of queries with the real library. */
export const queryChecks = (name: string, loaded: Loaded): Check[] =>
  Object.entries(checks).map(([what, prove]) => ({ what: `${name}: ${what}`, prove: () => inApp(loaded, prove) }));

const checks: Record<string, Prove> = {
  'a query loads the profile of the caller': async ({ watch, queries, profile }) => {
    const observer = watch(queries.me.get());
    await until(() => observer.getCurrentResult().status === 'success');
    deepStrictEqual(observer.getCurrentResult().data, profile);
  },

  'TanStack Query does not retry what the client has given up': async ({ watch, queries, api, count }) => {
    api.fail('getUser', 'service-unavailable');
    const observer = watch(queries.me.get());
    await until(() => observer.getCurrentResult().status === 'error');
    await idle();
    strictEqual(count('getUser'), 1);
  },

  'a query that is no longer used cancels its request': async ({ library, cache, sdk, entry }) => {
    const started = deferred<AbortSignal>();
    const client = sdk.createClient({
      baseUrl: 'https://api.example.com',
      transport: ({ signal }) => {
        started.settle(signal);
        return new Promise(() => {});
      },
    });
    const stop = new library.QueryObserver(cache, entry.createQueries(client, cache).me.get()).subscribe(() => {});
    const signal = await started.promise;
    strictEqual(signal.aborted, false);
    stop();
    await until(() => signal.aborted);
  },

  'an infinite query loads page after page': async ({ library, cache, queries, api, fixtures }) => {
    const { page, empty } = fixtures.fixtures.UserPage;
    api.respond('listUsers', ({ parameters }) => (parameters['cursor'] === 'second' ? empty : { ...page, nextCursor: 'second' }));
    const observer = new library.InfiniteQueryObserver(cache, queries.listUsersPages({ limit: 1 }));
    const stop = observer.subscribe(() => {});
    await until(() => observer.getCurrentResult().status === 'success');
    const { data, hasNextPage } = await observer.fetchNextPage();
    deepStrictEqual(data.pages, [{ ...page, nextCursor: 'second' }, empty]);
    strictEqual(hasNextPage, false);
    deepStrictEqual(
      api.requests.map(({ parameters }) => parameters),
      [{ limit: '1' }, { limit: '1', cursor: 'second' }],
    );
    stop();
  },

  'an app can invalidate all queries, an operation, a call, or a user': async ({ cache, queries, entry, profile }) => {
    const { queryKey } = entry;
    const { userId } = profile;
    const all = [
      queries.me.get(),
      queries.getUser({ userId }),
      queries.getUser({ userId: 'another' }),
      queries.listUsers({ limit: 5 }),
      queries.listUsersPages({ limit: 5 }),
    ];
    const invalidated = async (filters: object): Promise<boolean[]> => {
      cache.setQueryData(queries.me.get().queryKey, profile);
      cache.setQueryData(queries.getUser({ userId }).queryKey, profile);
      cache.setQueryData(queries.getUser({ userId: 'another' }).queryKey, { ...profile, userId: 'another' });
      for (const { queryKey: key } of all.slice(3)) cache.setQueryData(key, {});
      await cache.invalidateQueries(filters);
      return all.map(({ queryKey: key }) => cache.getQueryState(key)?.isInvalidated === true);
    };
    deepStrictEqual(await invalidated({ queryKey: queryKey() }), [true, true, true, true, true]);
    deepStrictEqual(await invalidated({ queryKey: queryKey('listUsers') }), [false, false, false, true, true]);
    deepStrictEqual(await invalidated({ queryKey: queryKey('getUser', { userId }) }), [false, true, false, false, false]);
    deepStrictEqual(await invalidated(queries.ofUser(userId)), [true, true, false, false, false]);
    deepStrictEqual(await invalidated(queries.ofUser(userId.toUpperCase())), [true, true, false, false, false]);
    deepStrictEqual(await invalidated(queries.ofUser('me')), [true, true, false, false, false]);
  },
};
