import validators from '../../generated/validators/listUsers';
import { page } from '../dynamodb/listing/page';
import type { Operation } from '../http/operation';
import type { Endpoint } from '../lambda';
import { pageQuery } from '../users/listing';

export const listUsers: Operation<'listUsers', 'page'> = async ({ query }, { users, now }) => {
  const found = await users.page(pageQuery(query, now()));
  return { status: 200, body: found };
};

export const endpoint: Endpoint<'listUsers', 'page'> = {
  id: 'listUsers',
  run: listUsers,
  validators,
  check: ({ query }, now) => void pageQuery(query, now),
  users: (store) => ({ page: page(store) }),
};
