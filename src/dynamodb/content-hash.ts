import { createHash } from 'node:crypto';
import type { UserContent } from '../users/profile';

/** 128 bits of SHA-256 over what the client owns, base64url. The same content gives the same hash whatever the order of its properties. */
export function contentHash(content: UserContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest().subarray(0, 16).toString('base64url');
}

/** JSON with the properties of every object sorted by name. */
export function canonicalJson(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(byName)) : part,
  );
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
