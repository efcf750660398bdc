import validators from '../../generated/validators/deleteUser';
import { remove } from '../dynamodb/remove';
import { preconditionOf } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import type { Endpoint } from '../lambda';

export const deleteUser: Operation<'deleteUser', 'remove'> = async ({ path, header }, { users, now }) => {
  await users.remove(path.userId, { ...preconditionOf(header), now: now() });
  return { status: 204 };
};

export const endpoint: Endpoint<'deleteUser', 'remove'> = {
  id: 'deleteUser',
  run: deleteUser,
  validators,
  users: (store) => ({ remove: remove(store) }),
};
