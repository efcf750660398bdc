// Compiled from openapi.yaml by `npm run generate`; do not edit.
import type { components } from './types.js';

type Schemas = components['schemas'];

/** The appearance of the app. */
export type Theme = Schemas['Theme'];

/** Which ways of notifying the user are on. */
export type NotificationSwitches = Schemas['NotificationSwitches'];

/** What the user chose in the app. */
export type Preferences = Schemas['Preferences'];

/**
 * Values that the app keeps with the user, at most 16. A key is a letter followed by up to 63 letters, digits, dots, dashes or underscores, all of them ASCII.
 * A value may be empty. It has the refused characters, the normalization form and the lengths of `DisplayName`.
 */
export type Metadata = Schemas['Metadata'];

/** What a client says of a new user. */
export type CreateUserRequest = Schemas['CreateUserRequest'];

/** A user as the API keeps it. Clients must accept properties that are not described here. */
export type UserProfile = Schemas['UserProfile'];

/** What went wrong, for programs. New codes may be added; a client must accept codes that it does not know. */
export type ProblemCode = Schemas['ProblemCode'];

/** Which rule was broken. New codes may be added; a client must accept codes that it does not know. */
export type InputErrorCode = Schemas['InputErrorCode'];

/** One thing that is wrong with the input. */
export type InputError = Schemas['InputError'];

/** A problem document (RFC 9457). */
export type Problem = Schemas['Problem'];

export type ListUsersOrder = 'asc' | 'desc';

/** One page of users. */
export type UserPage = Schemas['UserPage'];

/** Everything that a client owns of a user. An optional property that is left out is cleared. */
export type ReplaceUserRequest = Schemas['ReplaceUserRequest'];
