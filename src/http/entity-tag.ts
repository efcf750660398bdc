import { operations } from '../../generated/operations';
import type { UserProfile } from '../users/profile';
import type { Expected, Revision } from '../users/users';

const { representation } = operations.getUser;
const opaqueTags = /(W\/)?"([^"]*)"/g;
const revisionTag = /^([1-9][0-9]{0,15})-([0-9a-z]{1,10})-[0-9a-f]+$/;

/**
 * The strong validator of a user: its revision, and the representation it is shown in, so that a deployment which shows
 * users differently revives no cached answer (RFC 9110 §8.8.3).
 */
export function entityTag({ version, createdAt }: Revision): string {
  return `"${version}-${Date.parse(createdAt).toString(36)}-${representation}"`;
}

/** Whether `If-None-Match` names the user as it is; the comparison is weak (RFC 9110 §13.1.2). */
export function isCurrent(user: UserProfile, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch === '*' || tagsOf(ifNoneMatch).some(({ opaque }) => `"${opaque}"` === entityTag(user));
}

/**
 * The revisions that `If-Match` names; the comparison is strong, so a weak tag names none (RFC 9110 §13.1.1).
 * The representation does not count here: what a client would overwrite is the revision.
 */
export function expectedBy(ifMatch: string | undefined): Expected {
  if (ifMatch === undefined || ifMatch === '*') return 'any';
  return tagsOf(ifMatch)
    .filter(({ weak }) => !weak)
    .flatMap(({ opaque }) => revisionOf(opaque));
}

function tagsOf(list: string): { weak: boolean; opaque: string }[] {
  return [...list.matchAll(opaqueTags)].map(([, weak, opaque = '']) => ({ weak: weak !== undefined, opaque }));
}

function revisionOf(opaque: string): Revision[] {
  const [, version, created] = revisionTag.exec(opaque) ?? [];
  if (version === undefined || created === undefined) return [];
  return [{ version: Number(version), createdAt: new Date(Number.parseInt(created, 36)).toISOString() }];
}
