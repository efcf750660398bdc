import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import type { Client, UserProfile } from '../../../clients/typescript/src/index';
import type { Api } from '../api';
import type { Browser } from '../chromium/browser';
import { onScreen, type Screen } from './screen';
import { loadStack, type Stack } from './stacks';

/** What the checks of a screen use. */
export interface Surroundings {
  readonly browser: Browser;
  readonly stack: Stack;
  /** The URL of the page. */
  readonly site: string;
  readonly api: Api;
}

/** Checks the profile screen of the examples in Chromium. */
export const screenChecks = (surroundings: Surroundings): Check[] => [
  { what: `${surroundings.stack.name}: the profile screen works with two devices`, prove: () => twoDevices(surroundings) },
  { what: `${surroundings.stack.name}: the profile screen works without a server`, prove: () => withoutServer(surroundings) },
];

const conflict = 'Somebody else has changed the profile. Check the form and save again.';

/** Chromium reports the status 412 on the console. */
const expected = /^Failed to load resource: the server responded with a status of 412 /;

async function twoDevices({ browser, stack, site, api }: Surroundings): Promise<string> {
  const { createClient } = loadStack(stack).sdk;
  const { token } = api.user;
  const tablet = createClient({ baseUrl: api.url, token: () => token });
  const created = await tablet.createUser({ body: { email: 'ada@example.com', displayName: 'Ada', bio: 'Counts.' } });
  const read = () => tablet.getUser({ userId: 'me' }).then(({ data }) => data);
  try {
    await onScreen(browser, site, `start(${JSON.stringify({ baseUrl: api.url, token })})`, async (screen) => {
      await screen.shows('h1', 'Ada');
      await savesOptimistically(screen, created.data, read);
      await clearsField(screen, read);
      await meetsConflict(screen, tablet, read);
      await signsOut(screen);
      deepStrictEqual(
        screen.errors().filter((error) => !expected.test(error)),
        [],
      );
    });
  } finally {
    await tablet.deleteUser({ userId: 'me', ifMatch: null });
  }
  return '';
}

type Read = () => Promise<UserProfile>;

async function savesOptimistically(screen: Screen, user: UserProfile, read: Read): Promise<void> {
  const release = screen.hold('PATCH');
  await screen.page.getByLabel('Name').fill('Ada Lovelace');
  await screen.save();
  await screen.shows('h1', 'Ada Lovelace');
  strictEqual((await read()).displayName, 'Ada', 'the API has not received the change yet');
  release();
  await screen.shows('[role=status]', 'Saved.');
  const { ifMatch, body } = screen.sent.at(-1) ?? {};
  deepStrictEqual([ifMatch, body], [user.etag, { displayName: 'Ada Lovelace' }]);
  strictEqual((await read()).displayName, 'Ada Lovelace');
}

async function clearsField(screen: Screen, read: Read): Promise<void> {
  await screen.page.getByLabel('Bio').fill('');
  await screen.page.getByLabel('Theme').selectOption('dark');
  await screen.save();
  await screen.shows('#about', 'No bio yet.');
  await screen.shows('[role=status]', 'Saved.');
  const { bio, preferences } = await read();
  deepStrictEqual([bio, preferences], [undefined, { theme: 'dark' }]);
  deepStrictEqual(screen.sent.at(-1)?.body, { bio: null, preferences: { theme: 'dark' } });
}

async function meetsConflict(screen: Screen, tablet: Client, read: Read): Promise<void> {
  const { page } = screen;
  await page.getByLabel('Bio').fill('Writes programs.');
  const before = await read();
  await tablet.updateUser({ userId: 'me', body: { email: before.email, displayName: 'Countess of Lovelace' }, ifMatch: before.etag });
  // The screen reads the new profile while the form is open, as after the app was in the background.
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
  await screen.shows('h1', 'Countess of Lovelace');
  await screen.save();
  await screen.shows('[role=alert]', conflict);
  await screen.shows('#about', 'No bio yet.');
  strictEqual(screen.sent.findLast(({ method }) => method === 'PATCH')?.ifMatch, before.etag, 'the revision that the form was opened with');
  strictEqual(await page.getByLabel('Name').inputValue(), 'Countess of Lovelace');
  strictEqual(await page.getByLabel('Bio').inputValue(), 'Writes programs.');
  await screen.save();
  await screen.shows('[role=status]', 'Saved.');
  const { displayName, bio } = await read();
  deepStrictEqual([displayName, bio], ['Countess of Lovelace', 'Writes programs.']);
}

async function signsOut(screen: Screen): Promise<void> {
  const before = screen.sent.length;
  await screen.page.getByRole('button', { name: 'Sign out' }).click();
  await screen.shows('p', 'You are signed out.');
  strictEqual(screen.sent.length, before);
}

const withoutServer = ({ browser, site }: Surroundings): Promise<string> =>
  onScreen(browser, site, 'startFake()', async (screen) => {
    const { page } = screen;
    await screen.shows('h1', 'Grace Hopper');
    await page.evaluate(
      "api.respond('patchUser', ({ body }) => ({ ...fixtures.UserProfile.complete, displayName: 'Grace', bio: undefined }))",
    );
    await page.getByLabel('Name').fill('Grace');
    await page.getByLabel('Bio').fill('');
    await screen.save();
    await screen.shows('[role=status]', 'Saved.');
    await screen.shows('#about', 'No bio yet.');
    const requests = (await page.evaluate('api.requests')) as { operation: string; body: unknown; headers: Record<string, string> }[];
    deepStrictEqual(
      requests.map(({ operation, body }) => [operation, body]),
      [
        ['getUser', undefined],
        ['patchUser', { displayName: 'Grace', bio: null }],
      ],
    );
    match(requests[1]?.headers['if-match'] ?? '', /^"/);
    await page.evaluate("api.fail('patchUser', 'precondition-failed', { times: 1 })");
    await page.getByLabel('Name').fill('Amazing Grace');
    await screen.save();
    await screen.shows('[role=alert]', conflict);
    await page.evaluate("api.fail('patchUser', 'network', { times: 1 })");
    await screen.save();
    await screen.shows('[role=alert]', 'You seem to be offline. The profile was not saved.');
    deepStrictEqual([screen.errors(), screen.sent], [[], []]);
  });
