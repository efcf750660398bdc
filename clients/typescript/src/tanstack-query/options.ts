import type { DataTag, InfiniteData } from '@tanstack/react-query';
import { type OperationId, operations } from '../generated/operations.js';
import { isPresent } from '../json.js';
import type { Operation } from '../operation.js';
import type { CallOptions } from '../options.js';
import type { Signal } from '../transport.js';
import { pagesKey, type QueryKey, queryKey } from './keys.js';
import type { Members } from './merge-patch.js';
import type { RecordCache, Write } from './record-cache.js';

/** A method of the client. */
type Call<Input, Data> = (input: Input, options?: CallOptions) => Promise<{ readonly data: Data }>;

/** Options of a query, for `useQuery`, `prefetchQuery` and others. The client itself retries, so TanStack Query does not. */
export interface QueryOptions<Data> {
  readonly queryKey: DataTag<QueryKey, Data>;
  readonly queryFn: (context: { readonly signal: Signal }) => Promise<Data>;
  readonly retry: false;
}

/** Options of a query that loads page after page, for `useInfiniteQuery`. The parameter of a page is its cursor. */
export interface InfiniteQueryOptions<Page> {
  readonly queryKey: DataTag<QueryKey, InfiniteData<Page, string | undefined>>;
  readonly queryFn: (context: { readonly signal: Signal; readonly pageParam: string | undefined }) => Promise<Page>;
  readonly initialPageParam: string | undefined;
  readonly getNextPageParam: (page: Page) => string | undefined;
  readonly retry: false;
}

/** Options of a mutation, for `useMutation`. `mutationFn` updates the cache, so your own `onSuccess`, `onError` and `onSettled` replace nothing. */
export interface MutationOptions<Data, Input> {
  readonly mutationKey: QueryKey;
  readonly mutationFn: (input: Input) => Promise<Data>;
  /** Writes the expected result into the cache. `mutationFn` takes it back when the call fails. */
  readonly onMutate: (input: Input) => Promise<void>;
  readonly retry: false;
}

/** Returns the options of a query. */
export const queryOptions = <Input extends object, Data>(
  operation: OperationId,
  input: Input,
  call: Call<Input, Data>,
): QueryOptions<Data> => ({
  queryKey: tagged(queryKey(operation, input)),
  queryFn: async ({ signal }) => (await call(input, { signal })).data,
  retry: false,
});

/** How an operation returns its pages. */
export interface Paging<Input, Page> {
  readonly first: string | undefined;
  /** Returns the input for the page at a cursor. */
  readonly at: (cursor: string | undefined) => Input;
  readonly next: (page: Page) => string | undefined;
}

/** Returns the options of a query that loads page after page. */
export const infiniteQueryOptions = <Input extends object, Page>(
  operation: OperationId,
  input: Input,
  { first, at, next }: Paging<Input, Page>,
  call: Call<Input, Page>,
): InfiniteQueryOptions<Page> => ({
  queryKey: tagged(pagesKey(operation, input)),
  queryFn: async ({ signal, pageParam }) => (await call(at(pageParam), { signal })).data,
  initialPageParam: first,
  getNextPageParam: next,
  retry: false,
});

/** Adds the type of the data to a key, for `getQueryData` and `setQueryData`. */
function tagged<Data>(key: QueryKey): DataTag<QueryKey, Data>;
function tagged(key: QueryKey): QueryKey {
  return key;
}

/** The expected results that mutations in progress have written, by their variables. The options of a mutation can change while it is in progress. */
const expected = new WeakMap<object, readonly Write[]>();

/**
 * Returns the options of a mutation.
 * @param cache the cached records that the operation changes
 * @param more parameters that the input of the mutation omits
 */
export function mutationOptions<Input, Data>(
  operation: OperationId,
  call: (input: Input) => Promise<{ readonly data: Data }>,
  cache: RecordCache,
  more: Members = {},
): MutationOptions<Data, Input> {
  const { method }: Operation = operations[operation];
  const complete = (input: Input): Members => ({ ...(isPresent(input) && input), ...more });
  return {
    mutationKey: queryKey(operation),
    async onMutate(input) {
      const isPredictable = method === 'PUT' || method === 'PATCH';
      if (isPredictable && isPresent(input)) expected.set(input, await cache.expect(operation, complete(input)));
    },
    async mutationFn(input) {
      const { data } = await call(input).catch((error: unknown) => {
        cache.undo(complete(input), isPresent(input) ? (expected.get(input) ?? []) : []);
        throw error;
      });
      if (isPresent(data)) await cache.saved(complete(input), data);
      else cache.removed(complete(input));
      return data;
    },
    retry: false,
  };
}
