import validators from '../../generated/validators/listUsers';
import type { Operation } from '../http/operation';
import { serve } from '../lambda';
import { pageQuery } from '../users/listing';

export const listUsers: Operation<'listUsers'> = async ({ query }, { users, now }) => {
  const page = await users.page(pageQuery(query, now()));
  return { status: 200, body: page };
};

export const handler = serve('listUsers', listUsers, validators, ({ query }, now) => void pageQuery(query, now));
