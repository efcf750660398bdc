// Generated from openapi.yaml by `npm run generate`; do not edit.
import { mergePatch, pick } from '../json.js';
import type { Loose } from '../operation.js';
import type { PatchUserRequest, ReplaceUserRequest, UserProfile } from './schemas.js';

const replaceUserRequestMembers = [
  'email',
  'displayName',
  'givenName',
  'familyName',
  'phoneNumber',
  'birthDate',
  'avatarUrl',
  'bio',
  'locale',
  'timeZone',
  'preferences',
  'metadata',
  'etag',
] as const;

/**
 * Converts a UserProfile to a ReplaceUserRequest, so that you can change what you have read.
 * The request remembers the revision: the client sends its `etag` as `If-Match`.
 */
export const replaceUserRequest = (profile: UserProfile): ReplaceUserRequest => pick(profile, replaceUserRequestMembers);

/**
 * Returns the merge patch (RFC 7396) that turns a UserProfile into its edited values. Properties that are omitted or undefined keep their value,
 * null removes a property, and so does an empty text, such as that of an emptied form field. Nested objects are compared property by property.
 *
 * The patch remembers the revision: the client sends its `etag` as `If-Match`.
 */
export const patchUserRequest = (profile: UserProfile, edited: Loose<PatchUserRequest>): PatchUserRequest => ({
  etag: profile.etag,
  ...mergePatch<PatchUserRequest>(profile, edited, replaceUserRequestMembers, ['email', 'displayName']),
});
