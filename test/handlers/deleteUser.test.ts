import { describe, expect, it } from '@jest/globals';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { type DeclaredResponse, testApi } from '../api';
import { newUser } from '../new-user';
import { describeEveryOperation } from './every-operation';

const api = testApi();
const outcome = ({ status, json }: DeclaredResponse) => `${status} ${json?.code}`;
const create = () => api.call('createUser', { body: newUser() });
const remove = (userId: string, headers: Record<string, string> = {}) => api.call('deleteUser', { path: { userId }, headers });

describe('deleteUser', () => {
  it('204: the user is deleted, and removed from listings immediately', async () => {
    const { json: user } = await create();
    const { status, text } = await remove(user.userId);
    expect([status, text]).toEqual([204, '']);
    expect((await api.call('getUser', { path: user })).status).toBe(404);
    expect((await api.call('listUsers', { query: { limit: 100 } })).json.items.map(({ userId }) => userId)).not.toContain(user.userId);
  });

  it('204: the table contains only the deletion marker, and the email address is free', async () => {
    const { json: user } = await create();
    await remove(user.userId);
    const { Items = [] } = await api.engine.client.send(new ScanCommand({ TableName: api.tableName, ConsistentRead: true }));
    const left = Items.filter((item) => JSON.stringify(item).includes(user.userId));
    expect(left.map((item) => Object.keys(item).toSorted())).toEqual([['attempt', 'deletedAt', 'deletion', 'expiresAt', 'userId']]);
    expect(JSON.stringify(Items)).not.toContain(user.email);
    expect((await api.call('createUser', { body: newUser({ email: user.email }) })).status).toBe(201);
  });

  it('204: with the current ETag in If-Match', async () => {
    const created = await create();
    expect((await remove(created.json.userId, { 'If-Match': created.headers.get('etag') ?? '' })).status).toBe(204);
  });

  it('204: an id in upper case identifies the same user', async () => {
    const { json: user } = await create();
    expect((await remove(user.userId.toUpperCase())).status).toBe(204);
    expect((await api.call('getUser', { path: user })).status).toBe(404);
  });

  it('400 invalid-request: an id that is not a UUID', async () => {
    expect(outcome(await remove('1'))).toBe('400 invalid-request');
  });

  it('404 user-not-found: a deleted user, and an id without a user', async () => {
    const { json: user } = await create();
    await remove(user.userId);
    expect(outcome(await remove(user.userId))).toBe('404 user-not-found');
    expect(outcome(await remove(randomUUID()))).toBe('404 user-not-found');
  });

  it('412 precondition-failed: a stale ETag; the user is not deleted', async () => {
    const created = await create();
    const current = await api.call('updateUser', { path: created.json, body: newUser() });
    const refused = await remove(created.json.userId, { 'If-Match': created.headers.get('etag') ?? '' });
    expect([outcome(refused), refused.headers.get('etag')]).toEqual(['412 precondition-failed', current.headers.get('etag')]);
    expect((await api.call('getUser', { path: created.json })).json).toEqual(current.json);
  });
});

describe('deleteUser with If-None-Match', () => {
  it('412 precondition-failed: the current ETag or *; the user is not deleted', async () => {
    const created = await create();
    const etag = created.headers.get('etag') ?? '';
    for (const tag of ['*', etag, `W/${etag}`]) {
      const refused = await remove(created.json.userId, { 'If-None-Match': tag });
      expect([tag, outcome(refused), refused.headers.get('etag')]).toEqual([tag, '412 precondition-failed', etag]);
    }
    expect((await api.call('getUser', { path: created.json })).json).toEqual(created.json);
  });

  it('204: another ETag', async () => {
    const { json: user } = await create();
    expect((await remove(user.userId, { 'If-None-Match': '"other"' })).status).toBe(204);
  });

  it('404 user-not-found: * for an id without a user', async () => {
    expect(outcome(await remove(randomUUID(), { 'If-None-Match': '*' }))).toBe('404 user-not-found');
  });
});

describeEveryOperation(api, 'deleteUser', async () => ({ path: { userId: (await create()).json.userId } }));
