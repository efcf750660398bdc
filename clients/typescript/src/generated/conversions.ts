// Generated from openapi.yaml by `npm run generate`; do not edit.
import { pick } from '../json.js';
import type { ReplaceUserRequest, UserProfile } from './schemas.js';

/** Converts a UserProfile to a ReplaceUserRequest, so that you can change what you have read. */
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
