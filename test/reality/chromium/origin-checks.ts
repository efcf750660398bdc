import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import type { Api } from '../api';
import { type Browser, withPage } from './browser';

interface Sites {
  /** The URLs of pages in each allowed origin. */
  readonly allowed: readonly string[];
  /** The URL of a page in another origin. */
  readonly forbidden: string;
}

/** Checks the API with several allowed origins. @param api the API with `--auth` and `--allow-origin` for each allowed origin */
export const originChecks = (browser: Browser, { allowed, forbidden }: Sites, api: Api): Check[] => [
  ...allowed.map((site) => ({
    what: `with several allowed origins, a page of ${new URL(site).hostname} can read and write`,
    prove: () => readsAndWrites(browser, site, api),
  })),
  {
    what: 'with several allowed origins, a page of another origin can read and write nothing',
    prove: () => isBlocked(browser, forbidden, api),
  },
];

let created = 0;
const post = ({ administrator }: Api) => ({
  method: 'POST',
  headers: { Authorization: `Bearer ${administrator}`, 'Content-Type': 'application/json' },
  body: JSON.stringify({ email: `several-${(created += 1)}@example.com`, displayName: 'Origin' }),
});
const withToken = ({ administrator }: Api) => ({ headers: { Authorization: `Bearer ${administrator}` } });

const readsAndWrites = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const { status, headers } = await page.call('read', `${api.url}/users`, post(api));
    deepStrictEqual({ status, hasLocation: 'location' in headers }, { status: 201, hasLocation: true });
    strictEqual((await page.call('read', `${api.url}/users`, withToken(api))).status, 200);
    strictEqual((await page.call('read', `${api.url}/users`, {})).status, 401);
    return new URL(site).origin;
  });

const isBlocked = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const before = await countUsers(api);
    strictEqual(await page.call('attempt', `${api.url}/users`, withToken(api)), 'nothing');
    strictEqual(await page.call('attempt', `${api.url}/users`, post(api)), 'nothing');
    // The preflight was rejected, so the browser has not sent the request.
    strictEqual(await countUsers(api), before);
    // Every page can read the errors of API Gateway, which cannot compare origins there.
    strictEqual(await page.call('attempt', `${api.url}/users`, {}), '401');
    return new URL(site).origin;
  });

/** Returns the number of users, without the browser. */
async function countUsers(api: Api): Promise<number> {
  const response = await fetch(`${api.url}/users?limit=100`, withToken(api));
  const { items }: { items: unknown[] } = JSON.parse(await response.text());
  return items.length;
}
