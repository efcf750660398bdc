import type { UserContent } from './profile';
import { type InputError, invalidRequest } from './refusal';

const earliestBirthDate = '1900-01-01';
const metadataKey = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;
const hoursAheadOfUtc = 14;
const mostRemembered = 1000;

/**
 * The content as it is kept, if it keeps the rules that a schema cannot express.
 * @param now timestamp of the contract
 * @throws invalid-request naming every broken rule
 */
export function acceptable(content: UserContent, now: string): UserContent {
  const errors = [
    ...birthDateErrors(content.birthDate, now),
    ...localeErrors(content.locale),
    ...timeZoneErrors(content.timeZone),
    ...metadataErrors(content.metadata),
  ];
  if (errors.length > 0) throw invalidRequest(errors);
  const email = sameCase(content.email);
  return email === content.email ? content : { ...content, email };
}

/** Addresses that differ only in the case of ASCII letters are the same address; Unicode would make a k of the Kelvin sign as well. */
export const sameCase = (email: string): string =>
  /[A-Z]/.test(email) ? email.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()) : email;

function birthDateErrors(birthDate: string | undefined, now: string): InputError[] {
  if (birthDate === undefined) return [];
  if (birthDate < earliestBirthDate) {
    return [{ pointer: '/body/birthDate', code: 'too-small', detail: `must not be before ${earliestBirthDate}` }];
  }
  if (birthDate <= now.slice(0, 10)) return [];
  const latest = new Date(Date.parse(now) + hoursAheadOfUtc * 3_600_000).toISOString().slice(0, 10);
  return birthDate > latest ? [{ pointer: '/body/birthDate', code: 'in-future', detail: 'must not be in the future' }] : [];
}

function localeErrors(locale: string | undefined): InputError[] {
  if (locale === undefined || isLocale(locale)) return [];
  return [{ pointer: '/body/locale', code: 'wrong-format', detail: 'must be a BCP 47 language tag' }];
}

// Intl.supportedValuesOf lists one name per zone and would refuse aliases that phones send, Asia/Kolkata among them.
function timeZoneErrors(timeZone: string | undefined): InputError[] {
  if (timeZone === undefined || isTimeZone(timeZone)) return [];
  return [{ pointer: '/body/timeZone', code: 'not-allowed', detail: 'must be a time zone of the IANA database' }];
}

function metadataErrors(metadata: UserContent['metadata']): InputError[] {
  const wrong = Object.keys(metadata ?? {}).some((key) => !metadataKey.test(key));
  if (!wrong) return [];
  const detail = 'a key must be a letter followed by up to 63 letters, digits, dots, dashes or underscores';
  return [{ pointer: '/body/metadata', code: 'wrong-format', detail }];
}

const isLocale = remembered((locale) => Intl.getCanonicalLocales(locale));
const isTimeZone = remembered((timeZone) => new Intl.DateTimeFormat('en', { timeZone }));

// Intl takes long to say yes, and a user base has few locales and time zones; what clients make up is not remembered.
function remembered(construct: (name: string) => unknown): (name: string) => boolean {
  const known = new Set<string>();
  return (name) => {
    if (known.has(name)) return true;
    try {
      construct(name);
      if (known.size < mostRemembered) known.add(name);
      return true;
    } catch {
      return false;
    }
  };
}
