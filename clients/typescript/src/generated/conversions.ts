// Generated from openapi.yaml by `npm run generate`; do not edit.
import { pick } from '../pick.js';
import type { ReplaceUserRequest, UserProfile } from './schemas.js';

/** What of a UserProfile a ReplaceUserRequest holds: the beginning of a change of what was read. */
export function replaceUserRequest(profile: UserProfile): ReplaceUserRequest {
  return pick(profile, [
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
  ]);
}
