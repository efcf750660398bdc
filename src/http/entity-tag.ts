import { operations } from '../../generated/operations';
import type { Representation, UserProfile } from '../users/profile';
import type { Precondition, Revision, Revisions } from '../users/users';

const { representation } = operations.getUser;
const opaqueTags = /"([^"]*)"/g;
const revisionTag = /^([1-9][0-9]{0,15})-(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})-[0-9a-f]+/;
/** The suffixes that Apache (`-gzip`), Jetty (`--gzip`), JBoss (`;gzip`) and others append to the ETag of a response that they compress. */
const codingSuffix = /^(?:(?:--?|[;:+])(?:x-)?(?:gzip|gz|deflate|compress|br|zstd))?$/i;

/**
 * Returns the ETag of a user, a strong validator (RFC 9110 §8.8.3). It identifies the revision and the response format, so that a
 * deployment that changes the format does not confirm cached responses of the old one.
 *
 * Compressing proxies turn a tag into a weak one (`W/"…"`) or append a suffix. The tag identifies a revision and not the bytes of a
 * response, so both preconditions recognize these variants. For `If-Match` this deviates from RFC 9110 §13.1.1: with the strong
 * comparison that it requires, no client behind such a proxy could update a profile.
 */
export function entityTag({ version, createdAt }: Revision): string {
  return `"${version}-${digitsOf(createdAt)}-${representation}"`;
}

/** Returns a user as a response contains it. Its `etag` allows a client to change a profile that it got from a list or has stored. */
export const representationOf = (user: UserProfile): Representation => ({ ...user, etag: entityTag(user) });

/** Returns whether `If-None-Match` contains the user's current ETag (RFC 9110 §13.1.2). */
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
 * Returns the precondition of a change (RFC 9110 §13.1.1 and §13.1.2). The response format in an ETag is ignored: a change overwrites a
 * revision, whatever its format.
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
  // A number cannot represent every version of 16 digits exactly. No user has such a version, and the AWS SDK does not send it.
  if (!Number.isSafeInteger(Number(version))) return [];
  const [year, month, day, hour, minute, second, millisecond] = digits;
  return [{ version: Number(version), createdAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z` }];
}

// 2026-11-23T09:30:00.000Z, by position, which is faster than a regular expression.
const digitsOf = (time: string): string =>
  time.slice(0, 4) +
  time.slice(5, 7) +
  time.slice(8, 10) +
  time.slice(11, 13) +
  time.slice(14, 16) +
  time.slice(17, 19) +
  time.slice(20, 23);
