import validators from '../../generated/validators/updateUser';
import { entityTag, expectedBy } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import { serve } from '../lambda';
import { acceptable } from '../users/content';

export const updateUser: Operation<'updateUser'> = async ({ path, header, body }, { users, now }) => {
  const at = now();
  const user = await users.replace(path.userId, acceptable(body, at), at, expectedBy(header['If-Match']));
  return { status: 200, headers: { ETag: entityTag(user) }, body: user };
};

export const handler = serve('updateUser', updateUser, validators);
