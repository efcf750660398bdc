import type { OperationId } from '../generated/operations.js';
import { isPresent } from '../json.js';

/** The first member of each key. */
const scope = 'user-profiles-client';

/** What a key says about its query. */
export interface KeyParts {
  readonly operation: OperationId;
  /** The parameters of the call. */
  readonly input?: object;
  /** True for a query that loads page after page. */
  readonly pages?: true;
}

/** The key of a query or of a mutation. */
export type QueryKey = readonly [scope: string, parts?: KeyParts];

/**
 * Returns a key for filters such as those of `invalidateQueries`. TanStack Query compares the members of a filter's key only, so each argument narrows it:
 * `queryKey()` is every query of this package, `queryKey('listUsers')` every list, `queryKey('getUser', { userId })` one profile.
 */
export function queryKey(operation?: OperationId, input?: object): QueryKey {
  if (operation === undefined) return [scope];
  return [scope, input === undefined ? { operation } : { operation, input }];
}

/** Returns the key of a query that loads page after page. */
export const pagesKey = (operation: OperationId, input: object): QueryKey => [scope, { operation, input, pages: true }];

/** Returns the operation of a key; undefined when the key is not of this package. */
export function operationOf(key: readonly unknown[]): unknown {
  const [first, parts] = key;
  return first === scope && isPresent(parts) ? parts['operation'] : undefined;
}

/** Returns the input in a key. */
export function inputOf([, parts]: readonly unknown[]): unknown {
  return isPresent(parts) ? parts['input'] : undefined;
}
