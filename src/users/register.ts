import { acceptable } from './content';
import type { UserContent, UserProfile } from './profile';

/**
 * A new user.
 * @param now timestamp of the contract
 * @throws invalid-request
 */
export function register(content: UserContent, userId: string, now: string): UserProfile {
  return { userId, ...acceptable(content, now), version: 1, createdAt: now, updatedAt: now };
}
