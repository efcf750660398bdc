import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query';
import { type OperationId, operations } from '../generated/operations.js';
import { isPresent, pick } from '../json.js';
import { inputOf, operationOf, queryKey } from './keys.js';
import { type Members, applyMergePatch } from './merge-patch.js';

/** A kind of record that the API stores, such as a user, and the operations that return it. */
export interface RecordKind {
  /** Reads one record. */
  readonly read: OperationId;
  /** The parameter and the response member with the id of a record. Ids are compared without case. */
  readonly id: string;
  /** Stands for the id of the caller's own record. Undefined if nothing does. */
  readonly self: string | undefined;
  /** The members that only the API sets. */
  readonly owned: readonly string[];
  /** The operations that return several records. */
  readonly lists: readonly OperationId[];
}

/** The cached queries of one kind of record. */
export interface RecordCache {
  /** Writes the expected result of a PUT or PATCH into the cached records. `undo` takes it back. */
  expect(operation: OperationId, input: Members): Promise<readonly Write[]>;
  /** Takes back what `expect` wrote, unless something else was written since, and loads the record again: the API may have applied the change. */
  undo(input: Members, writes: readonly Write[]): void;
  /** Writes the response to a change. Loads the lists again. */
  saved(input: Members, record: unknown): Promise<void>;
  /** Removes a deleted record. Loads the lists again. */
  removed(input: Members): void;
  /** Selects all queries of one record, also that of {@link RecordKind.self} if it is this record. */
  filterOf(id: string): QueryFilters;
}

/** A change of the data of a query. */
export interface Write {
  readonly key: Query['queryKey'];
  readonly before: unknown;
  readonly after: unknown;
}

export function recordCache(queryClient: QueryClient, kind: RecordKind): RecordCache {
  const { idIn, idOf, keyOf, targetOf, reads, canHave, stop, reload } = queriesOf(queryClient, kind);
  return {
    async expect(operation, input) {
      const queries = reads(targetOf(input)).filter(({ state }) => isPresent(state.data));
      await stop(queries);
      return queries.map(({ queryKey: key, state: { data: before } }) => ({
        key,
        before,
        after: queryClient.setQueryData(key, expected(operation, before, input['body'], kind.owned)),
      }));
    },
    undo(input, writes) {
      for (const { key, before, after } of writes) if (queryClient.getQueryData(key) === after) queryClient.setQueryData(key, before);
      reload(canHave(targetOf(input)));
    },
    async saved(input, record) {
      const id = idIn(record);
      // A read that is in progress may have begun before the change.
      await stop(reads(id, idIn(input), kind.self));
      const keys = reads(id, idIn(input)).map(({ queryKey: key }) => key);
      for (const key of [...keys, keyOf(id)]) queryClient.setQueryData(key, record);
      reload((query) => idOf(query) === kind.self);
    },
    removed(input) {
      const target = targetOf(input);
      const queries = reads(target);
      queryClient.removeQueries({ predicate: (query) => queries.includes(query) });
      reload(canHave(target));
    },
    filterOf: (id) => ({ queryKey: queryKey(kind.read), predicate: canHave(targetOf({ [kind.id]: id })) }),
  };
}

/** Finds the queries of a kind of record, and stops or loads them. */
function queriesOf(queryClient: QueryClient, { read, id: member, self, lists }: RecordKind) {
  const idIn = (value: unknown): string | undefined => {
    const id = isPresent(value) ? value[member] : undefined;
    return typeof id === 'string' ? id.toLowerCase() : undefined;
  };
  const keyOf = (id: unknown) => queryKey(read, { [member]: id });
  /** Returns the id of the record of a query. The record of `self` is unknown until it is loaded; the result is `self`. */
  const idOf = ({ queryKey: key, state }: Query): string | undefined => idIn(state.data) ?? idIn(inputOf(key));
  return {
    idIn,
    idOf,
    keyOf,
    /** Returns the id of the record that a call changes; `self` if the record of `self` is unknown. */
    targetOf: (input: Members): string | undefined => idIn(queryClient.getQueryData(keyOf(input[member]))) ?? idIn(input),
    reads: (...ids: (string | undefined)[]): Query[] =>
      queryClient.getQueryCache().findAll({ queryKey: queryKey(read), predicate: (query) => ids.includes(idOf(query)) }),
    /** Returns whether a query can have the record with this id. Until `self` is loaded, it can be every record. */
    canHave:
      (id: string | undefined) =>
      (query: Query): boolean =>
        id === self || [id, self].includes(idOf(query)),
    stop: (queries: readonly Query[]): Promise<void> => queryClient.cancelQueries({ predicate: (query) => queries.includes(query) }),
    /** Loads the lists again, and the records that a function selects. */
    reload(matches: (query: Query) => boolean): void {
      const predicate = (query: Query): boolean => {
        const operation = operationOf(query.queryKey);
        return operation === read ? matches(query) : lists.some((list) => list === operation);
      };
      void queryClient.invalidateQueries({ predicate });
    },
  };
}

/** Returns the record that a PUT or PATCH is expected to store. The members that only the API sets stay unchanged. */
function expected(operation: OperationId, record: unknown, body: unknown, owned: readonly string[]): unknown {
  if (!isPresent(record) || !isPresent(body)) return record;
  return { ...applyMergePatch(operations[operation].method === 'PUT' ? {} : record, body), ...pick(record, owned) };
}

/** The cache of an operation that changes no known kind of record: it loads every query again. */
export function anyCache(queryClient: QueryClient): RecordCache {
  const reload = (): void => void queryClient.invalidateQueries({ queryKey: queryKey() });
  return { expect: async () => [], undo: reload, saved: async () => reload(), removed: reload, filterOf: () => ({ queryKey: queryKey() }) };
}
