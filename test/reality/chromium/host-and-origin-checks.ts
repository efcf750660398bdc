import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import type { Api } from '../api';
import { exchange } from '../exchange';
import { type Browser, otherHost, type Page, reboundHost, withPage } from './browser';
import { engineOf } from '../../local/engine/engine-of';
import type { Attempt } from './page';

interface Pages {
  /** The URL of a page on 127.0.0.1, and its script. */
  readonly site: string;
  readonly script: string;
  /** The API without `--auth`. */
  readonly open: Api;
  /** The API with `--auth`. */
  readonly api: Api;
}

/** Checks what pages of other sites can do with the local API of a developer who visits these sites. */
export function hostAndOriginChecks(browser: Browser, { site, script, open, api }: Pages): Check[] {
  const other = site.replace('127.0.0.1', otherHost);
  // The document comes from the API and the script from the other site. If the document came from the other site too, Chromium itself would
  // block the requests: it knows that such a page is not from this machine.
  const rebound = `http://${reboundHost}:${new URL(open.url).port}/`;
  return [
    { what: 'without --auth, a page of another site can read and change nothing', prove: () => learnsNothing(browser, other, open) },
    {
      what: 'without --auth, a page whose host points to this machine can read and change nothing',
      prove: () => learnsNothing(browser, rebound, { ...open, url: rebound.slice(0, -1) }, script),
    },
    {
      what: 'without --auth, a page on localhost can make every request',
      prove: () => doesAll(browser, site.replace('127.0.0.1', 'localhost'), open),
    },
    { what: 'with --auth, a page of another site gets 401 for every operation', prove: () => isUnauthenticated(browser, other, api) },
    { what: 'with --auth, a page of another site cannot find the engine by its port', prove: () => findsNoEngine(browser, other, api) },
  ];
}

const json = { 'Content-Type': 'application/json' };
const text = { 'Content-Type': 'text/plain' };
let created = 0;
const newBody = () => JSON.stringify({ email: `origin-${(created += 1)}@example.com`, displayName: 'Origin' });

/** Requests for users, with and without a preflight. */
const attempts = (url: string, user: string): Readonly<Record<string, [string, Attempt]>> => ({
  list: [`${url}/users`, {}],
  read: [`${url}/users/${user}`, {}],
  preflighted: [`${url}/users/${user}`, { headers: { 'X-Requested-With': 'XMLHttpRequest' } }],
  create: [`${url}/users`, { method: 'POST', headers: json, body: newBody() }],
  simple: [`${url}/users`, { method: 'POST', headers: text, body: newBody() }],
  blind: [`${url}/users`, { method: 'POST', mode: 'no-cors', headers: text, body: newBody() }],
  missing: [`${url}/nothing`, {}],
  tooLong: [`${url}/users?${'x'.repeat(11_000)}`, {}],
  change: [`${url}/users/${user}`, { method: 'PUT', headers: json, body: newBody() }],
  delete: [`${url}/users/${user}`, { method: 'DELETE' }],
});

/** Creates a user without the browser. @returns the userId */
async function userIn({ url, administrator }: Api): Promise<string> {
  const headers = { ...json, Authorization: `Bearer ${administrator}` };
  const { status, text: body } = await exchange(`${url}/users`, { method: 'POST', headers, body: newBody() });
  strictEqual(status, 201, body);
  return JSON.parse(body).userId;
}

async function tableOf({ url, administrator }: Api): Promise<string> {
  const { status, text: body } = await exchange(`${url}/users?limit=100`, { headers: { Authorization: `Bearer ${administrator}` } });
  strictEqual(status, 200, body);
  return body;
}

async function outcomesOf(page: Page, url: string, user: string): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [name, [target, init]] of Object.entries(attempts(url, user))) outcomes[name] = await page.call('attempt', target, init);
  return outcomes;
}

const allBut = (outcome: string, others: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(Object.keys(attempts('', '')).map((name) => [name, outcome])),
  ...others,
});

/** @param seen the API by the URL that the page uses */
const learnsNothing = (browser: Browser, url: string, seen: Api, script?: string): Promise<string> =>
  withPage(
    browser,
    url,
    async (page) => {
      const own = { ...seen, url: `http://127.0.0.1:${new URL(seen.url).port}` };
      const user = await userIn(own);
      const before = await tableOf(own);
      const outcomes = await outcomesOf(page, seen.url, user);
      // With DNS rebinding, page and API have the same origin, so the page can read the problem documents, but nothing else.
      deepStrictEqual(outcomes, script === undefined ? allBut('nothing', { blind: 'opaque' }) : allBut('421', {}));
      strictEqual(await tableOf(own), before, 'the page changed the table');
      return `${Object.keys(outcomes).length} attempts`;
    },
    script,
  );

const doesAll = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const user = await userIn(api);
    deepStrictEqual(await outcomesOf(page, api.url, user), {
      list: '200',
      read: '200',
      preflighted: '200',
      create: '201',
      simple: '415',
      blind: 'opaque',
      missing: '404',
      tooLong: '414',
      change: '200',
      delete: '204',
    });
    return '';
  });

const isUnauthenticated = (browser: Browser, url: string, api: Api): Promise<string> =>
  withPage(browser, url, async (page) => {
    const user = await userIn(api);
    const before = await tableOf(api);
    const outcomes = await outcomesOf(page, api.url, user);
    deepStrictEqual(outcomes, allBut('401', { blind: 'opaque', missing: '404', tooLong: '414' }));
    strictEqual(await tableOf(api), before, 'the page changed the table');
    return '';
  });

/** A Scan that the engine accepts: it requires an Authorization header but does not verify it. */
const scan = {
  method: 'POST',
  headers: {
    'Content-Type': 'application/x-amz-json-1.0',
    'X-Amz-Target': 'DynamoDB_20120810.Scan',
    'X-Amz-Date': '20261128T000000Z',
    Authorization: 'AWS4-HMAC-SHA256 Credential=x/20261128/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x',
  },
  body: JSON.stringify({ TableName: 'user-profiles' }),
};

const findsNoEngine = (browser: Browser, url: string, api: Api): Promise<string> =>
  withPage(browser, url, async (page) => {
    const user = await userIn(api);
    const { host, port } = engineOf(api.pid);
    const known = await page.call('read', `http://${host}:${port}/`, scan);
    match(known.body, new RegExp(user), 'a page that knows the IP address must find the user, or this check proves nothing');
    const found: string[] = [];
    for (const name of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', otherHost]) {
      found.push(await page.call('attempt', `http://${name}:${port}/`, scan));
    }
    deepStrictEqual(found, ['nothing', 'nothing', 'nothing', 'nothing', 'nothing']);
    return host;
  });
