import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from './caller';

/**
 * The id of a user about to be created, a UUID in lower case.
 * With an idempotency key it is derived from caller and key, so that every try of one creation names the same user
 * and no caller can meet another's (UUID version 8, RFC 9562 §5.8).
 */
export function newUserId(caller: Caller, idempotencyKey: string | undefined): string {
  if (idempotencyKey === undefined) return randomUUID();
  const bytes = createHash('sha256')
    .update(JSON.stringify([caller.sub, idempotencyKey]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
