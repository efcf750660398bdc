export { createQueries, type Queries } from '../generated/tanstack-query.js';
export { type QueryKey, queryKey } from './keys.js';
export type { InfiniteQueryOptions, QueryOptions } from './options.js';
