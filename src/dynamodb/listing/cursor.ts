import { createHash } from 'node:crypto';
import { invalidCursor } from '../../users/refusal';
import type { PageQuery } from '../../users/users';

/** The place of a user in a listing: by creation, then by id. */
export interface Place {
  createdAt: string;
  userId: string;
}

const wellFormed = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)\|([0-9a-f-]{36})\|([A-Za-z0-9_-]{16})$/;

/** Says where the next page begins: after this place. It names no key of the table, so it outlives deletions and a change of the shards. */
export function cursorAfter({ createdAt, userId }: Place, query: PageQuery): string {
  return Buffer.from([createdAt, userId, checksum({ createdAt, userId }, query)].join('|')).toString('base64url');
}

/** @throws invalid-cursor when it was altered or belongs to a query with other parameters */
export function placeIn(cursor: string, query: PageQuery): Place {
  const [, createdAt, userId] = wellFormed.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (createdAt === undefined || userId === undefined) throw invalidCursor();
  // Several texts decode to the same bytes; only one of them is ours.
  if (cursorAfter({ createdAt, userId }, query) !== cursor) throw invalidCursor();
  return { createdAt, userId };
}

/** 96 bits over the place and every parameter but `limit`, which may change from page to page. No secret: it catches mistakes. */
function checksum({ createdAt, userId }: Place, { order, createdFrom, createdTo, email }: PageQuery): string {
  const text = JSON.stringify([createdAt, userId, order, createdFrom ?? null, createdTo ?? null, email ?? null]);
  return createHash('sha256').update(text).digest().subarray(0, 12).toString('base64url');
}
