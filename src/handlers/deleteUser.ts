import validators from '../../generated/validators/deleteUser';
import { preconditionOf } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import { serve } from '../lambda';

export const deleteUser: Operation<'deleteUser'> = async ({ path, header }, { users, now }) => {
  await users.remove(path.userId, { ...preconditionOf(header), now: now() });
  return { status: 204 };
};

export const handler = serve('deleteUser', deleteUser, validators);
