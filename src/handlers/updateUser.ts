import validators from '../../generated/validators/updateUser';
import { replace } from '../dynamodb/replace';
import { preconditionOf, representationOf } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import type { Endpoint } from '../lambda';
import { maySetEmail } from '../users/access';
import { acceptable } from '../users/content/content';

export const updateUser: Operation<'updateUser', 'replace'> = async ({ path, header, body, caller }, { users, now }) => {
  const at = now();
  const content = acceptable(body, at);
  const terms = { ...preconditionOf(header), now: at, emailMayChange: maySetEmail(caller, content.email) };
  const user = await users.replace(path.userId, content, terms);
  const representation = representationOf(user);
  return { status: 200, headers: { ETag: representation.etag }, body: representation };
};

export const endpoint: Endpoint<'updateUser', 'replace'> = {
  id: 'updateUser',
  run: updateUser,
  validators,
  check: ({ body }, now) => void acceptable(body, now),
  users: (store) => ({ replace: replace(store) }),
};
