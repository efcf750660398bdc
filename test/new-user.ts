import { randomUUID } from 'node:crypto';
import type { UserContent } from '../src/users/profile';

/** What a client says of a new user; the e-mail address is nobody else's. */
export function newUser(content: Partial<UserContent> = {}): UserContent {
  return { email: `${randomUUID()}@example.com`, displayName: 'Ada Lovelace', ...content };
}
