/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Mock, startMock } from '../../mock-server';
import { builds } from './built';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
}, 60_000);
afterAll(() => mock.stop());

const userId = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';

describe.each(builds)('the SDK as $build against the mock', ({ createClient, isProblem, replaceUserRequest }) => {
  const client = () => createClient({ baseUrl: mock.url, token: () => 'any' });

  it('creates, reads, lists, replaces and deletes', async () => {
    const created = await client().createUser({ body: { email: 'ada@example.com', displayName: 'Ada Lovelace' } });
    expect([created.status, created.data.userId, created.headers.etag]).toEqual([201, userId, expect.stringMatching(/^".+"$/)]);
    const { data } = await client().getUser({ userId });
    expect((await client().listUsers({ limit: 5, order: 'asc' })).data.items[0]?.userId).toBe(userId);
    const replaced = await client().updateUser({ userId, body: { ...replaceUserRequest(data), displayName: 'Grace' } });
    expect(replaced.status).toBe(200);
    expect((await client().deleteUser({ userId })).status).toBe(204);
  });

  it.each([
    [409, 'email-taken'],
    [412, 'precondition-failed'],
    [404, 'user-not-found'],
  ])('rejects with the preferred problem, as with the API: %d %s', async (status, code) => {
    const body = { email: 'ada@example.com', displayName: 'Ada' };
    const prefer = { headers: { prefer: `code=${status}, example=${code}` } };
    const error = await client()
      .updateUser({ userId, body }, prefer)
      .catch((reason: unknown) => reason);
    expect(isProblem(error, 'updateUser') && [error.status, error.code]).toEqual([status, code]);
  });

  it('401 unauthenticated: a call without a token', async () => {
    await expect(createClient({ baseUrl: mock.url }).getUser({ userId })).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
  });
});
