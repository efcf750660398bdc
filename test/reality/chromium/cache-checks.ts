import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import type { Api } from '../api';
import { exchange } from '../exchange';
import { type Browser, withPage } from './browser';

/** The browser keeps answers to fetch in its HTTP cache. */
export const cacheChecks = (browser: Browser, site: string, api: Api): Check[] => [
  { what: 'the HTTP cache gives no profile that has changed', prove: () => changed(browser, site, api) },
  { what: 'the HTTP cache gives no profile to another caller', prove: () => otherCaller(browser, site, api) },
  { what: 'the HTTP cache gives no error after its cause is gone', prove: () => error(browser, site, api) },
];

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** As another device does it, outside of the browser. @returns the URL of the profile */
async function write(api: Api, method: 'POST' | 'PUT', url: string, body: Readonly<Record<string, string>>, token = api.administrator) {
  const answer = await exchange(url, {
    method,
    headers: { ...bearer(token), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  strictEqual(answer.status, method === 'POST' ? 201 : 200, answer.text);
  return `${api.url}/users/${JSON.parse(answer.text).userId}`;
}

const changed = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const email = 'cache@example.com';
    const url = await write(api, 'POST', `${api.url}/users`, { email, displayName: 'First' });
    const read = async () => JSON.parse((await page.call('read', url, { headers: bearer(api.administrator) })).body).displayName;
    const names = [await read(), await read()];
    await write(api, 'PUT', url, { email, displayName: 'Second' });
    deepStrictEqual([...names, await read()], ['First', 'First', 'Second']);
    return '';
  });

const otherCaller = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const url = await write(api, 'POST', `${api.url}/users`, { email: 'private@example.com', displayName: 'Private' });
    const read = async (headers: Record<string, string>) => (await page.call('read', url, { headers })).status;
    strictEqual(await read(bearer(api.administrator)), 200);
    strictEqual(await read({}), 401);
    strictEqual(await read(bearer(api.user.token)), 403);
    strictEqual(await read(bearer(api.expired)), 401);
    return '';
  });

const error = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const { userId, token } = api.user;
    const read = async () => (await page.call('read', `${api.url}/users/${userId}`, { headers: bearer(token) })).status;
    strictEqual(await read(), 404);
    await write(api, 'POST', `${api.url}/users`, { email: 'late@example.com', displayName: 'Late' }, token);
    strictEqual(await read(), 200);
    return '';
  });
