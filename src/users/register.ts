import { mayGiveEmail } from './access';
import type { Caller } from './caller';
import { acceptable } from './content/content';
import type { UserContent, UserProfile } from './profile';
import { forbidden } from './refusal';

/**
 * A new user.
 * @param now timestamp of the contract
 * @throws invalid-request, forbidden (an e-mail address that the caller may not give)
 */
export function register(content: UserContent, userId: string, caller: Caller, now: string): UserProfile {
  const accepted = acceptable(content, now);
  if (!mayGiveEmail(caller, accepted.email)) throw forbidden();
  return { userId, ...accepted, version: 1, createdAt: now, updatedAt: now };
}
