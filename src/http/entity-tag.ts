import { operations } from '../../generated/operations';
import type { UserProfile } from '../users/profile';
import type { Precondition, Revision, Revisions } from '../users/users';

const { representation } = operations.getUser;
const opaqueTags = /"([^"]*)"/g;
const revisionTag = /^([1-9][0-9]{0,15})-(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})-[0-9a-f]+/;
/** What Apache (`-gzip`), Jetty (`--gzip`), JBoss (`;gzip`) and others append to the ETag of an answer that they compress. */
const codingSuffix = /^(?:(?:--?|[;:+])(?:x-)?(?:gzip|gz|deflate|compress|br|zstd))?$/i;

/**
 * Returns the strong validator of a user: its revision, and the representation it is shown in, so that a deployment which shows
 * users differently revives no cached answer (RFC 9110 §8.8.3).
 *
 * Compressing proxies weaken a tag (`W/"…"`) or append a suffix to it. The tag names a revision and not the bytes of an answer, so both
 * preconditions recognize it in these forms. `If-Match` departs from RFC 9110 §13.1.1 in this: by a strong comparison no client behind
 * such a proxy could save a profile.
 */
export function entityTag({ version, createdAt }: Revision): string {
  return `"${version}-${digitsOf(createdAt)}-${representation}"`;
}

/** Returns whether `If-None-Match` names the user as it is (RFC 9110 §13.1.2). */
export function isCurrent(user: UserProfile, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === '*') return true;
  const own = entityTag(user).slice(1, -1);
  return tagsOf(ifNoneMatch).some((tag) => tag.startsWith(own) && codingSuffix.test(tag.slice(own.length)));
}

interface Conditions {
  'If-Match'?: string;
  'If-None-Match'?: string;
}

/**
 * Returns the revisions that a change may meet (RFC 9110 §13.1.1 and §13.1.2).
 * The representation does not count here: what a client would overwrite is the revision.
 */
export function preconditionOf({ 'If-Match': ifMatch, 'If-None-Match': ifNoneMatch }: Conditions): Precondition {
  const expected = ifMatch === undefined ? 'any' : revisionsIn(ifMatch);
  return ifNoneMatch === undefined ? { expected } : { expected, excluded: revisionsIn(ifNoneMatch) };
}

const revisionsIn = (list: string): Revisions => (list === '*' ? 'any' : tagsOf(list).flatMap(revisionOf));

const tagsOf = (list: string): string[] => [...list.matchAll(opaqueTags)].map(([, tag = '']) => tag);

function revisionOf(tag: string): Revision[] {
  const [own, version, ...digits] = revisionTag.exec(tag) ?? [];
  if (own === undefined || !codingSuffix.test(tag.slice(own.length))) return [];
  // A version of 16 digits may be more than a number can hold exactly. No user has it, and the SDK does not send it.
  if (!Number.isSafeInteger(Number(version))) return [];
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
