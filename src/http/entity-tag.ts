import { operations } from '../../generated/operations';
import type { UserProfile } from '../users/profile';
import type { Expected, Revision } from '../users/users';

const { representation } = operations.getUser;
const opaqueTags = /(W\/)?"([^"]*)"/g;
const revisionTag = /^([1-9][0-9]{0,15})-(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})-[0-9a-f]+$/;

/**
 * The strong validator of a user: its revision, and the representation it is shown in, so that a deployment which shows
 * users differently revives no cached answer (RFC 9110 §8.8.3).
 */
export function entityTag({ version, createdAt }: Revision): string {
  return `"${version}-${digitsOf(createdAt)}-${representation}"`;
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
  const [, version, ...digits] = revisionTag.exec(opaque) ?? [];
  if (version === undefined) return [];
  const [year, month, day, hour, minute, second, millisecond] = digits;
  return [{ version: Number(version), createdAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z` }];
}

// 2026-11-23T09:30:00.000Z, by place: quicker than a pattern on every request.
const digitsOf = (time: string): string =>
  time.slice(0, 4) +
  time.slice(5, 7) +
  time.slice(8, 10) +
  time.slice(11, 13) +
  time.slice(14, 16) +
  time.slice(17, 19) +
  time.slice(20, 23);
