import validators from '../../generated/validators/patchUser';
import { patch } from '../dynamodb/patch';
import { preconditionOf, representationOf } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import type { Endpoint } from '../lambda';
import { maySetEmail } from '../users/access';
import { acceptable } from '../users/content/content';

export const patchUser: Operation<'patchUser', 'patch'> = async ({ path, header, body, caller }, { users, now }) => {
  const at = now();
  const changes = acceptable(body, at);
  const emailMayChange = changes.email === undefined || maySetEmail(caller, changes.email);
  const user = await users.patch(path.userId, changes, { ...preconditionOf(header), now: at, emailMayChange });
  const representation = representationOf(user);
  return { status: 200, headers: { ETag: representation.etag }, body: representation };
};

export const endpoint: Endpoint<'patchUser', 'patch'> = {
  id: 'patchUser',
  run: patchUser,
  validators,
  check: ({ body }, now) => void acceptable(body, now),
  users: (store) => ({ patch: patch(store) }),
};
