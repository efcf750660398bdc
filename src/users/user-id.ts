import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from './caller';

/** The ids of a creation. */
export interface Creation {
  userId: string;
  /** Identifies the creation: the same for all of its attempts. Absent when the request has no idempotency key. */
  attempt?: string;
}

/** Returns whether a text is a UUID in lower case, as the schema UserId describes it. */
export const isUserId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The path segment that addresses the caller's own profile. */
export const me = 'me';

/** Returns the id that a path segment addresses, a UUID in lower case; any other text is returned unchanged. */
export const addressedUser = (segment: string, caller: Caller): string => (segment === me ? caller.sub : foldUserId(segment));

/** Returns a UUID in lower case, the format in which it is stored (RFC 9562 §4). Any other text is returned unchanged. */
export const foldUserId = (text: string): string => (/[A-F]/.test(text) && isUserId(text.toLowerCase()) ? text.toLowerCase() : text);

/**
 * Returns the id of a user to be created. A user who creates their own profile gets the subject of their token; a user created by an
 * administrator gets a new id. With an idempotency key, the new id is derived from the caller and the key, so that all attempts of one
 * creation use the same id.
 */
export function newUser(caller: Caller, idempotencyKey: string | undefined): Creation {
  const attempt = idempotencyKey === undefined ? {} : { attempt: attemptOf(caller, idempotencyKey) };
  return { userId: caller.administrator ? (attempt.attempt ?? randomUUID()) : caller.sub, ...attempt };
}

/** Returns a UUID that differs between callers, even for the same key (version 8, RFC 9562 §5.8). */
function attemptOf(caller: Caller, idempotencyKey: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([caller.sub, idempotencyKey]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
