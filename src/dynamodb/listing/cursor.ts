import { createHash } from 'node:crypto';
import { invalidCursor } from '../../users/rejection';
import type { PageQuery } from '../../users/users';

/** The position of a user in a listing: by creation time, then by id. */
export interface Position {
  createdAt: string;
  userId: string;
}

const format = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)\|([0-9a-f-]{36})\|([A-Za-z0-9_-]{16})$/;

/**
 * Returns the cursor of the page that begins after this position. It contains no key of the table, so it stays valid after deletions and
 * after a change of the number of shards.
 */
export function cursorAfter({ createdAt, userId }: Position, query: PageQuery): string {
  return Buffer.from([createdAt, userId, checksum({ createdAt, userId }, query)].join('|')).toString('base64url');
}

/** Returns the position in a cursor. @throws invalid-cursor when it was altered or belongs to a query with other parameters */
export function positionIn(cursor: string, query: PageQuery): Position {
  const [, createdAt, userId] = format.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (createdAt === undefined || userId === undefined) throw invalidCursor();
  // Several texts decode to the same bytes; only one of them is the cursor that was issued.
  if (cursorAfter({ createdAt, userId }, query) !== cursor) throw invalidCursor();
  return { createdAt, userId };
}

/**
 * Returns 96 bits over the position and all parameters except `limit`, which may change from page to page. It is not a secret: it detects
 * mistakes, not attacks.
 */
function checksum({ createdAt, userId }: Position, { order, createdFrom, createdTo, email }: PageQuery): string {
  const text = JSON.stringify([createdAt, userId, order, createdFrom ?? null, createdTo ?? null, email ?? null]);
  return createHash('sha256').update(text).digest().subarray(0, 12).toString('base64url');
}
