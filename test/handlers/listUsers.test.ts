import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { UserProfile } from '../../src/users/profile';
import { type Call, type DeclaredResponse, testApi } from '../api';
import { newUser } from '../new-user';
import { describeEveryOperation } from './every-operation';

const api = testApi();
const outcome = ({ status, json }: DeclaredResponse) => `${status} ${json.code}`;
const list = (query: NonNullable<Call['query']> = {}) => api.call('listUsers', { query });
const newestFirst = (users: UserProfile[]) => users.toSorted((a, b) => (a.createdAt + a.userId < b.createdAt + b.userId ? 1 : -1));
const ids = (users: UserProfile[]) => users.map(({ userId }) => userId);

async function createMany(count: number): Promise<UserProfile[]> {
  const created: UserProfile[] = [];
  while (created.length < count) created.push((await api.call('createUser', { body: newUser() })).json);
  return created;
}

async function walk(query: NonNullable<Call['query']>): Promise<UserProfile[][]> {
  const pages: UserProfile[][] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { json } = await list({ ...query, ...(cursor && { cursor }) });
    pages.push(json.items);
    cursor = json.nextCursor;
  }
  return pages;
}

describe('listUsers', () => {
  it('200: an empty list without a cursor when there are no users', async () => {
    const { status, text } = await list();
    expect([status, text]).toEqual([200, '{"items":[]}']);
  });

  it('200: complete profiles, 20 per page and newest first by default', async () => {
    const created = await createMany(25);
    const { json } = await list();
    expect(json.items).toEqual(newestFirst(created).slice(0, 20));
    const next = await list({ cursor: json.nextCursor ?? '' });
    expect(next.json).toEqual({ items: newestFirst(created).slice(20) });
  });

  it('200: no cursor on the last page, even when it is full', async () => {
    const [first] = await createMany(4);
    const since = { createdFrom: first?.createdAt ?? '' };
    expect((await walk({ ...since, limit: 2 })).map((page) => page.length)).toEqual([2, 2]);
  });

  it('200: the ascending order is the reverse of the descending one', async () => {
    const down = (await walk({ limit: 7 })).flat();
    const up = (await walk({ limit: 7, order: 'asc' })).flat();
    expect(ids(up)).toEqual(ids(down.toReversed()));
  });

  it('200: limit can change between pages', async () => {
    const { json } = await list({ limit: 1 });
    const next = await list({ limit: 2, cursor: json.nextCursor ?? '' });
    expect(ids([...json.items, ...next.json.items])).toEqual(ids((await list({ limit: 3 })).json.items));
  });

  it('200: createdFrom is inclusive, createdTo is exclusive', async () => {
    const created = await createMany(3);
    const [, second, third] = created;
    const query = { createdFrom: second?.createdAt ?? '', createdTo: third?.createdAt ?? '' };
    const expected = created.filter(({ createdAt }) => createdAt >= query.createdFrom && createdAt < query.createdTo);
    expect((await list(query)).json.items).toEqual(newestFirst(expected));
  });

  it('200: the user with an email address in any case; an empty list when there is none', async () => {
    const [user] = await createMany(1);
    expect((await list({ email: (user?.email ?? '').toUpperCase() })).json).toEqual({ items: [user] });
    expect((await list({ email: 'nobody@example.com' })).json).toEqual({ items: [] });
  });

  it('200: the user with an internationalized email address, in Unicode and as A-labels', async () => {
    const { json: user } = await api.call('createUser', { body: newUser({ email: `${randomUUID()}@bücher.example` }) });
    expect(user.email).toMatch(/@xn--bcher-kva\.example$/);
    for (const email of [user.email, user.email.replace('xn--bcher-kva', 'BÜCHER')]) {
      expect((await list({ email })).json).toEqual({ items: [user] });
    }
  });

  it.each(['1969-12-31T23:59:59Z', '0000-01-01T00:00:00+14:00', '2016-12-31T23:59:60Z', '2026-01-01t00:00:00z'])(
    '200: all users created at %s or later',
    async (createdFrom) => {
      const { status, json } = await list({ createdFrom, limit: 1 });
      expect([status, json.items.length]).toEqual([200, 1]);
    },
  );

  it.each(['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z'])('200: no users created before %s', async (createdTo) => {
    expect((await list({ createdTo })).json).toEqual({ items: [] });
  });

  it.each([
    ['too-small /query/limit', { limit: 0 }],
    ['too-large /query/limit', { limit: 101 }],
    ['wrong-type /query/limit', { limit: '1e1' }],
    ['not-allowed /query/order', { order: 'DESC' }],
    ['wrong-format /query/createdFrom', { createdFrom: 'yesterday-at-about-noon' }],
    ['wrong-format /query/createdFrom', { createdFrom: '2026-01-01 00:00:00Z' }],
    ['wrong-format /query/createdFrom', { createdFrom: '2026-02-30T00:00:00Z' }],
    ['wrong-format /query/createdTo', { createdTo: '2016-12-31T12:00:60Z' }],
    ['wrong-format /query/email', { email: 'ada@' }],
    ['wrong-format /query/email', { email: '\u212aate@example.com' }],
    ['wrong-format /query/email', { email: `a@${'b'.repeat(64)}.com` }],
    ['unknown /query/offset', { offset: 1 }],
    ['unknown /query/Limit', { Limit: 1 }],
    ['wrong-format /query/cursor', { cursor: 'a=b' }],
  ])('400 invalid-request: %s', async (error, query) => {
    const answer = await list(query);
    expect(outcome(answer)).toBe('400 invalid-request');
    expect((answer.json.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`)).toContain(error);
  });

  it('400 invalid-request: the errors of the schema and of the domain are reported together', async () => {
    const { json } = await list({ createdFrom: '2016-12-31T25:59:60Z', createdTo: '2026-02-30T00:00:00Z', limit: 0, offset: 1 });
    expect((json.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`).toSorted()).toEqual([
      'too-small /query/limit',
      'unknown /query/offset',
      'wrong-format /query/createdFrom',
      'wrong-format /query/createdTo',
    ]);
  });

  it('400 invalid-request: a repeated parameter', async () => {
    const response = await fetch(`${api.url}/users?limit=5&limit=7`);
    expect([response.status, ((await response.json()) as { errors: unknown[] }).errors]).toEqual([
      400,
      [{ pointer: '/query/limit', code: 'repeated', detail: 'must be sent only once' }],
    ]);
  });

  it('400 invalid-cursor: an altered cursor, and a cursor of another query', async () => {
    const { nextCursor = '' } = (await list({ limit: 1 })).json;
    const altered = `${nextCursor.slice(0, -6)}${nextCursor.at(-6) === 'A' ? 'B' : 'A'}${nextCursor.slice(-5)}`;
    expect(outcome(await list({ cursor: altered }))).toBe('400 invalid-cursor');
    expect(outcome(await list({ cursor: nextCursor, order: 'asc' }))).toBe('400 invalid-cursor');
    expect(outcome(await list({ cursor: nextCursor, createdFrom: '2020-01-01T00:00:00Z' }))).toBe('400 invalid-cursor');
    expect(outcome(await list({ cursor: 'bm90LWEtY3Vyc29y' }))).toBe('400 invalid-cursor');
  });

  it('200: pagination returns no user twice and misses none who exists throughout, while others are created and deleted', async () => {
    const staying = await createMany(30);
    const leaving = await createMany(10);
    for (const order of ['desc', 'asc']) {
      const [pages] = await Promise.all([
        walk({ limit: 3, order }),
        createMany(20),
        Promise.all(leaving.splice(0, 5).map((user) => api.call('deleteUser', { path: user }))),
      ]);
      const met = ids(pages.flat());
      expect(new Set(met).size).toBe(met.length);
      expect(met).toEqual(expect.arrayContaining(ids(staying)));
    }
  });
});

describeEveryOperation(api, 'listUsers', async () => ({ query: { limit: 1 } }));
