import { preconditionFailed, userNotFound } from '../users/refusal';
import type { Precondition, Revision, Revisions } from '../users/users';
import { profileOf, type UserItem } from './items';

/** @throws user-not-found */
export function present(found: UserItem | undefined): UserItem {
  if (found === undefined) throw userNotFound();
  return found;
}

/** @throws precondition-failed */
export function expectRevision(found: UserItem, { expected }: Precondition): void {
  if (!includes(expected, found)) throw preconditionFailed(profileOf(found));
}

/** @throws precondition-failed */
export function refuseExcluded(found: UserItem, { excluded = [] }: Precondition): void {
  if (includes(excluded, found)) throw preconditionFailed(profileOf(found));
}

const includes = (revisions: Revisions, { version, createdAt }: Revision): boolean =>
  revisions === 'any' || revisions.some((one) => one.version === version && one.createdAt === createdAt);
