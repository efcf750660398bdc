// Generated from openapi.yaml by `npm run generate`; do not edit.
import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import { infiniteQueryOptions, type InfiniteQueryOptions, mutationOptions, type MutationOptions, queryOptions, type QueryOptions } from '../tanstack-query/options.js';
import { recordCache } from '../tanstack-query/record-cache.js';
import type { Client, CreateUserInput, DeleteUserInput, GetUserInput, ListUsersInput, PatchUserInput, UpdateUserInput } from './client.js';
import type { OperationId, Responses } from './operations.js';

type Data<Id extends OperationId> = Responses[Id]['data'];

/** Options of TanStack Query for each operation: of a query for an operation that reads, and of a mutation for an operation that changes. */
export interface Queries {
  /** Returns the options of a mutation that calls {@link Client.createUser}. */
  createUser(): MutationOptions<Data<'createUser'>, CreateUserInput>;

  /** Returns the options of a query that calls {@link Client.listUsers}. */
  listUsers(input?: ListUsersInput): QueryOptions<Data<'listUsers'>>;

  /** Returns the options of a query that loads page after page with {@link Client.listUsers}. */
  listUsersPages(input?: ListUsersInput): InfiniteQueryOptions<Data<'listUsers'>>;

  /** Returns the options of a query that calls {@link Client.getUser}. */
  getUser(input: GetUserInput): QueryOptions<Data<'getUser'>>;

  /** Returns the options of a mutation that calls {@link Client.updateUser}. */
  updateUser(): MutationOptions<Data<'updateUser'>, UpdateUserInput>;

  /** Returns the options of a mutation that calls {@link Client.patchUser}. */
  patchUser(): MutationOptions<Data<'patchUser'>, PatchUserInput>;

  /** Returns the options of a mutation that calls {@link Client.deleteUser}. */
  deleteUser(): MutationOptions<Data<'deleteUser'>, DeleteUserInput>;

  /** The same for the caller's own data. */
  readonly me: {
    /** Returns the options of a query that calls {@link Client.getUser}. */
    get(): QueryOptions<Data<'getUser'>>;

    /** Returns the options of a mutation that calls {@link Client.updateUser}. */
    update(): MutationOptions<Data<'updateUser'>, Omit<UpdateUserInput, 'userId'>>;

    /** Returns the options of a mutation that calls {@link Client.patchUser}. */
    patch(): MutationOptions<Data<'patchUser'>, Omit<PatchUserInput, 'userId'>>;

    /** Returns the options of a mutation that calls {@link Client.deleteUser}. */
    delete(): MutationOptions<Data<'deleteUser'>, Omit<DeleteUserInput, 'userId'> | void>;
  };

  /** Selects all queries of {@link Client.getUser} for one userId, for `invalidateQueries` and others. */
  ofUser(userId: string): QueryFilters;
}

/**
 * Creates the options for a client.
 * @param queryClient the cache that the mutations update
 */
export function createQueries(client: Client, queryClient: QueryClient): Queries {
  const userProfile = recordCache(queryClient, {
    read: 'getUser',
    id: 'userId',
    self: 'me',
    owned: ['userId', 'version', 'createdAt', 'updatedAt', 'etag'],
    lists: ['listUsers'],
  });
  return {
    createUser: () => mutationOptions('createUser', client.createUser, userProfile),
    listUsers: (input = {}) => queryOptions('listUsers', input, client.listUsers),
    listUsersPages: (input = {}) =>
      infiniteQueryOptions('listUsers', input, { first: input.cursor, at: (cursor) => ({ ...input, cursor }), next: (page) => page.nextCursor }, client.listUsers),
    getUser: (input) => queryOptions('getUser', input, client.getUser),
    updateUser: () => mutationOptions('updateUser', client.updateUser, userProfile),
    patchUser: () => mutationOptions('patchUser', client.patchUser, userProfile),
    deleteUser: () => mutationOptions('deleteUser', client.deleteUser, userProfile),
    me: {
      get: () => queryOptions('getUser', { userId: 'me' }, client.getUser),
      update: () => mutationOptions('updateUser', (input: Omit<UpdateUserInput, 'userId'>) => client.updateUser({ ...input, userId: 'me' }), userProfile, { userId: 'me' }),
      patch: () => mutationOptions('patchUser', (input: Omit<PatchUserInput, 'userId'>) => client.patchUser({ ...input, userId: 'me' }), userProfile, { userId: 'me' }),
      delete: () => mutationOptions('deleteUser', (input: Omit<DeleteUserInput, 'userId'> | void) => client.deleteUser({ ...(input ?? {}), userId: 'me' }), userProfile, { userId: 'me' }),
    },
    ofUser: userProfile.filterOf,
  };
}
