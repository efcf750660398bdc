import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { testApi } from '../api';
import { newUser } from '../new-user';
import { describeEveryOperation } from './every-operation';

const api = testApi();
const create = async () => (await api.call('createUser', { body: newUser() })).json;
const get = (userId: string, headers: Record<string, string> = {}) => api.call('getUser', { path: { userId }, headers });

describe('getUser', () => {
  it('200: the current user, cacheable privately and to be revalidated', async () => {
    const user = await create();
    const { status, json, headers } = await get(user.userId);
    expect([status, json]).toEqual([200, user]);
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  it('200: no internal attributes of the store', async () => {
    const user = await create();
    const { text } = await get(user.userId);
    expect(text).not.toMatch(/shard|hash|fingerprint|owner/i);
  });

  it('200: an id in upper or mixed case, such as UUID().uuidString of Swift; the response has it in lower case', async () => {
    const user = await create();
    for (const userId of [user.userId.toUpperCase(), `${user.userId.slice(0, 18).toUpperCase()}${user.userId.slice(18)}`]) {
      const { status, json } = await get(userId);
      expect([status, json]).toEqual([200, user]);
    }
  });

  it('304: an unchanged user, without a body', async () => {
    const { userId } = await create();
    const etag = (await get(userId)).headers.get('etag') ?? '';
    const { status, text, headers } = await get(userId, { 'If-None-Match': etag });
    expect([status, text, headers.get('etag'), headers.get('cache-control')]).toEqual([304, '', etag, 'private, no-cache']);
    expect((await get(userId, { 'If-None-Match': `"other", W/${etag}` })).status).toBe(304);
    expect((await get(userId, { 'If-None-Match': '*' })).status).toBe(304);
    for (const suffix of ['-gzip', '--gzip', ';gzip', '-br']) {
      expect((await get(userId, { 'If-None-Match': etag.replace(/"$/, `${suffix}"`) })).status).toBe(304);
    }
  });

  it('200: an ETag from before a change does not match', async () => {
    const user = await create();
    const etag = (await get(user.userId)).headers.get('etag') ?? '';
    await api.call('updateUser', { path: user, body: newUser() });
    expect((await get(user.userId, { 'If-None-Match': etag })).status).toBe(200);
  });

  it.each(['1', 'ABC', `${randomUUID()}0`, `urn:uuid:${randomUUID()}`, 'email#ada@example.com', '../users', '%'])(
    '400 invalid-request: %s is not a user id',
    async (userId) => {
      const { status, json } = await get(userId);
      expect([status, json.code, json.errors?.[0]?.pointer]).toEqual([400, 'invalid-request', '/path/userId']);
    },
  );

  it('400 invalid-request: an If-None-Match without an entity tag', async () => {
    const { status, json } = await get(randomUUID(), { 'If-None-Match': '3' });
    expect([status, json.errors?.[0]?.pointer]).toEqual([400, '/header/If-None-Match']);
  });

  it('400 invalid-request: a query parameter, because the operation has none', async () => {
    const { status, json } = await api.call('getUser', { path: { userId: randomUUID() }, query: { fields: 'email' } });
    expect([status, json.errors]).toEqual([400, [{ pointer: '/query/fields', code: 'unknown', detail: 'is not defined in the contract' }]]);
  });

  it('404 user-not-found: an id without a user', async () => {
    const { status, json } = await get(randomUUID());
    expect([status, json.code]).toEqual([404, 'user-not-found']);
  });
});

describeEveryOperation(api, 'getUser', async () => ({ path: { userId: (await create()).userId } }));
