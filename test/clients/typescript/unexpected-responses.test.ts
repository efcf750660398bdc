import { describe, expect, it } from '@jest/globals';
import { createClient } from '../../../clients/typescript/src/client';
import { profile } from './profile';
import { scripted } from './scripted';

const { email: _, ...withoutEmail } = profile;

function clientWith(...steps: Parameters<typeof scripted>) {
  const { transport, requests } = scripted(...steps);
  return { client: createClient({ baseUrl: 'https://api.example.com', transport }), requests };
}

const response = (status: number, json: unknown, headers: Record<string, string> = {}) => ({ status, headers, text: JSON.stringify(json) });

describe('a response with status 200', () => {
  it.each([{ error: 'login' }, null, [], [profile], 'text', 1, true, {}, withoutEmail, { ...profile, email: null }])(
    'is unexpected for getUser when its JSON is %j, and is not cached',
    async (json) => {
      const { client, requests } = clientWith(response(200, json, { etag: '"portal"' }), response(200, profile));
      await expect(client.getUser({ userId: '1' })).rejects.toMatchObject({ kind: 'unexpected', status: 200, attempts: 1 });
      await client.getUser({ userId: '1' });
      expect(requests[1]?.headers).not.toHaveProperty('if-none-match');
    },
  );

  it.each([
    {},
    null,
    { items: null },
    { items: {} },
    { items: 'ab' },
    { items: [null] },
    { items: [profile, withoutEmail] },
    { items: [1] },
  ])('is unexpected for listUsers when its JSON is %j, and ends an iteration with that error', async (json) => {
    const { client } = clientWith(
      response(200, json),
      response(200, json),
      response(200, { items: [profile], nextCursor: '2' }),
      response(200, json),
    );
    await expect(client.listUsers()).rejects.toMatchObject({ kind: 'unexpected', status: 200 });
    await expect(client.listUsersItems().next()).rejects.toMatchObject({ kind: 'unexpected', status: 200 });
    const iterator = client.listUsersItems();
    expect((await iterator.next()).value).toEqual(profile);
    await expect(iterator.next()).rejects.toMatchObject({ kind: 'unexpected', operation: 'listUsers' });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it('may have members that the contract does not declare', async () => {
    const more = { ...profile, nickname: null, tags: [1] };
    const { client } = clientWith(response(200, more), response(200, { items: [more], total: 1 }));
    expect((await client.getUser({ userId: '1' })).data).toEqual(more);
    expect((await client.listUsers()).data).toEqual({ items: [more], total: 1 });
  });

  it('may begin with a byte order mark', async () => {
    const marked = { status: 200, text: `\ufeff${JSON.stringify(profile)}`, headers: { etag: '"1"' } };
    const { client } = clientWith(marked, { status: 304 }, { status: 409, text: '\ufeff{"code":"email-taken"}' });
    expect((await client.getUser({ userId: '1' })).data).toEqual(profile);
    expect((await client.getUser({ userId: '1' })).data).toEqual(profile);
    await expect(client.updateUser({ userId: '1', body: { email: 'a@example.com', displayName: 'A' } })).rejects.toMatchObject({
      code: 'email-taken',
    });
  });
});

describe('a response with status 304', () => {
  const cached = response(200, profile, { etag: '"1"' });
  const body = { email: 'a@example.com', displayName: 'A' };

  it('is unexpected without a cached response', async () => {
    await expect(clientWith({ status: 304 }).client.getUser({ userId: '1' })).rejects.toMatchObject({
      kind: 'unexpected',
      status: 304,
      attempts: 1,
    });
  });

  it('is unexpected for an update or deletion, which sends no If-None-Match', async () => {
    const { client } = clientWith(cached, { status: 304 }, { status: 304 });
    await client.getUser({ userId: '1' });
    await expect(client.updateUser({ userId: '1', body })).rejects.toMatchObject({ kind: 'unexpected', status: 304 });
    await expect(client.deleteUser({ userId: '1' })).rejects.toMatchObject({ kind: 'unexpected', status: 304 });
  });

  it('is unexpected when the headers of the call replaced If-None-Match', async () => {
    const { client } = clientWith(cached, { status: 304 });
    await client.getUser({ userId: '1' });
    const call = client.getUser({ userId: '1' }, { headers: { 'If-None-Match': '"2"' } });
    await expect(call).rejects.toMatchObject({ kind: 'unexpected', status: 304 });
  });
});
