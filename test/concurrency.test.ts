import { describe, expect, it } from '@jest/globals';
import { testApi } from './api';
import { newUser } from './new-user';

const api = testApi();

describe('concurrent requests', () => {
  it('create exactly one user from 1,000 requests with the same email address', async () => {
    const { email } = newUser();
    const responses = await Promise.all(
      Array.from({ length: 1000 }, (_, i) => api.call('createUser', { body: newUser({ email: i % 2 ? email : email.toUpperCase() }) })),
    );
    const created = responses.filter(({ status }) => status === 201);
    expect(created).toHaveLength(1);
    // A conflict that outlasts the retries is a 503, after which nothing is stored.
    expect(responses.filter(({ status }) => status === 409 || status === 503)).toHaveLength(999);
    expect((await api.call('listUsers', { query: { email } })).json.items).toEqual([created[0]?.json]);
    expect((await api.call('listUsers')).json.items).toHaveLength(1);
  });

  it('patch different properties of one user without undoing each other', async () => {
    const { json: path } = await api.call('createUser', { body: newUser() });
    const keys = Array.from({ length: 16 }, (_, n) => `key${n}`);
    const responses = await Promise.all(keys.map((key) => api.call('patchUser', { path, body: { metadata: { [key]: key } } })));
    const applied = keys.filter((_, n) => responses[n]?.status === 200);
    // A conflict that outlasts the retries is a 503, after which nothing is stored.
    expect(responses.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    const { json } = await api.call('getUser', { path });
    expect([json.version, json.metadata]).toEqual([applied.length + 1, Object.fromEntries(applied.map((key) => [key, key]))]);
    expect(applied).not.toEqual([]);
  });
});
