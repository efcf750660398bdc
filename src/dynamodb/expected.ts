import { preconditionFailed, userNotFound } from '../users/refusal';
import type { Expected } from '../users/users';
import { profileOf, type UserItem } from './items';

/** @throws user-not-found */
export function present(found: UserItem | undefined): UserItem {
  if (found === undefined) throw userNotFound();
  return found;
}

/** @throws precondition-failed */
export function expectRevision(found: UserItem, expected: Expected): void {
  if (expected === 'any') return;
  const met = expected.some(({ version, createdAt }) => version === found.version && createdAt === found.createdAt);
  if (!met) throw preconditionFailed(profileOf(found));
}
