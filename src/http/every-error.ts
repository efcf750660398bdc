import { type InputError, invalidRequest, Refusal } from '../users/refusal';
import { mostErrors } from './input-errors';
import type { ParsedRequest } from './request';

/** The properties of a request that its schema takes. */
export interface SoundInput {
  query: object;
  body: object;
}

/**
 * Returns the refusal of a request by its schema together with what the domain refuses of the rest, so that one answer names every place.
 * @param check throws invalid-request for what the domain refuses
 */
export function withEveryError(
  { errors = [] }: Refusal,
  { query, requestBody }: ParsedRequest,
  check: (input: SoundInput) => void,
): Refusal {
  try {
    check({ query: sound(query, 'query', errors), body: sound(requestBody, 'body', errors) });
    return invalidRequest(errors);
  } catch (error) {
    if (error instanceof Refusal && error.errors) return invalidRequest([...errors, ...error.errors].slice(0, mostErrors));
    throw error;
  }
}

/** A copy of a part of the request without the places that are wrong; an empty object for a part that is no object. */
function sound(part: unknown, name: string, errors: readonly InputError[]): object {
  let left = isObject(part) ? part : {};
  for (const { pointer } of errors) {
    const [root, ...path] = pointer.slice(1).split('/');
    if (root === name && path.length > 0) left = without(left, path);
  }
  return left;
}

/** Names with an escape are nothing that a rule of the domain looks at. */
function without(value: Readonly<Record<string, unknown>>, [name = '', ...path]: readonly string[]): Readonly<Record<string, unknown>> {
  const { [name]: inner, ...others } = value;
  return path.length > 0 && isObject(inner) ? { ...others, [name]: without(inner, path) } : others;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
