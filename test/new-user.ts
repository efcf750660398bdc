import { randomUUID } from 'node:crypto';
import type { UserContent } from '../src/users/profile';

/** Returns the properties of a new user with a unique email address. Logs, errors and headers must not contain them: {@link personalIn} finds them. */
export function newUser(content: Partial<UserContent> = {}): UserContent {
  return { email: `canary-${randomUUID()}@example.com`, displayName: 'Canary Lovelace', ...content };
}
