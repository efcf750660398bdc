// Generated from openapi.yaml by `npm run generate`; do not edit.
import type { Revision } from '../operation.js';
import type { components } from './types.js';

type Schemas = components['schemas'];

/** The appearance of the app. */
export type Theme = Schemas['Theme'];

/** The notification channels that the user switched on or off. */
export type NotificationSwitches = Schemas['NotificationSwitches'];

/** The settings that the user chose in the app. */
export type Preferences = Schemas['Preferences'];

/**
 * At most 16 values that the app stores with the user. A key is an ASCII letter followed by up to 63 ASCII letters, digits, dots, dashes or underscores.
 * A value may be empty. Rejected characters, normalization form and the counting of lengths are those of `DisplayName`.
 */
export type Metadata = Schemas['Metadata'];

/** The properties of a new user. */
export type CreateUserRequest = Schemas['CreateUserRequest'];

/** A user as the API stores it. Clients must accept properties that are not described here. */
export type UserProfile = Schemas['UserProfile'];

/** The problem in machine-readable form. New codes may be added. Clients must accept codes that they do not know. */
export type ProblemCode = Schemas['ProblemCode'];

/** The violated rule in machine-readable form. New codes may be added. Clients must accept codes that they do not know. */
export type InputErrorCode = Schemas['InputErrorCode'];

/** One error in the input. */
export type InputError = Schemas['InputError'];

/** A problem document (RFC 9457). */
export type Problem = Schemas['Problem'];

export type ListUsersOrder = 'asc' | 'desc';

/** One page of users. */
export type UserPage = Schemas['UserPage'];

/** All properties of a user that the client owns. An optional property that is omitted is removed. */
export type ReplaceUserRequest = Schemas['ReplaceUserRequest'] & Revision;

/** A change of the notification channels; null removes all of them. A switch that is null is removed, a switch that is omitted keeps its value. */
export type NotificationSwitchesPatch = Schemas['NotificationSwitchesPatch'];

/** A change of the settings; null removes all of them. A setting that is null is removed, a setting that is omitted keeps its value. */
export type PreferencesPatch = Schemas['PreferencesPatch'];

/** A change of the metadata; null removes all keys. A key that is null is removed, a key that is omitted keeps its value. The metadata after the change follows the rules of `Metadata`: at most 16 keys. */
export type MetadataPatch = Schemas['MetadataPatch'];

/** A change of a user as a JSON Merge Patch (RFC 7396). An optional property that is null is removed, a property that is omitted keeps its value. */
export type PatchUserRequest = Schemas['PatchUserRequest'] & Revision;
