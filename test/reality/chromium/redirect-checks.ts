import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import { type Browser, withPage } from './browser';
import { redirection } from './site';

export const redirectChecks = (browser: Browser, site: string): Check[] =>
  [301, 302, 303, 307, 308].map((status) => ({
    what: `the SDK sends nothing to another origin after a ${status}`,
    prove: () => refused(browser, site, status),
  }));

const refused = (browser: Browser, site: string, status: number): Promise<string> =>
  withPage(browser, site, async (page) => {
    const { from, redirected, received } = await redirection(status);
    const failures = await page.call('redirected', { baseUrl: from, token: 'secret' });
    strictEqual(redirected(), failures.length, 'each call must meet the redirect');
    deepStrictEqual(received(), [], 'the other origin received requests');
    deepStrictEqual(
      failures.filter((failure) => failure === undefined),
      [],
      'a call took the answer of the other origin',
    );
    return '';
  });
