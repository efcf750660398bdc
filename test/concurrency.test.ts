import { describe, expect, it } from '@jest/globals';
import { testApi } from './api';
import { newUser } from './new-user';

const api = testApi();

describe('many clients at once', () => {
  it('1,000 requests to create a user with one e-mail address make exactly one user', async () => {
    const { email } = newUser();
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, i) => api.call('createUser', { body: newUser({ email: i % 2 ? email : email.toUpperCase() }) })),
    );
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    // A conflict that lasts longer than the retries is a 503, which promises that nothing was kept.
    expect(answers.filter(({ status }) => status === 409 || status === 503)).toHaveLength(999);
    expect((await api.call('listUsers', { query: { email } })).json.items).toEqual([won[0]?.json]);
    expect((await api.call('listUsers')).json.items).toHaveLength(1);
  });
});
