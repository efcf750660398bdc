import type { UserContent } from './profile';
import type { InputError } from './refusal';
import { isLine } from './text';

const likeKey = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;

/** Returns what is wrong with the metadata: one error for all keys, which may hold personal data, and one for each value. */
export function metadataErrors(metadata: UserContent['metadata'] = {}): InputError[] {
  const entries = Object.entries(metadata);
  const errors = entries
    .filter(([key, value]) => likeKey.test(key) && !isLine(value))
    .map(([key]) => wrong(`/body/metadata/${key}`, ofValue));
  if (entries.some(([key]) => !likeKey.test(key))) errors.unshift(wrong('/body/metadata', ofKey));
  return errors;
}

const ofKey = 'a key must be a letter followed by up to 63 letters, digits, dots, dashes or underscores';
const ofValue = 'must hold no control, bidirectional or broken characters';

const wrong = (pointer: string, detail: string): InputError => ({ pointer, code: 'wrong-format', detail });
