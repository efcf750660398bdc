import type { operations } from '../../generated/types';
import { sameCase } from './content';
import { type InputError, invalidRequest } from './refusal';
import type { PageQuery } from './users';

type Query = NonNullable<operations['listUsers']['parameters']['query']>;

const usersPerPage = 20;

/**
 * What a listing asks of the store, times in UTC.
 * @param now timestamp of the contract
 * @throws invalid-request for a time that does not exist
 */
export function pageQuery({ limit, order, createdFrom, createdTo, email, cursor }: Query, now: string): PageQuery {
  const errors = [...timeErrors('createdFrom', createdFrom), ...timeErrors('createdTo', createdTo)];
  if (errors.length > 0) throw invalidRequest(errors);
  return {
    limit: limit ?? usersPerPage,
    order: order ?? 'desc',
    ...(createdFrom !== undefined && { createdFrom: new Date(createdFrom).toISOString() }),
    ...(createdTo !== undefined && { createdTo: new Date(createdTo).toISOString() }),
    ...(email !== undefined && { email: sameCase(email) }),
    ...(cursor !== undefined && { cursor }),
    now,
  };
}

// RFC 3339 allows the leap second 23:59:60, and an offset may lead out of the years that have four digits.
function timeErrors(name: string, time: string | undefined): InputError[] {
  if (time === undefined) return [];
  const at = Date.parse(time);
  if (at >= 0 && at < Date.parse('9999-12-31T23:59:59.999Z')) return [];
  return [{ pointer: `/query/${name}`, code: 'wrong-format', detail: 'must be a time from 1970 on, as in RFC 3339' }];
}
