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
});
