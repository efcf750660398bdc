// Generated from openapi.yaml by `npm run generate`; do not edit.
import { items, pages } from '../pages.js';
import type { Send } from '../call.js';
import type { Client } from './client.js';

/** Creates a client whose methods send their requests with `send`. */
export function clientOver(send: Send): Client {
  const listUsers = send('listUsers');
  const listUsersPages: Client['listUsersPages'] = (input, options) =>
    pages((cursor) => listUsers({ ...input, cursor }, options), (page) => page.data.nextCursor, input?.cursor);
  return {
    createUser: send('createUser'),
    listUsers,
    listUsersPages,
    listUsersItems: (input, options) => items(listUsersPages(input, options), (page) => page.data.items),
    getUser: send('getUser'),
    updateUser: send('updateUser'),
    deleteUser: send('deleteUser'),
  };
}
