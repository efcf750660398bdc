import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { problems } from '../../generated/problems';
import { testApi } from '../api';
import { newUser } from '../new-user';
import { challenge } from './misbehaviour';
import { type MisbehavingProxy, misbehavingProxy, type SeenRequest } from './misbehaving-proxy';

const api = testApi();
let proxy: MisbehavingProxy;

beforeAll(async () => {
  proxy = await misbehavingProxy(api.url, 'fresh');
});
afterAll(() => proxy.stop());

/** Returns a base URL for one test, and the requests that the proxy received below it. */
function scripted(script: string, id: string = randomUUID()) {
  const base = `${proxy.url}/${id}/${script}`;
  const seen = async (): Promise<SeenRequest[]> => json(await fetch(`${proxy.url}/${id}/requests`));
  return { base, seen };
}

const json = async (response: Response) => JSON.parse(await response.text());

const post = (base: string, body: object) =>
  fetch(`${base}/users`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const totalOf = async (email: string): Promise<number> => (await api.call('listUsers', { query: { email } })).json.items.length;

describe('the misbehaving proxy', () => {
  it('pass: returns the response of the API unchanged, including Location', async () => {
    const { base } = scripted('pass');
    const created = await post(base, newUser());
    const user = await json(created);
    expect([created.status, created.headers.get('location')]).toEqual([201, `/users/${user.userId}`]);
    const { headers, text } = await api.call('getUser', { path: user });
    const through = await fetch(`${base}/users/${user.userId}`);
    expect([through.headers.get('etag'), await through.text()]).toEqual([headers.get('etag'), text]);
    expect((await fetch(`${base}/users/${user.userId}`, { method: 'DELETE' })).status).toBe(204);
  });

  it('lose: the API handles the request, and the connection closes without a response', async () => {
    const user = newUser();
    await expect(post(scripted('lose').base, user)).rejects.toThrow('fetch failed');
    expect(await totalOf(user.email)).toBe(1);
  });

  it('refuse: the connection closes, and the API receives nothing', async () => {
    const user = newUser();
    await expect(post(scripted('refuse').base, user)).rejects.toThrow('fetch failed');
    expect(await totalOf(user.email)).toBe(0);
  });

  it.each([...new Set(Object.values(problems).map(({ status }) => status))])(
    '%i: returns the problem that the contract declares',
    async (status) => {
      const response = await fetch(`${scripted(String(status)).base}/users`);
      const { code, requestId, ...rest } = await json(response);
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
      expect(Object.entries(problems)).toContainEqual([code, { ...rest, ...(status === 401 && { challenge }) }]);
      expect(response.headers.get('x-request-id')).toBe(requestId);
      expect(response.headers.get('retry-after')).toBe([429, 503].includes(status) ? '1' : null);
      expect(response.headers.get('www-authenticate')).toBe(status === 401 ? challenge : null);
    },
  );

  it.each([
    ['503:7', '7'],
    ['500:0', '0'],
    ['429:', null],
    ['503:Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
  ])('%s: sets Retry-After', async (action, retryAfter) => {
    const { base } = scripted(encodeURIComponent(`${action},pass`));
    expect((await fetch(`${base}/users`)).headers.get('retry-after')).toBe(retryAfter);
    expect((await fetch(`${base}/users`)).status).toBe(200);
  });

  it('slow: the API handles the request before the delay, and stopping the proxy ends the delay', async () => {
    const own = await misbehavingProxy(api.url, 'fresh');
    const user = newUser();
    const response = post(`${own.url}/late/slow:600000`, user);
    while ((await totalOf(user.email)) === 0);
    await Promise.all([expect(response).rejects.toThrow('fetch failed'), own.stop()]);
  });

  it('slow: returns the response of the API after the delay', async () => {
    expect((await fetch(`${scripted('slow:20').base}/users`)).status).toBe(200);
  });

  it.each([200, 403, 502])('html and empty with %i: returns a response that does not come from the API', async (status) => {
    const { base, seen } = scripted(`html:${status},empty:${status}`);
    const html = await fetch(`${base}/users`);
    expect([html.status, html.headers.get('content-type'), await html.text()]).toEqual([
      status,
      'text/html',
      expect.stringMatching(/^<html>/),
    ]);
    const empty = await fetch(`${base}/users`);
    expect([empty.status, await empty.text()]).toEqual([status, '']);
    expect(await seen()).toHaveLength(2);
  });

  it('edit: adds undeclared members and values to profiles, pages and problems', async () => {
    const { base } = scripted('edit,edit,edit,edit');
    const user = await json(await post(base, { ...newUser(), preferences: { theme: 'dark', notifications: { push: true } } }));
    const later = { preferences: { theme: 'sepia', notifications: { push: true } }, fromTomorrow: [1] };
    expect(user).toMatchObject(later);
    const page = await json(await fetch(`${base}/users?email=${user.email}`));
    expect(page.items).toEqual([user]);
    const problem = await fetch(`${base}/users/none`);
    expect([problem.status, (await json(problem)).code]).toEqual([400, 'unheard-of']);
    expect((await fetch(`${base}/users/${user.userId}`, { method: 'DELETE' })).status).toBe(204);
  });

  it('token: rejects every later request without the fresh token', async () => {
    const { base, seen } = scripted('pass,token,503');
    const get = async (token: string) => (await fetch(`${base}/users`, { headers: { Authorization: `Bearer ${token}` } })).status;
    const tokens = ['stale', 'stale', 'fresh', 'fresh', 'stale'];
    const statuses = [];
    for (const token of tokens) statuses.push(await get(token));
    expect(statuses).toEqual([200, 401, 503, 200, 401]);
    expect((await seen()).map(({ action }) => action)).toEqual(['pass', 'token', '503', 'pass', 'token']);
  });

  it.each(['sing', 'slow', 'html', 'slow:soon', '418', '', 'pass:1', '503, pass'])('"%s": returns 500 and the reason', async (action) => {
    const response = await fetch(`${scripted(encodeURIComponent(`${action},pass`)).base}/users`);
    expect(response.status).toBe(500);
    expect(await response.text()).toMatch(/is not an action|contract has no problem with status/);
  });

  it('returns 500 and the accepted paths for a URL without a script', async () => {
    const response = await fetch(`${proxy.url}/users`);
    expect([response.status, await response.text()]).toEqual([500, 'The path /users must be /<id>/<actions>/… or /<id>/requests\n']);
  });

  it('returns 500 and the reason when the API is unreachable', async () => {
    const nowhere = await misbehavingProxy('http://127.0.0.1:1', 'fresh');
    const response = await fetch(`${nowhere.url}/id/pass/users`);
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('ECONNREFUSED')]);
    await nowhere.stop();
  });

  it('counts the requests of each id and script separately, and gives concurrent requests different actions', async () => {
    const { base } = scripted('503,503,503');
    const other = scripted('503,pass');
    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await fetch(`${base}/users`)).status));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 503, 503, 503]);
    expect((await fetch(`${other.base}/users`)).status).toBe(503);
  });

  it('lists the received requests in order: method, path, headers, body and action', async () => {
    const { base, seen } = scripted('409,pass');
    const user = newUser();
    await post(base, user);
    await fetch(`${base}/users?limit=2&email=a%40example.com`, { headers: { 'X-Retry-Count': '1' } });
    expect(await seen()).toEqual([
      {
        method: 'POST',
        path: '/users',
        headers: expect.objectContaining({ 'content-type': 'application/json' }),
        body: JSON.stringify(user),
        action: '409',
      },
      {
        method: 'GET',
        path: '/users?limit=2&email=a%40example.com',
        headers: expect.objectContaining({ 'x-retry-count': '1' }),
        body: '',
        action: 'pass',
      },
    ]);
    expect(await scripted('pass').seen()).toEqual([]);
  });
});
