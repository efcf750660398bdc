import { maySetEmail } from './access';
import type { Caller } from './caller';
import { acceptable } from './content/content';
import type { UserContent, UserProfile } from './profile';
import { forbidden } from './rejection';

/**
 * Returns the profile of a new user.
 * @param content valid by the schema of the request
 * @param now timestamp of the contract
 * @throws invalid-request; forbidden when the caller may not use this email address
 */
export function register(content: UserContent, userId: string, caller: Caller, now: string): UserProfile {
  const accepted = acceptable(content, now);
  if (!maySetEmail(caller, accepted.email)) throw forbidden();
  return { userId, ...accepted, version: 1, createdAt: now, updatedAt: now };
}
