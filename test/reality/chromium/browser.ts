import { load } from '../install';
import { stopWithPart } from '../running';
import type { PageFunctions } from './page';

/** The part of playwright-core that the checks use. The package is not installed for `npm test` and the type check. */
interface Playwright {
  readonly chromium: { launch(options: Readonly<Record<string, unknown>>): Promise<PlaywrightBrowser> };
}

interface PlaywrightBrowser {
  newContext(): Promise<Context>;
  close(): Promise<void>;
}

interface Context {
  newPage(): Promise<PlaywrightPage>;
  close(): Promise<void>;
}

/** A page of Playwright. */
export interface PlaywrightPage {
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'response', listener: (response: PlaywrightResponse) => void): void;
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  getByLabel(text: string): Locator;
  getByRole(role: string, options?: { readonly name: string }): Locator;
  locator(selector: string): Locator;
  route(url: string, handler: (route: Route) => unknown): Promise<void>;
}

/** An element of a page. Each method waits until the element exists. */
export interface Locator {
  fill(value: string): Promise<void>;
  click(): Promise<void>;
  selectOption(value: string): Promise<unknown>;
  inputValue(): Promise<string>;
  allTextContents(): Promise<string[]>;
}

/** A request of a page that waits for `continue`. */
export interface Route {
  request(): { method(): string; headers(): Readonly<Record<string, string>>; postData(): string | null };
  continue(): Promise<void>;
}

interface PlaywrightResponse {
  url(): string;
  status(): number;
  request(): { method(): string };
}

export type Browser = Pick<PlaywrightBrowser, 'newContext'>;

/** A page with the app, in its own browser profile. */
export interface Page {
  /** Calls a function of `page.ts` in the page. The arguments and the result are JSON. */
  call<Name extends keyof PageFunctions>(
    name: Name,
    ...args: Parameters<PageFunctions[Name]>
  ): Promise<Awaited<ReturnType<PageFunctions[Name]>>>;
  /** Returns the responses that the page has received, such as `GET 304`. */
  answers(): string[];
  /** Returns the errors on the console and the uncaught errors. */
  errors(): string[];
}

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A host without a certificate, so that the page is not a secure context. */
export const insecureHost = 'app.test';
/** The host of another site. */
export const otherHost = 'evil.test';
/** A host of another site that points to this machine after DNS rebinding. */
export const reboundHost = 'rebind.test';

/** Starts the browser. It is stopped when the part ends. */
export async function launch(executablePath: string): Promise<Browser> {
  const { chromium }: Playwright = load('playwright-core');
  const args = ['--no-sandbox', '--host-resolver-rules=MAP *.test 127.0.0.1', ...flags];
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ executablePath, headless: true, args, ...signals });
  stopWithPart(() => browser.close());
  return browser;
}

/**
 * Opens a page, uses it and closes it.
 * @param script a script to run in the loaded page; omitted: the page loads its own script
 */
export async function withPage<T>(browser: Browser, url: string, use: (page: Page) => Promise<T>, script?: string): Promise<T> {
  const context = await browser.newContext();
  try {
    return await use(await open(context, url, script));
  } finally {
    await context.close();
  }
}

async function open(context: Context, url: string, script: string | undefined): Promise<Page> {
  const page = await context.newPage();
  const answers: string[] = [];
  const errors: string[] = [];
  page.on('response', (response) => answers.push(`${response.request().method()} ${response.status()}`));
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  if (script !== undefined) await page.evaluate(script);
  return {
    call: (name, ...args) => page.evaluate(`page.${name}(...${JSON.stringify(args)})`) as Promise<never>,
    answers: () => [...answers],
    errors: () => [...errors],
  };
}
