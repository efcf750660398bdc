import type { operations } from '../../generated/types';
import { canonicalEmail } from './content/email';
import { formats } from './content/formats';
import { type InputError, invalidRequest } from './rejection';
import { timestamp } from './time';
import type { PageQuery } from './users';

type Query = NonNullable<operations['listUsers']['parameters']['query']>;

const defaultLimit = 20;

/**
 * Returns the query of a listing with its defaults, and each text in the format in which it is stored.
 * @param now timestamp of the contract
 * @throws invalid-request with one error for each time that does not exist and for a text that is not an email address
 */
export function pageQuery({ limit, order, createdFrom, createdTo, email, cursor }: Query, now: string): PageQuery {
  const errors: InputError[] = [];
  const converted = (name: 'createdFrom' | 'createdTo' | 'email', text: string | undefined, canonical: typeof canonicalEmail) => {
    if (text === undefined) return {};
    const stored = canonical(text);
    if (stored !== undefined) return { [name]: stored };
    const pointer = `/query/${name}`;
    errors.push({ pointer, code: 'wrong-format', detail: formats[pointer] ?? '' });
    return {};
  };
  const query = {
    limit: limit ?? defaultLimit,
    order: order ?? 'desc',
    ...converted('createdFrom', createdFrom, timestamp),
    ...converted('createdTo', createdTo, timestamp),
    ...converted('email', email, canonicalEmail),
    ...(cursor !== undefined && { cursor }),
    now,
  };
  if (errors.length > 0) throw invalidRequest(errors);
  return query;
}
