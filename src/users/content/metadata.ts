import type { UserContent } from '../profile';
import type { InputError } from '../refusal';
import { isLine } from './text';

const likeKey = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;

/** Returns what is wrong with the metadata, if it is an object: one error for all keys, which may hold personal data, and one for each value. */
export function metadataErrors(metadata: UserContent['metadata']): InputError[] {
  if (typeof metadata !== 'object' || metadata === null) return [];
  const errors: InputError[] = [];
  const keys = Object.keys(metadata);
  if (!keys.every((key) => likeKey.test(key))) errors.push(wrong('/body/metadata', ofKey));
  for (const key of keys) {
    if (likeKey.test(key) && !isLine(metadata[key] ?? '')) errors.push(wrong(`/body/metadata/${key}`, ofValue));
  }
  return errors;
}

const ofKey = 'a key must be a letter followed by up to 63 letters, digits, dots, dashes or underscores';
const ofValue = 'must hold no control, bidirectional or broken characters';

const wrong = (pointer: string, detail: string): InputError => ({ pointer, code: 'wrong-format', detail });
