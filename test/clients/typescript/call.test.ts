import { describe, expect, it } from '@jest/globals';
import { responseCache } from '../../../clients/typescript/src/cache';
import { readResponse, sender } from '../../../clients/typescript/src/call';
import { connect } from '../../../clients/typescript/src/client';
import { operations, type OperationId } from '../../../clients/typescript/src/generated/operations';
import { fakeClock } from './fake-clock';
import { scripted } from './scripted';

const profile = { userId: '1', email: 'a@example.com', displayName: 'A', version: 1, createdAt: '', updatedAt: '', etag: '"1"' };
const text = JSON.stringify(profile);
const old = { etag: '"old"', text: JSON.stringify({ ...profile, displayName: 'Old' }) };
const fresh = { etag: '"new"', text };
const url = 'https://api.example.com/v1/users/1';

interface Situation {
  status?: number;
  headers?: Record<string, string>;
  text?: string;
  url?: string;
  /** The cached response of the URL before the request. */
  cached?: typeof old | undefined;
}

/** Reads a response. Returns the result, and the cache after it. */
function read(id: OperationId, situation: Situation) {
  const { status = 200, headers = { etag: '"new"' }, cached, ...rest } = situation;
  const cache = responseCache(10);
  cache.set(url, cached);
  const request = { method: operations[id].method, url, headers: {}, ...rest };
  const response = readResponse(id, request, { status, headers, text: rest.text ?? text, attempts: 1, cache });
  return { response, cachedOf: (other: string) => cache.get(other), cached: cache.get(url) };
}

describe('readResponse', () => {
  it('returns status, data and headers of a success', () => {
    expect(read('getUser', {}).response).toEqual({ status: 200, data: profile, headers: { etag: '"new"' } });
  });

  it('returns no data for a status without content, whatever the text', () => {
    expect(read('deleteUser', { status: 204, text: '<html>' }).response).toEqual({
      status: 204,
      data: undefined,
      headers: { etag: '"new"' },
    });
  });

  it.each(['', '<html>', '{"a":', '\ufeff', 'null'])('returns undefined for the text %j', (other) => {
    expect(read('getUser', { text: other }).response).toBeUndefined();
  });

  it('returns undefined for a status that the contract does not declare as success', () => {
    expect([202, 204, 206, 304, 404].map((status) => read('getUser', { status }).response)).toEqual([1, 2, 3, 4, 5].map(() => undefined));
  });
});

describe('the cache after a response', () => {
  it.each<OperationId>(['getUser', 'updateUser'])('contains ETag and text of a success of %s', (id) => {
    expect(read(id, { cached: old }).cached).toEqual(fresh);
  });

  it.each(['/v1/users/2', '/users/2', 'https://api.example.com/v1/users/2'])(
    'contains a created user under its own URL when Location is %s',
    (location) => {
      const users = 'https://api.example.com/v1/users';
      const { cachedOf } = read('createUser', { status: 201, headers: { etag: '"new"', location }, url: users });
      expect([cachedOf(`${users}/2`), cachedOf(users)]).toEqual([fresh, undefined]);
    },
  );

  it.each<[OperationId, number, Record<string, string>]>([
    ['deleteUser', 204, {}],
    ['updateUser', 200, {}],
  ])('contains nothing after %s with status %d and headers %j', (id, status, headers) => {
    expect(read(id, { status, headers, cached: old }).cached).toBeUndefined();
  });

  it('is unchanged by an undeclared response and by an error', () => {
    expect(read('getUser', { text: '{"error":"login"}', cached: old }).cached).toEqual(old);
    expect(read('updateUser', { status: 412, cached: old }).cached).toEqual(old);
    expect(read('getUser', { status: 404, cached: old }).cached).toEqual(old);
  });
});

const user = { status: 200, headers: { etag: '"1"' }, text };
const problem = (status: number) => ({ status, headers: { etag: '"2"' }, text: '{"code":"x"}' });
const sending = (...steps: Parameters<typeof scripted>) => {
  const { transport, requests } = scripted(...steps);
  return { requests, send: sender(connect({ baseUrl: 'https://api.example.com', transport }, fakeClock())) };
};

/** Reads a user, calls an operation once for each response, and reads again. Returns the If-None-Match of the last request. */
async function etagAfter(operation: 'getUser' | 'updateUser', ...responses: Parameters<typeof scripted>) {
  const { send, requests } = sending(user, ...responses, user);
  await send('getUser')({ userId: '1' });
  for (const _ of responses) await send(operation)({ userId: '1', body: {} }).catch(() => {});
  await send('getUser')({ userId: '1' });
  return requests.at(-1)?.headers['if-none-match'];
}

describe('the If-None-Match of a read', () => {
  it('is the ETag of the last successful read or change', async () => {
    expect(await etagAfter('getUser')).toBe('"1"');
    expect(await etagAfter('updateUser', { ...user, headers: { etag: '"2"' } })).toBe('"2"');
  });

  it.each([412, 409, 404, 400])('is unchanged after a change that returned %d', async (status) => {
    expect(await etagAfter('updateUser', problem(status))).toBe('"1"');
  });

  it('is unchanged after the response of a captive portal', async () => {
    expect(await etagAfter('getUser', { status: 200, headers: { etag: '"portal"' }, text: '<html>' })).toBe('"1"');
    expect(await etagAfter('getUser', { status: 203, headers: { etag: '"portal"' }, text: '{}' })).toBe('"1"');
  });
});

describe('a call', () => {
  it('rejects with the kind unexpected after a 304 without a cached response', async () => {
    const call = sending({ status: 304 }).send('getUser')({ userId: '1' });
    await expect(call).rejects.toMatchObject({ kind: 'unexpected', status: 304 });
  });

  it('rejects with a TypeError for input that cannot be sent', async () => {
    await expect(sending().send('getUser')({})).rejects.toThrow(TypeError);
  });
});
