import type { QueryClient } from '../../../clients/typescript/src/tanstack-query/react-query';

/** The part of TanStack Query that the checks use. The package is not installed for `npm test` and the type check. */
export interface Library {
  readonly QueryClient: new () => Client;
  readonly QueryObserver: new (client: Client, options: object) => QueryObserver;
  readonly InfiniteQueryObserver: new (client: Client, options: object) => InfiniteQueryObserver;
  readonly MutationObserver: new (client: Client, options: object) => MutationObserver;
}

export interface Client extends QueryClient {
  fetchQuery(options: object): Promise<unknown>;
  getQueryState(key: readonly unknown[]): { readonly isInvalidated: boolean } | undefined;
  clear(): void;
}

export interface QueryObserver {
  subscribe(listener: () => void): () => void;
  getCurrentResult(): { readonly data: unknown; readonly error: unknown; readonly status: string };
}

export interface InfiniteQueryObserver extends QueryObserver {
  fetchNextPage(): Promise<{ readonly hasNextPage: boolean; readonly data: { readonly pages: readonly unknown[] } }>;
}

export interface MutationObserver {
  mutate(variables?: unknown, callbacks?: object): Promise<unknown>;
  setOptions(options: object): void;
}
