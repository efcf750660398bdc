// The part of TanStack Query that this package uses. The package compiles without the library, and an app resolves these imports to its own copy of it.
export declare const dataTagSymbol: unique symbol;

export type DataTag<Key, Data> = Key & { [dataTagSymbol]: Data };

export interface InfiniteData<Page, PageParam> {
  pages: Page[];
  pageParams: PageParam[];
}

export interface Query {
  readonly queryKey: readonly unknown[];
  readonly state: { readonly data: unknown };
}

export interface QueryFilters {
  queryKey?: readonly unknown[];
  predicate?: (query: Query) => boolean;
}

export declare class QueryClient {
  getQueryCache(): { findAll(filters: QueryFilters): Query[] };
  getQueryData(queryKey: readonly unknown[]): unknown;
  setQueryData(queryKey: readonly unknown[], data: unknown): unknown;
  cancelQueries(filters: QueryFilters): Promise<void>;
  invalidateQueries(filters: QueryFilters): Promise<void>;
  removeQueries(filters: QueryFilters): void;
}
