// Generated from openapi.yaml by `npm run generate`; do not edit.
import { type Method, sender } from '../call.js';
import type { CallOptions, Connection } from '../options.js';
import { iterate } from '../pages.js';
import type { Client, ListUsersInput } from './client.js';
import type { OperationId, Responses } from './operations.js';

/** Creates the client of a connection. */
export const clientOver = (connection: Connection): Client => {
  const send = sender(connection);
  const listUsers = send('listUsers');
  const listUsersEach =
    <Value>(of: (page: Responses['listUsers']) => readonly Value[]) =>
    (input?: ListUsersInput, options?: CallOptions) =>
      iterate((cursor) => listUsers({ ...input, cursor }, options), (page) => page.data.nextCursor, input?.cursor, of);
  const me =
    <Id extends OperationId>(id: Id): Method<Id> =>
    (input, options) =>
      send(id)({ ...input, userId: 'me' }, options);
  return {
    createUser: send('createUser'),
    listUsers,
    listUsersPages: listUsersEach((page) => [page]),
    listUsersItems: listUsersEach((page) => page.data.items),
    getUser: send('getUser'),
    updateUser: send('updateUser'),
    patchUser: send('patchUser'),
    deleteUser: send('deleteUser'),
    me: { get: me('getUser'), update: me('updateUser'), patch: me('patchUser'), delete: me('deleteUser') },
    reset: connection.reset,
  };
};
