import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import type { Api } from '../api';
import { exchange } from '../exchange';
import { type Browser, withPage } from './browser';

/** Checks the HTTP cache of the browser, which stores responses to fetch. */
export const cacheChecks = (browser: Browser, site: string, api: Api): Check[] => [
  { what: 'the HTTP cache does not return an outdated profile', prove: () => changed(browser, site, api) },
  { what: 'the HTTP cache does not return a profile to another caller', prove: () => otherCaller(browser, site, api) },
  { what: 'the HTTP cache does not return an error after its cause has ended', prove: () => error(browser, site, api) },
];

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** Creates or updates a profile without the browser, as another device does. @returns the URL of the profile */
async function write(api: Api, method: 'POST' | 'PUT', url: string, body: Readonly<Record<string, string>>, token = api.administrator) {
  const response = await exchange(url, {
    method,
    headers: { ...bearer(token), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  strictEqual(response.status, method === 'POST' ? 201 : 200, response.text);
  return `${api.url}/users/${JSON.parse(response.text).userId}`;
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
