import type { ContentPatch, UserContent } from '../profile';
import { type InputError, invalidRequest } from '../rejection';
import { isDate, isFuture } from '../time';
import { canonicalEmail } from './email';
import { formats } from './formats';
import { canonicalLocale } from './locale';
import { isBio, isLine, isName } from './text';
import { canonicalTimeZone } from './time-zone';
import { isUrl } from './url';

type TextName = { [Name in keyof Required<UserContent>]: Required<UserContent>[Name] extends string ? Name : never }[keyof UserContent];

/** Returns the text in the format in which it is stored, or the error when it breaks the rule. */
type Rule = (text: string, now: string) => string | InputError;

const errorAt = (name: TextName, code: InputError['code'], detail = formats[`/body/${name}`] ?? ''): InputError => ({
  pointer: `/body/${name}`,
  code,
  detail,
});

function unchanged(name: TextName, isValid: (text: string) => boolean): Rule {
  const error = errorAt(name, 'wrong-format');
  return (text) => (isValid(text) ? text : error);
}

function converted(name: TextName, canonical: (text: string) => string | undefined, code: InputError['code'] = 'wrong-format'): Rule {
  const error = errorAt(name, code);
  return (text) => canonical(text) ?? error;
}

function birthDateRule(): Rule {
  const exists = unchanged('birthDate', isDate);
  const future = errorAt('birthDate', 'in-future', 'must not be in the future');
  return (date, now) => (isFuture(date, now) ? future : exists(date, now));
}

/** The rules for texts that a schema cannot express. There is none for a phone number. */
const rules: Readonly<Record<Exclude<TextName, 'phoneNumber'>, Rule>> = {
  email: converted('email', canonicalEmail),
  displayName: unchanged('displayName', isName),
  givenName: unchanged('givenName', isName),
  familyName: unchanged('familyName', isName),
  birthDate: birthDateRule(),
  avatarUrl: unchanged('avatarUrl', isUrl),
  bio: unchanged('bio', isBio),
  locale: converted('locale', canonicalLocale),
  timeZone: converted('timeZone', canonicalTimeZone, 'not-allowed'),
};
const namedRules = Object.entries(rules);

/**
 * Checks the rules that a schema cannot express, and returns the content, or the patch, in the format in which it is stored.
 * @param content valid by the schema of the request
 * @param now timestamp of the contract
 * @throws invalid-request with one error for each broken rule
 */
export function acceptable<Content extends UserContent | ContentPatch>(content: Content, now: string): Content {
  let changed: Record<string, string> | undefined;
  const errors: InputError[] = [];
  for (const [name, rule] of namedRules) {
    const text: unknown = Reflect.get(content, name);
    if (typeof text !== 'string') continue;
    const result = rule(text, now);
    if (typeof result === 'object') errors.push(result);
    else if (result !== text) (changed ??= {})[name] = result;
  }
  errors.push(...metadataErrors(content.metadata));
  if (errors.length > 0) throw invalidRequest(errors);
  return changed ? { ...content, ...changed } : content;
}

const keyFormat = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;
const keyDetail = 'a key must be a letter followed by up to 63 letters, digits, dots, dashes or underscores';
const valueDetail = 'must not contain control, bidirectional or broken characters';

/** Returns one error for all invalid keys, because a key may contain personal data, and one for each invalid value. */
function metadataErrors(metadata: ContentPatch['metadata']): InputError[] {
  if (typeof metadata !== 'object' || metadata === null) return [];
  const errors: InputError[] = [];
  const keys = Object.keys(metadata);
  if (!keys.every((key) => keyFormat.test(key))) errors.push(wrongFormat('/body/metadata', keyDetail));
  for (const key of keys) {
    if (keyFormat.test(key) && !isLine(metadata[key] ?? '')) errors.push(wrongFormat(`/body/metadata/${key}`, valueDetail));
  }
  return errors;
}

const wrongFormat = (pointer: string, detail: string): InputError => ({ pointer, code: 'wrong-format', detail });
