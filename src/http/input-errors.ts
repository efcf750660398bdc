import type { ErrorObject } from 'ajv';
import { forms } from '../users/content/forms';
import type { InputError } from '../users/refusal';
import { pointerBelow } from './pointer';

type Rule = (params: Record<string, unknown>, pointer: string) => Pick<InputError, 'code' | 'detail'>;

/** As many places as one answer names. */
export const mostErrors = 50;

const wrongForm: Rule = (_, pointer) => ({
  code: 'wrong-format',
  detail: forms[pointer] ?? 'must have the form that the contract describes',
});

const rules: Record<string, Rule> = {
  required: () => ({ code: 'missing', detail: 'must be there' }),
  additionalProperties: () => ({ code: 'unknown', detail: 'is not in the contract' }),
  type: ({ type }) => ({ code: 'wrong-type', detail: `must be of type ${String(type)}` }),
  pattern: wrongForm,
  enum: ({ allowedValues }) => ({ code: 'not-allowed', detail: `must be one of ${String(allowedValues)}` }),
  minLength: ({ limit }) => ({ code: 'too-short', detail: `must be at least ${String(limit)} characters long` }),
  maxLength: ({ limit }) => ({ code: 'too-long', detail: `must be at most ${String(limit)} characters long` }),
  minimum: ({ limit }) => ({ code: 'too-small', detail: `must be at least ${String(limit)}` }),
  maximum: ({ limit }) => ({ code: 'too-large', detail: `must be at most ${String(limit)}` }),
  maxItems: ({ limit }) => ({ code: 'too-many', detail: `must have at most ${String(limit)} items` }),
  maxProperties: ({ limit }) => ({ code: 'too-many', detail: `must have at most ${String(limit)} properties` }),
};

/**
 * ajv's errors in the words of the contract: at most 50, one for each place and code. They never repeat a value.
 * @param headers names of the headers as the contract spells them
 */
export function inputErrors(errors: readonly ErrorObject[], headers: readonly string[]): InputError[] {
  const found: InputError[] = [];
  for (const error of errors) {
    const pointer = pointerOf(error, headers);
    const { code, detail } = (rules[error.keyword] ?? wrongForm)(error.params, pointer);
    if (found.some((other) => other.pointer === pointer && other.code === code)) continue;
    if (found.push({ pointer, code, detail }) === mostErrors) break;
  }
  return found;
}

const ofBody = '/requestBody';
const ofHeader = '/header/';

function pointerOf({ instancePath, keyword, params }: ErrorObject, headers: readonly string[]): string {
  const name: unknown = keyword === 'required' ? params['missingProperty'] : params['additionalProperty'];
  const pointer = pointerBelow(instancePath, typeof name === 'string' ? name : undefined);
  if (pointer.startsWith(ofBody)) return `/body${pointer.slice(ofBody.length)}`;
  if (!pointer.startsWith(ofHeader)) return pointer;
  const lower = pointer.slice(ofHeader.length);
  return `${ofHeader}${headers.find((header) => header.toLowerCase() === lower) ?? lower}`;
}
