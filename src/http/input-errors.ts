import type { ErrorObject } from 'ajv';
import { formats } from '../users/content/formats';
import type { InputError } from '../users/rejection';

type Rule = (params: Record<string, unknown>, pointer: string) => Pick<InputError, 'code' | 'detail'>;

/** The max number of errors in one response. */
export const maxErrors = 50;

const wrongFormat: Rule = (_, pointer) => ({
  code: 'wrong-format',
  detail: formats[pointer] ?? 'must have the format that the contract describes',
});

/** Returns values in words. `null` is one of them in a nullable enum. */
const listed = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(', ') : '');

/** By ajv's keyword. */
const rules: Record<string, Rule> = {
  required: () => ({ code: 'missing', detail: 'is required' }),
  additionalProperties: () => ({ code: 'unknown', detail: 'is not defined in the contract' }),
  type: ({ type }) => ({ code: 'wrong-type', detail: `must be of type ${String(type)}` }),
  pattern: wrongFormat,
  enum: ({ allowedValues }) => ({ code: 'not-allowed', detail: `must be one of ${listed(allowedValues)}` }),
  minLength: ({ limit }) => ({ code: 'too-short', detail: `must be at least ${String(limit)} characters long` }),
  maxLength: ({ limit }) => ({ code: 'too-long', detail: `must be at most ${String(limit)} characters long` }),
  minimum: ({ limit }) => ({ code: 'too-small', detail: `must be at least ${String(limit)}` }),
  maximum: ({ limit }) => ({ code: 'too-large', detail: `must be at most ${String(limit)}` }),
  maxItems: ({ limit }) => ({ code: 'too-many', detail: `must have at most ${String(limit)} items` }),
  maxProperties: ({ limit }) => ({ code: 'too-many', detail: `must have at most ${String(limit)} properties` }),
};

/**
 * Converts ajv's errors to the input errors of the contract: at most 50, one for each location and code. They never contain a value of the
 * request.
 * @param headers header names in the case of the contract
 */
export function inputErrors(errors: readonly ErrorObject[], headers: readonly string[]): InputError[] {
  const found: InputError[] = [];
  for (const error of errors) {
    const pointer = pointerOf(error, headers);
    const { code, detail } = (rules[error.keyword] ?? wrongFormat)(error.params, pointer);
    if (found.some((other) => other.pointer === pointer && other.code === code)) continue;
    if (found.push({ pointer, code, detail }) === maxErrors) break;
  }
  return found;
}

const bodyPrefix = '/requestBody';
const headerPrefix = '/header/';

function pointerOf({ instancePath, keyword, params }: ErrorObject, headers: readonly string[]): string {
  const name: unknown = keyword === 'required' ? params['missingProperty'] : params['additionalProperty'];
  const pointer = pointerBelow(instancePath, typeof name === 'string' ? name : undefined);
  if (pointer.startsWith(bodyPrefix)) return `/body${pointer.slice(bodyPrefix.length)}`;
  if (!pointer.startsWith(headerPrefix)) return pointer;
  const lower = pointer.slice(headerPrefix.length);
  return `${headerPrefix}${headers.find((header) => header.toLowerCase() === lower) ?? lower}`;
}

const nameFormat = /^(?:[A-Za-z_$][\w$./~-]{0,63}|[0-9]{1,4})$/;
/** A pointer whose names all match and need no escaping. */
const plainPointer = /^(?:\/(?:[A-Za-z_$][\w$.-]{0,63}|[0-9]{1,4}))*$/;

/**
 * Returns a JSON Pointer (RFC 6901). It ends before the first name that does not look like one: a client that confuses a name with a value
 * may have sent an email address or a token there.
 */
export function pointerTo(...names: string[]): string {
  const odd = names.findIndex((name) => !nameFormat.test(name));
  const shown = odd < 0 ? names : names.slice(0, odd);
  return shown.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Returns the pointer to a member of the location of another pointer, or that pointer without a name. It ends as in `pointerTo`. */
export function pointerBelow(pointer: string, name: string | undefined): string {
  const whole = name === undefined ? pointer : `${pointer}/${name}`;
  if (plainPointer.test(whole) && !name?.includes('/')) return whole;
  return pointerTo(...namesIn(pointer), ...(name === undefined ? [] : [name]));
}

const namesIn = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
