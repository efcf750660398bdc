import validators from '../../generated/validators/createUser';
import { insert } from '../dynamodb/insert';
import { representationOf } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import type { Endpoint } from '../lambda';
import { acceptable } from '../users/content/content';
import { register } from '../users/register';
import { newUser } from '../users/user-id';

export const createUser: Operation<'createUser', 'insert'> = async ({ body, header, caller, target }, { users, now }) => {
  const { userId, attempt } = newUser(caller, header['Idempotency-Key']);
  const { user, replayed } = await users.insert(register(body, userId, caller, now()), attempt);
  const Location = `${target.replace(/\/$/, '')}/${user.userId}`;
  const representation = representationOf(user);
  const headers = { Location, ETag: representation.etag, ...(replayed && { 'Idempotent-Replayed': 'true' as const }) };
  return { status: 201, headers, body: representation };
};

export const endpoint: Endpoint<'createUser', 'insert'> = {
  id: 'createUser',
  run: createUser,
  validators,
  check: ({ body }, now) => void acceptable(body, now),
  users: (store) => ({ insert: insert(store) }),
};
