import { randomUUID } from 'node:crypto';
import { personalData } from '../generated/personal-data';
import { redactedText } from '../src/http/log-line';
import type { UserContent } from '../src/users/profile';

/** Returns a user with every optional property. The values occur only in tests, so that a leak is recognizable. */
export const canaryUser = (): Required<UserContent> => ({
  email: `canary-${randomUUID()}@example.com`,
  displayName: 'Canary Display',
  givenName: 'Canary Given',
  familyName: 'Canary Family',
  phoneNumber: '+15550001234',
  birthDate: '1955-05-15',
  avatarUrl: 'https://images.example.com/canary.png',
  bio: 'Canary Bio',
  locale: 'en-x-canary',
  timeZone: 'Antarctica/Troll',
  preferences: { theme: 'dark', notifications: { push: true, email: false, sms: true } },
  metadata: { key: 'Canary Value' },
});

/** The values of {@link canaryUser}, and every email address and token. */
const personal = [
  /canary/i,
  /1555000/,
  /[12]955-05-15/,
  /Antarctica(?:\/|%2f)Troll/i,
  /[\w.+-]+(?:@|%40)[\w-]+\.[a-z]{2,}/i,
  /\beyJ[\w-]{8,}\.[\w-]/,
];
const names = new Set<string>(personalData);

/** Returns the personal data and tokens in a text, also in base64. Returns an empty list if there are none. */
export function personalIn(text: string): string[] {
  return [text, ...decodedIn(text)].flatMap((part) => personal.flatMap((pattern) => pattern.exec(part)?.[0] ?? []));
}

/**
 * Returns the personal data and tokens in a log line, and the names of logged properties with personal data, whatever their value.
 * @param line JSON
 */
export const personalInLine = (line: string): string[] => [...personalIn(line), ...namesIn(JSON.parse(line))];

/** Decodes everything that may be base64, such as a cursor or token. */
const decodedIn = (text: string): string[] =>
  [...text.matchAll(/[\w+/-]{16,}/g)].map(([encoded]) => Buffer.from(encoded, 'base64url').toString('latin1'));

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (names.has(name) && inner !== redactedText ? [name] : namesIn(inner)));
}
