import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from './caller';

/** What a creation is to be. */
export interface Creation {
  userId: string;
  /** The same for every try of one creation, and for no other; absent when the caller gave no idempotency key. */
  attempt?: string;
}

/** A UUID in lower case, as the schema UserId describes it. */
export const isUserId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Returns a UUID in lower case, the form in which it is kept (RFC 9562 §4); any other text is returned unchanged. */
export const foldUserId = (text: string): string => (/[A-F]/.test(text) && isUserId(text.toLowerCase()) ? text.toLowerCase() : text);

/**
 * The id of a user about to be created: a person's is the subject of their token, what an administrator creates gets a new one.
 * With an idempotency key the new id is derived from caller and key, so that every try of one creation names the same user.
 */
export function newUser(caller: Caller, idempotencyKey: string | undefined): Creation {
  const attempt = idempotencyKey === undefined ? {} : { attempt: attemptOf(caller, idempotencyKey) };
  return { userId: caller.administrator ? (attempt.attempt ?? randomUUID()) : caller.sub, ...attempt };
}

/** A UUID in which no caller can meet another's (version 8, RFC 9562 §5.8). */
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
