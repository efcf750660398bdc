import { marshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import { itemOf, lockOf } from '../../../src/dynamodb/items';
import type { UserProfile } from '../../../src/users/profile';
import { content } from '../sample';

const firstCreation = Date.UTC(2026, 0, 1);
const apart = 10;

/** Returns the nth user of a filled table. It is the same in each run, so that only the size of the table must be known. */
export function userOf(n: number): UserProfile {
  const createdAt = new Date(firstCreation + n * apart).toISOString();
  return { ...content, userId: idOf(n), email: emailOf(n), version: 1, createdAt, updatedAt: createdAt };
}

export const emailOf = (n: number): string => `${n}@example.org`;

export function idOf(n: number): string {
  const hash = createHash('sha256').update(String(n)).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}

/** Returns the item that the store writes for the nth user, in the format of the wire. */
export function itemsOf(n: number): object[] {
  const user = userOf(n);
  return [itemOf(user, 1, undefined), lockOf(user.email, user.userId)].map((item) => marshall(item));
}
