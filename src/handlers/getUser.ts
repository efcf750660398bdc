import validators from '../../generated/validators/getUser';
import { find } from '../dynamodb/find';
import { entityTag, isCurrent, representationOf } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import type { Endpoint } from '../lambda';
import { userNotFound } from '../users/rejection';

export const getUser: Operation<'getUser', 'find'> = async ({ path, header }, { users }) => {
  const user = await users.find(path.userId);
  if (!user) throw userNotFound();
  const headers = { ETag: entityTag(user) };
  return isCurrent(user, header['If-None-Match']) ? { status: 304, headers } : { status: 200, headers, body: representationOf(user) };
};

export const endpoint: Endpoint<'getUser', 'find'> = {
  id: 'getUser',
  run: getUser,
  validators,
  users: (store) => ({ find: find(store) }),
};
