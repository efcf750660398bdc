import type { components } from '../../generated/types';

/** A user profile, as stored and as returned by the API. */
export type UserProfile = components['schemas']['UserProfile'];

/** The client-owned properties of a profile: the body of a create or replace request. */
export type UserContent = components['schemas']['ReplaceUserRequest'];
