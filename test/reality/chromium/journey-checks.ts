import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import type { Api } from '../api';
import { type Browser, insecureHost, withPage } from './browser';

/** Chromium reports each 4xx on the console. The calls of the app lead to these. */
const expected = /^Failed to load resource: the server responded with a status of (400|404|409|412) /;

export const journeyChecks = (browser: Browser, site: string, api: Api): Check[] => [
  { what: 'the SDK works in a page of another origin', prove: () => journey(browser, site, api) },
  {
    what: 'the SDK works in a page that is not a secure context',
    prove: () => journey(browser, site.replace('127.0.0.1', insecureHost), api),
  },
  { what: 'the SDK cancels a call', prove: () => cancels(browser, site, api) },
  { what: 'a page can read the headers that the contract declares', prove: () => headers(browser, site, api) },
  { what: 'a preflight allows the headers that tracing libraries add', prove: () => tracing(browser, site, api) },
  { what: 'a page without a token can read the problem document', prove: () => unauthenticated(browser, site, api) },
  { what: 'the ESM and the CJS build recognize the errors of each other', prove: () => twoCopies(browser, site, api) },
];

const targetOf = ({ url, administrator }: Api) => ({ baseUrl: url, token: administrator });

const journey = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const { etag, ...outcome } = await page.call('journey', targetOf(api));
    deepStrictEqual(outcome, {
      created: { status: 201, displayName: 'Ada 😀' },
      same: true,
      changed: 'Hello.',
      walked: ['grace.page@example.com', 'page@example.com'],
      stale: { kind: 'problem', status: 412, code: 'precondition-failed' },
      taken: { kind: 'problem', status: 409, code: 'email-taken' },
      invalid: { kind: 'problem', status: 400, code: 'invalid-request' },
      latest: 'Another page.',
      deleted: 204,
      gone: { kind: 'problem', status: 404, code: 'user-not-found' },
    });
    match(etag ?? '', /^"/);
    strictEqual(page.answers().filter((answer) => answer === 'GET 304').length, 2, `the answers were ${page.answers().join(', ')}`);
    deepStrictEqual(
      page.errors().filter((error) => !expected.test(error)),
      [],
    );
    return `${page.answers().length} answers`;
  });

const cancels = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    strictEqual((await page.call('cancelled', targetOf(api)))?.kind, 'cancelled');
    deepStrictEqual(page.errors(), []);
    return '';
  });

const authorization = ({ administrator }: Api) => ({ Authorization: `Bearer ${administrator}` });

const headers = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const body = JSON.stringify({ email: 'headers@example.com', displayName: 'Ada' });
    const init = {
      method: 'POST',
      headers: { ...authorization(api), 'Content-Type': 'application/json', 'Idempotency-Key': 'headers' },
      body,
    };
    await page.call('read', `${api.url}/users`, init);
    const again = await page.call('read', `${api.url}/users`, init);
    strictEqual(again.status, 201, again.body);
    const names = ['etag', 'location', 'idempotent-replayed', 'x-request-id', 'cache-control', 'date'];
    deepStrictEqual(
      names.filter((name) => again.headers[name] === undefined),
      [],
      'CORS hides these headers from the page',
    );
    deepStrictEqual(page.errors(), []);
    return names.join(', ');
  });

const added = {
  baggage: 'sentry-environment=production',
  'sentry-trace': '4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  tracestate: 'rojo=00f067aa0ba902b7',
  'X-Amzn-Trace-Id': 'Root=1-5759e988-bd862e3fe1be46a994272793',
  'X-Requested-With': 'XMLHttpRequest',
  'Cache-Control': 'no-cache',
  Pragma: 'no-cache',
};

const tracing = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const { status } = await page
      .call('read', `${api.url}/users`, { headers: { ...authorization(api), ...added } })
      .catch((cause: unknown) => {
        throw new Error(page.errors().join('\n'), { cause });
      });
    strictEqual(status, 200);
    return Object.keys(added).join(', ');
  });

const unauthenticated = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const { status, headers: readable, body } = await page.call('read', `${api.url}/users`, {});
    deepStrictEqual({ status, code: JSON.parse(body).code }, { status: 401, code: 'unauthenticated' });
    match(readable['www-authenticate'] ?? 'CORS hides WWW-Authenticate', /^Bearer /);
    return '';
  });

const twoCopies = (browser: Browser, site: string, api: Api): Promise<string> =>
  withPage(browser, site, async (page) => {
    const facts = await page.call('twoCopies', targetOf(api));
    deepStrictEqual(facts, { areTwo: true, isProblem: true, isClientError: true });
    return '';
  });
