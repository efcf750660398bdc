import type { FakeApi } from '../../../clients/typescript/src/fixtures/index';
import type { UserProfile } from '../../../clients/typescript/src/index';
import type { Queries } from '../../../clients/typescript/src/tanstack-query/index';
import type { Client, MutationObserver, QueryObserver } from './library';
import type { Loaded } from './stacks';

/** An app without a screen: the SDK over the fake API, and the cache of TanStack Query. */
export interface App extends Loaded {
  readonly api: FakeApi;
  readonly cache: Client;
  readonly queries: Queries;
  /** The profile in the responses of the fake API. */
  readonly profile: UserProfile;
  /** Uses a query as a screen does. */
  watch(options: object): QueryObserver;
  mutation(options: object): MutationObserver;
  /** Returns the cached data of a query. */
  cached(options: { readonly queryKey: readonly unknown[] }): unknown;
  /** Returns how many requests an operation has received. */
  count(operation: string): number;
}

/** Runs a check in a new app. */
export async function inApp(modules: Loaded, check: (app: App) => Promise<void>): Promise<string> {
  const { sdk, entry, fixtures, library } = modules;
  const api = fixtures.fakeApi();
  const client = sdk.createClient({ baseUrl: 'https://api.example.com', transport: api.transport, retries: 0 });
  const cache = new library.QueryClient();
  const stops: (() => void)[] = [];
  const app: App = {
    ...modules,
    api,
    cache,
    queries: entry.createQueries(client, cache),
    profile: fixtures.fixtures.UserProfile.complete,
    watch(options) {
      const observer = new library.QueryObserver(cache, options);
      stops.push(observer.subscribe(() => {}));
      return observer;
    },
    mutation: (options) => new library.MutationObserver(cache, options),
    cached: ({ queryKey }) => cache.getQueryData(queryKey),
    count: (operation) => api.requests.filter((request) => request.operation === operation).length,
  };
  try {
    await check(app);
  } finally {
    for (const stop of stops) stop();
    cache.clear();
  }
  return '';
}

/** Loads a query and keeps it in use. */
export async function loaded(app: App, options: { readonly queryKey: readonly unknown[] }): Promise<void> {
  app.watch(options);
  await until(() => app.cached(options) !== undefined);
}

/** Returns a profile after a change. */
export const changed = (profile: UserProfile, change: object): UserProfile => ({ ...profile, ...change, version: 5, etag: '"5-changed"' });

/** Waits until a condition is true. @throws Error after ten seconds, with the condition */
export async function until(isTrue: () => boolean): Promise<void> {
  const start = performance.now();
  while (!isTrue()) {
    if (performance.now() - start > 10_000) throw new Error(`This did not become true: ${String(isTrue)}`);
    await new Promise((settle) => setTimeout(settle, 2));
  }
}

/** A promise that is settled from outside. */
export function deferred<Value>() {
  let settle: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

/** Waits until all promises that can settle have settled. */
export const idle = (): Promise<void> => new Promise((settle) => setTimeout(settle, 20));
