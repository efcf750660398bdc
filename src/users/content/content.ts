import { isDate, isFuture } from './date';
import { canonicalEmail } from './email';
import { forms } from './forms';
import { canonicalLocale } from './locale';
import { metadataErrors } from './metadata';
import type { UserContent } from '../profile';
import { type InputError, invalidRequest } from '../refusal';
import { isBio, isName } from './text';
import { canonicalTimeZone } from './time-zone';
import { isUrl } from './url';

type Text = { [Name in keyof Required<UserContent>]: Required<UserContent>[Name] extends string ? Name : never }[keyof UserContent];

/** Returns what is stored of a text, or which rule the text breaks. */
type Rule = (text: string, now: string) => string | InputError;

const refusal = (name: Text, code: InputError['code'], detail = forms[`/body/${name}`] ?? ''): InputError => ({
  pointer: `/body/${name}`,
  code,
  detail,
});

function only(name: Text, isAcceptable: (text: string) => boolean): Rule {
  const refused = refusal(name, 'wrong-format');
  return (text) => (isAcceptable(text) ? text : refused);
}

function inForm(name: Text, canonical: (text: string) => string | undefined, code: InputError['code'] = 'wrong-format'): Rule {
  const refused = refusal(name, code);
  return (text) => canonical(text) ?? refused;
}

function birthDateRule(): Rule {
  const exists = only('birthDate', isDate);
  const future = refusal('birthDate', 'in-future', 'must not be in the future');
  return (date, now) => (isFuture(date, now) ? future : exists(date, now));
}

/** What the schema of a text cannot express. A phone number has no such rule. */
const rules: Readonly<Record<Exclude<Text, 'phoneNumber'>, Rule>> = {
  email: inForm('email', canonicalEmail),
  displayName: only('displayName', isName),
  givenName: only('givenName', isName),
  familyName: only('familyName', isName),
  birthDate: birthDateRule(),
  avatarUrl: only('avatarUrl', isUrl),
  bio: only('bio', isBio),
  locale: inForm('locale', canonicalLocale),
  timeZone: inForm('timeZone', canonicalTimeZone, 'not-allowed'),
};
const namedRules = Object.entries(rules);

/**
 * Returns the content in the form in which it is stored, if it keeps the rules that a schema cannot express.
 * @param content valid by the schema of the request
 * @param now timestamp of the contract
 * @throws invalid-request naming every broken rule
 */
export function acceptable(content: UserContent, now: string): UserContent {
  const texts: Readonly<Record<string, unknown>> = content;
  let changed: Record<string, string> | undefined;
  const errors: InputError[] = [];
  for (const [name, rule] of namedRules) {
    const text = texts[name];
    if (typeof text !== 'string') continue;
    const result = rule(text, now);
    if (typeof result === 'object') errors.push(result);
    else if (result !== text) (changed ??= {})[name] = result;
  }
  errors.push(...metadataErrors(content.metadata));
  if (errors.length > 0) throw invalidRequest(errors);
  return changed ? { ...content, ...changed } : content;
}
