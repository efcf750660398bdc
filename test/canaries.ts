import { randomUUID } from 'node:crypto';
import { personalData } from '../generated/personal-data';
import { leftOut } from '../src/http/redaction';
import type { UserContent } from '../src/users/profile';

/** Says everything that a client may say of a user, in words that nothing but a test says. */
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

/** Those words, and every e-mail address and token, whoever's it is. */
const personal = [
  /canary/i,
  /1555000/,
  /[12]955-05-15/,
  /Antarctica(?:\/|%2f)Troll/i,
  /[\w.+-]+(?:@|%40)[\w-]+\.[a-z]{2,}/i,
  /\beyJ[\w-]{8,}\.[\w-]/,
];
const names = new Set<string>(personalData);

/** What in a text tells of a person or holds a token; nothing, if all is well. */
export function personalIn(text: string): string[] {
  return [text, ...decodedIn(text)].flatMap((spelled) => personal.flatMap((pattern) => pattern.exec(spelled)?.[0] ?? []));
}

/** The same, and what tells of a person by its name alone, be it true or 7. @param line JSON */
export const personalInLine = (line: string): string[] => [...personalIn(line), ...namesIn(JSON.parse(line))];

/** What a cursor or a token of one's own making would hide. */
const decodedIn = (text: string): string[] =>
  [...text.matchAll(/[\w+/-]{16,}/g)].map(([encoded]) => Buffer.from(encoded, 'base64url').toString('latin1'));

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (names.has(name) && inner !== leftOut ? [name] : namesIn(inner)));
}
