import type { operations } from '../../generated/types';
import { canonicalEmail } from './content/email';
import { forms } from './content/forms';
import { type InputError, invalidRequest } from './refusal';
import { timestamp } from './time';
import type { PageQuery } from './users';

type Query = NonNullable<operations['listUsers']['parameters']['query']>;

const usersPerPage = 20;

/**
 * Returns what a listing asks of the store, each text in the form in which it is stored.
 * @param now timestamp of the contract
 * @throws invalid-request naming every time that does not exist, and text that is not an e-mail address
 */
export function pageQuery({ limit, order, createdFrom, createdTo, email, cursor }: Query, now: string): PageQuery {
  const errors: InputError[] = [];
  const inForm = (name: 'createdFrom' | 'createdTo' | 'email', text: string | undefined, canonical: typeof canonicalEmail) => {
    if (text === undefined) return {};
    const stored = canonical(text);
    if (stored !== undefined) return { [name]: stored };
    const pointer = `/query/${name}`;
    errors.push({ pointer, code: 'wrong-format', detail: forms[pointer] ?? '' });
    return {};
  };
  const query = {
    limit: limit ?? usersPerPage,
    order: order ?? 'desc',
    ...inForm('createdFrom', createdFrom, timestamp),
    ...inForm('createdTo', createdTo, timestamp),
    ...inForm('email', email, canonicalEmail),
    ...(cursor !== undefined && { cursor }),
    now,
  };
  if (errors.length > 0) throw invalidRequest(errors);
  return query;
}
