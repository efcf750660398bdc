import type { components } from '../../generated/types';

/** A user as the API keeps it. */
export type UserProfile = components['schemas']['UserProfile'];

/** What the client owns of a user; a request to create holds the same. */
export type UserContent = components['schemas']['ReplaceUserRequest'];
