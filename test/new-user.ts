import { randomUUID } from 'node:crypto';
import type { UserContent } from '../src/users/profile';

/** What a client says of a new user; the e-mail address is nobody else's. Whatever test says it, no log, error or header is to repeat it. */
export function newUser(content: Partial<UserContent> = {}): UserContent {
  return { email: `canary-${randomUUID()}@example.com`, displayName: 'Canary Lovelace', ...content };
}
