import validators from '../../generated/validators/listUsers';
import { page } from '../dynamodb/listing/page';
import { representationOf } from '../http/entity-tag';
import type { Operation } from '../http/operation';
import type { Endpoint } from '../lambda';
import { pageQuery } from '../users/listing';

export const listUsers: Operation<'listUsers', 'page'> = async ({ query }, { users, now }) => {
  const { items, ...rest } = await users.page(pageQuery(query, now()));
  return { status: 200, body: { items: items.map(representationOf), ...rest } };
};

export const endpoint: Endpoint<'listUsers', 'page'> = {
  id: 'listUsers',
  run: listUsers,
  validators,
  check: ({ query }, now) => void pageQuery(query, now),
  users: (store) => ({ page: page(store) }),
};
