import { strictEqual } from 'node:assert/strict';
import type { Browser, PlaywrightPage, Route } from '../chromium/browser';

/** The profile screen in a page. */
export interface Screen {
  readonly page: PlaywrightPage;
  /** The requests to the API, except preflights, oldest first. */
  readonly sent: readonly Sent[];
  /** Returns the uncaught errors, and those on the console. */
  errors(): string[];
  /** Delays the requests of a method, until the returned function is called. */
  hold(method: string): () => void;
  /** Waits until an element has a text. @throws Error with the actual text after twenty seconds */
  shows(selector: string, text: string): Promise<void>;
  save(): Promise<void>;
}

interface Sent {
  readonly method: string;
  readonly ifMatch: string | undefined;
  readonly body: unknown;
}

/** How long an element may take to get its text, in milliseconds. */
const patience = 20_000;

/**
 * Opens the app in a page of its own browser profile, uses it and closes it.
 * @param start an expression that starts the app
 */
export async function onScreen(browser: Browser, site: string, start: string, use: (screen: Screen) => Promise<void>): Promise<string> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const screen = await watch(page);
    await page.goto(site);
    await page.evaluate(start);
    await use(screen);
    return '';
  } finally {
    await context.close();
  }
}

async function watch(page: PlaywrightPage): Promise<Screen> {
  const errors: string[] = [];
  const sent: Sent[] = [];
  const held = new Map<string, Promise<void>>();
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.route('**/users/**', async (route: Route) => {
    const request = route.request();
    const body: unknown = JSON.parse(request.postData() ?? 'null');
    if (request.method() !== 'OPTIONS') sent.push({ method: request.method(), ifMatch: request.headers()['if-match'], body });
    await held.get(request.method());
    await route.continue();
  });
  return {
    page,
    sent,
    errors: () => errors,
    hold(method) {
      let release: () => void = () => {};
      held.set(method, new Promise((settle) => (release = settle)));
      return () => {
        held.delete(method);
        release();
      };
    },
    shows: (selector, text) => shows(page, selector, text),
    save: () => page.getByRole('button', { name: 'Save' }).click(),
  };
}

async function shows(page: PlaywrightPage, selector: string, text: string): Promise<void> {
  const start = performance.now();
  let found: string[] = [];
  while (performance.now() - start < patience) {
    found = await page.locator(selector).allTextContents();
    if (found.join('\n') === text) return;
    await new Promise((settle) => setTimeout(settle, 10));
  }
  strictEqual(found.join('\n'), text, `the text of ${selector}`);
}
