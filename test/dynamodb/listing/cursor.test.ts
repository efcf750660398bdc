import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cursorAfter, positionIn } from '../../../src/dynamodb/listing/cursor';
import { Rejection } from '../../../src/users/rejection';
import type { PageQuery } from '../../../src/users/users';

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(9999, 11, 31);
const timestamp = fc.integer({ min: earliest, max: latest }).map((time) => new Date(time).toISOString());
const place = fc.record({ createdAt: timestamp, userId: fc.uuid() });
const query: fc.Arbitrary<PageQuery> = fc.record(
  {
    order: fc.constantFrom('asc' as const, 'desc' as const),
    limit: fc.integer({ min: 1, max: 100 }),
    now: timestamp,
    createdFrom: timestamp,
    createdTo: timestamp,
    email: fc.emailAddress(),
  },
  { requiredKeys: ['order', 'limit', 'now'] },
);

function isRefused(cursor: string, of: PageQuery): boolean {
  try {
    positionIn(cursor, of);
    return false;
  } catch (error) {
    return error instanceof Rejection && error.code === 'invalid-cursor';
  }
}

describe('a cursor', () => {
  it('contains its position for any limit and time of the next request, and matches the contract', () => {
    fc.assert(
      fc.property(place, query, fc.integer({ min: 1, max: 100 }), timestamp, (there, asked, limit, now) => {
        const cursor = cursorAfter(there, asked);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
        expect(positionIn(cursor, { ...asked, limit, now })).toEqual(there);
      }),
    );
  });

  it('invalid-cursor: any one character is changed', () => {
    fc.assert(
      fc.property(place, query, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (there, asked, position, character) => {
        const cursor = cursorAfter(there, asked);
        const n = position % cursor.length;
        const altered = cursor.slice(0, n) + character + cursor.slice(n + 1);
        fc.pre(altered !== cursor);
        expect(isRefused(altered, asked)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('invalid-cursor: characters are inserted, removed or appended', () => {
    fc.assert(
      fc.property(place, query, fc.nat(), fc.nat({ max: 5 }), fc.string(), (there, asked, position, length, text) => {
        const cursor = cursorAfter(there, asked);
        const n = position % (cursor.length + 1);
        const altered = cursor.slice(0, n) + text + cursor.slice(n + length);
        fc.pre(altered !== cursor);
        expect(isRefused(altered, asked)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('invalid-cursor: another base64 encoding of the same bytes', () => {
    const asked: PageQuery = { order: 'desc', limit: 20, now: '2026-11-23T09:30:00.000Z' };
    const cursor = cursorAfter({ createdAt: asked.now, userId: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f' }, asked);
    for (const altered of [`${cursor}=`, `${cursor}==`, ` ${cursor}`, `${cursor}\n`, `${cursor}A`]) {
      expect(isRefused(altered, asked)).toBe(true);
    }
  });

  it('invalid-cursor: the query has another order, range or email address', () => {
    fc.assert(
      fc.property(place, query, query, (there, asked, other) => {
        fc.pre(!sameParameters(asked, other));
        expect(isRefused(cursorAfter(there, asked), other)).toBe(true);
      }),
    );
  });

  it('invalid-cursor: a limit of the range is added, removed, or moved to the other end', () => {
    const time = '2026-11-23T09:30:00.000Z';
    const plain: PageQuery = { order: 'desc', limit: 20, now: time };
    const queries: PageQuery[] = [plain, { ...plain, order: 'asc' }, { ...plain, createdFrom: time }, { ...plain, createdTo: time }];
    for (const asked of queries) {
      const cursor = cursorAfter({ createdAt: time, userId: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f' }, asked);
      expect(queries.map((other) => isRefused(cursor, other))).toEqual(queries.map((other) => other !== asked));
    }
  });

  it('invalid-cursor: any text that is not a cursor', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), query, (text, asked) => expect(isRefused(text, asked)).toBe(true)));
    fc.assert(fc.property(fc.base64String({ maxLength: 200 }), query, (text, asked) => expect(isRefused(text, asked)).toBe(true)));
  });
});

function sameParameters(a: PageQuery, b: PageQuery): boolean {
  return a.order === b.order && a.createdFrom === b.createdFrom && a.createdTo === b.createdTo && a.email === b.email;
}
