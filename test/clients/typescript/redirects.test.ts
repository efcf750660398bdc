/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FrontServer, frontServer } from './front-server';
import { builds } from './built';
import { profile } from './profile';

let elsewhere: FrontServer;
let api: FrontServer;
let redirect: { status: number; location: string };
beforeAll(async () => {
  elsewhere = await frontServer(() => ({ status: 200, headers: { ETag: '"elsewhere"' }, text: JSON.stringify({ ...profile, items: [] }) }));
  api = await frontServer(() => ({ status: redirect.status, headers: { Location: redirect.location }, text: '' }));
});
afterAll(async () => {
  await api.stop();
  await elsewhere.stop();
});
beforeEach(() => {
  api.requests.length = 0;
  elsewhere.requests.length = 0;
});

const body = { email: 'ada@example.com', displayName: 'Ada' };
const statuses = [301, 302, 303, 307, 308];

describe.each(builds)('a redirect in the SDK as $build', ({ createClient }) => {
  const client = () => createClient({ baseUrl: api.url, token: () => 'secret' });
  const calls = {
    getUser: () => client().getUser({ userId: '1' }),
    createUser: () => client().createUser({ body }),
    updateUser: () => client().updateUser({ userId: '1', body }),
    deleteUser: () => client().deleteUser({ userId: '1' }),
  };
  const rows = Object.entries(calls).flatMap(([operation, call]) => statuses.map((status) => ({ operation, status, call })));

  it.each(rows)(
    'with status $status fails $operation with the kind unexpected, and no request reaches the other origin',
    async ({ operation, status, call }) => {
      redirect = { status, location: `${elsewhere.url}/users/1` };
      await expect(call()).rejects.toMatchObject({ name: 'ClientError', kind: 'unexpected', operation, status, attempts: 1 });
      expect([api.requests.length, elsewhere.requests.length]).toEqual([1, 0]);
    },
  );

  it('to another path of the same origin fails with the kind unexpected', async () => {
    redirect = { status: 307, location: '/users/2' };
    await expect(calls.updateUser()).rejects.toMatchObject({ kind: 'unexpected', status: 307, attempts: 1 });
    expect(api.requests).toHaveLength(1);
  });
});
