import { expect, it } from '@jest/globals';
import { connectionOf } from '../../../clients/typescript/src/connection';
import { senderOver } from '../../../clients/typescript/src/send';
import { fakeClock } from './fake-clock';
import { scripted } from './scripted';

const profile = { userId: '1', email: 'a@example.com', displayName: 'A', version: 1, createdAt: '', updatedAt: '' };
const user = { status: 200, headers: { etag: '"1"' }, text: JSON.stringify(profile) };
const baseUrl = 'https://api.example.com';
const problem = (status: number) => ({ status, headers: { etag: '"2"' }, text: '{"code":"x"}' });

/** Reads a user, meets the answers and reads again: the If-None-Match of the last request. */
async function keptAfter(operation: 'getUser' | 'updateUser', ...answers: Parameters<typeof scripted>) {
  const { transport, requests } = scripted(user, ...answers, user);
  const send = senderOver(connectionOf({ baseUrl, transport }, fakeClock()));
  await send('getUser')({ userId: '1' });
  for (const _ of answers) await send(operation)({ userId: '1', body: {} }).catch(() => {});
  await send('getUser')({ userId: '1' });
  return requests.at(-1)?.headers['if-none-match'];
}

it('keeps what it has read until it reads or writes another state', async () => {
  expect(await keptAfter('getUser')).toBe('"1"');
  expect(await keptAfter('updateUser', { ...user, headers: { etag: '"2"' } })).toBe('"2"');
});

it.each([412, 409, 404, 400])('keeps what it has read when a change is refused with %d', async (status) => {
  expect(await keptAfter('updateUser', problem(status))).toBe('"1"');
});

it('keeps what it has read when it is answered by a captive portal', async () => {
  expect(await keptAfter('getUser', { status: 200, headers: { etag: '"portal"' }, text: '<html>' })).toBe('"1"');
  expect(await keptAfter('getUser', { status: 203, headers: { etag: '"portal"' }, text: '{}' })).toBe('"1"');
});

it('takes a 304 for no answer when nothing is kept', async () => {
  const { transport } = scripted({ status: 304 });
  const call = senderOver(connectionOf({ baseUrl, transport }, fakeClock()))('getUser')({ userId: '1' });
  await expect(call).rejects.toMatchObject({ kind: 'unexpected', status: 304 });
});

it('rejects with a TypeError when no request can be made', async () => {
  const { transport } = scripted();
  await expect(senderOver(connectionOf({ baseUrl, transport }, fakeClock()))('getUser')({})).rejects.toThrow(TypeError);
});
