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
export function withEveryError(unfit: Refusal, { query, requestBody }: ParsedRequest, check: (input: SoundInput) => void): Refusal {
  const { errors = [] } = unfit;
  try {
    check({ query: sound(query, '/query/', errors), body: sound(requestBody, '/body/', errors) });
    return unfit;
  } catch (error) {
    if (error instanceof Refusal && error.errors) return invalidRequest([...errors, ...error.errors].slice(0, mostErrors));
    throw error;
  }
}

/** A part of the request without the places that are wrong; an empty object for a part that is no object. */
function sound(part: unknown, place: string, errors: readonly InputError[]): object {
  if (!isObject(part)) return {};
  const wrong = errors.filter(({ pointer }) => pointer.startsWith(place));
  if (wrong.length === 0) return part;
  const left = { ...part };
  for (const { pointer } of wrong) clear(left, pointer.slice(place.length).split('/'));
  return left;
}

/** Names with an escape are nothing that a rule of the domain looks at. */
function clear(value: Record<string, unknown>, [name = '', ...path]: readonly string[]): void {
  const inner = value[name];
  if (path.length === 0 || !isObject(inner)) {
    value[name] = undefined;
    return;
  }
  const left = { ...inner };
  clear(left, path);
  value[name] = left;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
