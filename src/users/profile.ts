import type { components } from '../../generated/types';

/** A user profile as returned by the API. */
export type Representation = components['schemas']['UserProfile'];

/** A user profile as stored: its representation without the ETag, which also identifies the response format. */
export type UserProfile = Omit<Representation, 'etag'>;

/** The client-owned properties of a profile: the body of a create or replace request. */
export type UserContent = components['schemas']['ReplaceUserRequest'];

/** A change of the client-owned properties (RFC 7396): null removes a property, an omitted one keeps its value. */
export type ContentPatch = components['schemas']['PatchUserRequest'];
