// Replaces the modules of src/dynamodb that handlers import: a store in memory that always contains the same user.
import type { Users } from '../../../src/users/users';
import { user } from '../sample';

const methods: { [Name in keyof Users]: () => Users[Name] } = {
  insert: () => async () => ({ user, replayed: false }),
  find: () => async () => user,
  replace: () => async () => user,
  patch: () => async () => user,
  remove: () => async () => {},
  page: () => async () => ({ items: [user] }),
};

export const { insert, find, replace, patch, remove, page } = methods;
