import validators from '../../generated/validators/getUser';
import { entityTag, isCurrent } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import { serve } from '../lambda';
import { userNotFound } from '../users/refusal';

export const getUser: Operation<'getUser'> = async ({ path, header }, { users }) => {
  const user = await users.find(path.userId);
  if (!user) throw userNotFound();
  const headers = { ETag: entityTag(user) };
  return isCurrent(user, header['If-None-Match']) ? { status: 304, headers } : { status: 200, headers, body: user };
};

export const handler = serve('getUser', getUser, validators);
