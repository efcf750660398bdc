import validators from '../../generated/validators/updateUser';
import { entityTag, preconditionOf } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import { serve } from '../lambda';
import { mayGiveEmail } from '../users/access';
import { acceptable } from '../users/content/content';

export const updateUser: Operation<'updateUser'> = async ({ path, header, body, caller }, { users, now }) => {
  const at = now();
  const content = acceptable(body, at);
  const terms = { ...preconditionOf(header), now: at, emailMayChange: mayGiveEmail(caller, content.email) };
  const user = await users.replace(path.userId, content, terms);
  return { status: 200, headers: { ETag: entityTag(user) }, body: user };
};

export const handler = serve('updateUser', updateUser, validators, ({ body }, now) => void acceptable(body, now));
