import { isDate, latestDate } from './date';
import { canonicalEmail } from './email';
import { forms } from './forms';
import { canonicalLocale } from './locale';
import { metadataErrors } from './metadata';
import type { UserContent } from './profile';
import { type InputError, invalidRequest } from './refusal';
import { isBio, isName } from './text';
import { canonicalTimeZone } from './time-zone';
import { isUrl } from './url';

type Text = { [Name in keyof Required<UserContent>]: Required<UserContent>[Name] extends string ? Name : never }[keyof UserContent];

/** Returns what is stored of a text, or the code of the rule that the text breaks. */
type Rule = (text: string, now: string) => { stored: string } | InputError['code'];

const only =
  (isAcceptable: (text: string) => boolean): Rule =>
  (text) =>
    isAcceptable(text) ? { stored: text } : 'wrong-format';

const inForm =
  (canonical: (text: string) => string | undefined, code: InputError['code']): Rule =>
  (text) => {
    const stored = canonical(text);
    return stored === undefined ? code : { stored };
  };

const birthDate: Rule = (date, now) => {
  if (!isDate(date)) return 'wrong-format';
  return date > latestDate(now) ? 'in-future' : { stored: date };
};

/** What the schema of a text cannot express. A phone number has no such rule. */
const rules = {
  email: inForm(canonicalEmail, 'wrong-format'),
  displayName: only(isName),
  givenName: only(isName),
  familyName: only(isName),
  birthDate,
  avatarUrl: only(isUrl),
  bio: only(isBio),
  locale: inForm(canonicalLocale, 'wrong-format'),
  timeZone: inForm(canonicalTimeZone, 'not-allowed'),
} satisfies Record<Exclude<Text, 'phoneNumber'>, Rule>;

const ruleOf = new Map<string, Rule>(Object.entries(rules));

/**
 * Returns the content in the form in which it is stored, if it keeps the rules that a schema cannot express.
 * @param content valid by the schema of the request
 * @param now timestamp of the contract
 * @throws invalid-request naming every broken rule
 */
export function acceptable(content: UserContent, now: string): UserContent {
  const errors: InputError[] = [];
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(content)) {
    const rule = ruleOf.get(name);
    if (!rule || typeof text !== 'string') continue;
    const result = rule(text, now);
    if (typeof result === 'object') texts[name] = result.stored;
    else errors.push(broken(`/body/${name}`, result));
  }
  errors.push(...metadataErrors(content.metadata));
  if (errors.length > 0) throw invalidRequest(errors);
  return { ...content, ...texts };
}

const broken = (pointer: string, code: InputError['code']): InputError => ({
  pointer,
  code,
  detail: code === 'in-future' ? 'must not be in the future' : (forms[pointer] ?? ''),
});
