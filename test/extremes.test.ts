import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OperationId } from '../generated/operations';
import { type Call, testApi } from './api';
import { newUser } from './new-user';

/** Limit values of every number, length and date in a request. None may cause an error in the data store. */
const api = testApi();

let path: { userId: string };
const body = newUser();

beforeAll(async () => {
  const { userId } = (await api.call('createUser', { body })).json;
  path = { userId };
});

async function statusOf(operationId: OperationId, call: Call): Promise<number> {
  return (await api.call(operationId, call)).status;
}

const digits = '20261123070925513';
const tagOf = (version: string, createdAt = digits): string => `"${version}-${createdAt}-517b6be6"`;

/** ETags in the format of this API that identify no revision. */
const impossibleTags = [
  ['the first version that is not a safe integer', tagOf('9007199254740992')],
  ['an odd version that is not a safe integer', tagOf('9007199254740993')],
  ['the longest version', tagOf('9999999999999999')],
  ['a version of 39 digits', tagOf('9'.repeat(39))],
  ['the last safe integer', tagOf('9007199254740991')],
  ['a version with an exponent', tagOf('1e400')],
  ['a negative version', tagOf('-1')],
  ['a creation time that is not a date', tagOf('1', '99999999999999999')],
  ['a creation time on February 30', tagOf('1', '20260230000000000')],
  ['a creation time in the year 0', tagOf('1', '00000000000000000')],
] as const;

/** Nearly as many tags as API Gateway accepts in a header (10,240 bytes). Some have versions that are not safe integers. */
const longList = Array.from({ length: 200 }, (_, n) => tagOf(String(9007199254740000 + n * 7))).join(',');

describe.each(['If-Match', 'If-None-Match'])('%s', (name) => {
  it.each([...impossibleTags, ['a list of 9 kB', longList] as const])('does not match a profile: %s', async (_what, tag) => {
    const write = { path, headers: { [name]: tag } };
    const replacement = { ...write, body: { ...body, bio: randomUUID() } };
    expect(await statusOf('updateUser', replacement)).toBe(name === 'If-Match' ? 412 : 200);
    expect(await statusOf('patchUser', { ...write, body: { bio: randomUUID() } })).toBe(name === 'If-Match' ? 412 : 200);
    expect(await statusOf(name === 'If-Match' ? 'deleteUser' : 'getUser', write)).toBe(name === 'If-Match' ? 412 : 200);
    const missing = { path: { userId: randomUUID() }, headers: { [name]: tag } };
    expect(await statusOf('updateUser', { ...missing, body: newUser() })).toBe(404);
    expect(await statusOf('patchUser', { ...missing, body: {} })).toBe(404);
    expect(await statusOf('deleteUser', missing)).toBe(404);
  });

  it.each([...impossibleTags, ['a list of 9 kB', longList] as const])('evaluates a valid tag after %s', async (_what, tag) => {
    const etag = (await api.call('getUser', { path })).headers.get('etag');
    const both = { path, headers: { [name]: `${tag}, ${etag}` } };
    const expected = name === 'If-Match' ? 200 : 412;
    expect(await statusOf('updateUser', { ...both, body: { ...body, bio: randomUUID() } })).toBe(expected);
    if (name === 'If-None-Match') expect(await statusOf('patchUser', { ...both, body: { bio: randomUUID() } })).toBe(412);
    if (name === 'If-None-Match') expect(await statusOf('deleteUser', both)).toBe(412);
  });
});

describe('If-Match and If-None-Match together', () => {
  // One DynamoDB condition (4 kB, 300 operators) has room for twenty revisions of each header.
  it.each([1, 19, 20, 21, 90])('are evaluated with %i tags each', async (count) => {
    const listOf = (first: number) => Array.from({ length: count }, (_, n) => tagOf(String(first + n))).join(',');
    const longest = Number.MAX_SAFE_INTEGER - 1000;
    const etag = (await api.call('getUser', { path })).headers.get('etag');
    const headers = { 'If-Match': listOf(longest), 'If-None-Match': listOf(longest + 500) };
    const replacement = { path, body: { ...body, bio: randomUUID() } };
    expect(await statusOf('updateUser', { ...replacement, headers })).toBe(412);
    expect(await statusOf('patchUser', { ...replacement, headers })).toBe(412);
    const met = { ...headers, 'If-Match': `${headers['If-Match']},${etag}` };
    expect(await statusOf('updateUser', { ...replacement, headers: met })).toBe(200);
  });
});

/** Returns a cursor with a valid checksum for a position that no user can have. */
function forgedCursor(createdAt: string, userId: string, order = 'desc'): string {
  const text = JSON.stringify([createdAt, userId, order, null, null, null]);
  const checksum = createHash('sha256').update(text).digest().subarray(0, 12).toString('base64url');
  return Buffer.from([createdAt, userId, checksum].join('|')).toString('base64url');
}

const times = [
  '0000-01-01T00:00:00Z',
  '0000-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59.999999999Z',
  '9999-12-31T23:59:60Z',
  '9999-12-31T23:59:59-23:59',
];
const positions = [
  '0000-00-00T00:00:00.000Z',
  '9999-99-99T99:99:99.999Z',
  '2026-02-30T25:61:61.000Z',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
];

describe('listUsers', () => {
  const orders = ['asc', 'desc'] as const;

  it.each(orders.flatMap((order) => times.flatMap((from) => times.map((to) => [order, from, to]))))(
    'returns 200 for order %s from %s to %s',
    async (order, createdFrom, createdTo) => {
      expect(await statusOf('listUsers', { query: { order, createdFrom, createdTo, limit: 100 } })).toBe(200);
      expect(await statusOf('listUsers', { query: { order, createdFrom, createdTo, email: body.email } })).toBe(200);
    },
  );

  it.each(orders.flatMap((order) => positions.map((position) => [order, position])))(
    'returns 200 or 400 for order %s and a forged cursor at %s',
    async (order, position) => {
      for (const userId of [randomUUID(), '-'.repeat(36), 'f'.repeat(36)]) {
        const status = await statusOf('listUsers', { query: { order, cursor: forgedCursor(position, userId, order), limit: 1 } });
        expect([200, 400]).toContain(status);
      }
    },
  );

  it.each(['1', '100', '-0', '00000000000001', '0', '101', '-1', '1e1', '1e400', '999999999999999', '9007199254740993', '1.0', 'NaN', ''])(
    'returns 200 or 400 for limit=%j',
    async (limit) => {
      expect([200, 400]).toContain(await statusOf('listUsers', { query: { limit } }));
    },
  );
});

const longestEmail = `${'a'.repeat(64)}@${[63, 63, 61].map((length) => 'b'.repeat(length)).join('.')}`.slice(0, 254);
const longestText = '\u{1f600}'.repeat(100);
const metadata = Object.fromEntries(
  Array.from({ length: 16 }, (_, n) => [`k${String(n).padStart(2, '0')}${'.'.repeat(61)}`, '\u{1f600}'.repeat(180)]),
);

describe('createUser, updateUser and patchUser', () => {
  it.each<[string, object]>([
    ['the longest email address', { email: longestEmail }],
    ['an email address that begins like the key of an email lock', { email: `email#${randomUUID()}@example.com` }],
    ['the longest names in 4-byte characters', { displayName: longestText, givenName: longestText, familyName: longestText }],
    ['a biography of 4 kB', { bio: '\u{1f600}'.repeat(1000) }],
    ['the longest URL', { avatarUrl: `https://example.com/${'a'.repeat(2028)}` }],
    ['sixteen long metadata entries', { metadata }],
    ['metadata without entries', { metadata: {} }],
    ['empty metadata values', { metadata: { empty: '' } }],
    [
      'metadata keys named like members of Object.prototype',
      { metadata: { constructor: 'a', toString: 'b', hasOwnProperty: 'c', NULL: 'd', S: 'e' } },
    ],
    ['the first birth date', { birthDate: '1900-01-01' }],
    ['empty preferences', { preferences: {} }],
    ['empty notification switches', { preferences: { notifications: {} } }],
  ])('store and return %s', async (_what, content) => {
    const created = await api.call('createUser', { body: newUser(content) });
    expect([created.status, created.json]).toEqual([201, expect.objectContaining(content)]);
    const replaced = await api.call('updateUser', {
      path: created.json,
      body: { ...newUser(content), email: created.json.email, bio: 'x' },
    });
    expect(replaced.status).toBe(200);
    const { status, json: plain } = await api.call('updateUser', { path: created.json, body: newUser() });
    expect(status).toBe(200);
    const patched = await api.call('patchUser', { path: plain, body: content });
    expect([patched.status, patched.json]).toEqual([200, expect.objectContaining(content)]);
    expect(await statusOf('deleteUser', { path: created.json })).toBe(204);
  });

  const numbers = ['-0', '1e400', '-1e400', '1e126', '1e-131', '9007199254740993', '0.1'];

  it.each(numbers)('reject the number %s as the value of every property', async (number) => {
    const properties = ['displayName', 'bio', 'birthDate', 'preferences', 'metadata'];
    for (const property of [...properties.map((name) => `"${name}":${number}`), `"metadata":{"a":${number}}`, `"version":${number}`]) {
      const text = `{"email":"canary@example.com","givenName":"x",${property}}`;
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(`${api.url}/users`, { method: 'POST', headers, body: text });
      const patchHeaders = { 'Content-Type': 'application/merge-patch+json' };
      const patched = await fetch(`${api.url}/users/${path.userId}`, { method: 'PATCH', headers: patchHeaders, body: `{${property}}` });
      expect([property, response.status, patched.status]).toEqual([property, 400, 400]);
    }
  });

  it.each(['!', '~'.repeat(128), '\u00e9', 'x'.repeat(129)])('return 201 or 400 for the idempotency key %j', async (key) => {
    const { status } = await fetch(`${api.url}/users`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(newUser()),
    });
    expect([201, 400]).toContain(status);
  });
});

describe('GET /users/{userId}', () => {
  it.each([
    'email%23a@example.com',
    '%00',
    'a'.repeat(3000),
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  ])('returns 400 or 404 for the user id %s', async (userId) => {
    const response = await fetch(`${api.url}/users/${userId}`);
    expect([400, 404]).toContain(response.status);
  });
});
