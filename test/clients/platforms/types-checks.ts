import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Check } from './checks';
import { runNode } from './command';
import { installed } from './install';
import { sdkName, type SdkPackage } from './package';

/** A kind of app that uses the SDK. */
interface Consumer {
  name: string;
  options: object;
  /** The name of its only file. */
  file?: string;
  /** Code in addition to `program`. */
  more?: string;
  /** A program without the SDK that does not compile because of the types of the platform or of a library. */
  faulty?: string;
}

const program = `
import { type Client, ClientError, createClient, isProblem, patchUserRequest, replaceUserRequest, type UserProfile } from '${sdkName}';

export async function rename(client: Client, userId: string, displayName: string): Promise<'taken' | UserProfile> {
  try {
    const { data: user } = await client.getUser({ userId });
    const { data } = await client.updateUser({ userId, body: { ...replaceUserRequest(user), displayName } }, { timeout: { total: 1000 } });
    return data;
  } catch (error) {
    if (!isProblem(error, 'updateUser')) throw error;
    if (error.status === 418 || error.status > 499) return Promise.reject(error);
    if (error.status !== 409) throw new Error(String(error.status));
    const code: 'email-taken' | undefined = error.code;
    return code === undefined ? Promise.reject(error) : 'taken';
  }
}

export async function save(client: Client, form: { displayName: string; bio: string | null; locale: string | undefined }): Promise<UserProfile> {
  const { data: user } = await client.me.get();
  return (await client.me.patch({ body: patchUserRequest(user, form) })).data;
}

/** The values of a form, some of them undefined. */
export const create = (client: Client, form: { email: string; bio: string | undefined; signal: undefined }) =>
  client.createUser({ body: { email: form.email, displayName: form.email, bio: form.bio }, idempotencyKey: undefined }, { signal: form.signal });

export const list = (client: Client, cursor: string | undefined) => client.listUsers({ cursor, limit: undefined }, { timeout: { attempt: undefined } });

export async function emails(client: Client): Promise<string[]> {
  const found: string[] = [];
  for await (const user of client.listUsersItems({ limit: 50 })) found.push(user.email);
  return found;
}

export const made: Client = createClient({ baseUrl: 'https://api.example.com/v1', token: ({ stale }) => stale ?? 'token' });
export const kindOf = (error: unknown): string | undefined => (error instanceof ClientError ? error.kind : undefined);
`;

/** A program with the other entries. */
const entries = `
import { QueryClient } from '@tanstack/react-query';
import { createQueries, queryKey } from '${sdkName}/tanstack-query';
import { type FakeApi, fakeApi, fixtures } from '${sdkName}/fixtures';

export const api: FakeApi = fakeApi();
export const faked = createClient({ baseUrl: 'https://api.example.com', transport: api.transport });
export const cache = new QueryClient();
export const queries = createQueries(faked, cache);
export const stored = cache.getQueryData(queries.me.get().queryKey);
export const name: string | undefined = stored?.displayName;
export const grace: UserProfile = fixtures.UserProfile.complete;
export const reload = () => cache.invalidateQueries({ queryKey: queryKey('listUsers') });
`;

/** A program for platforms with `fetch`. */
const online = `
const controller = new AbortController();
export const read = made.getUser({ userId: '' }, { signal: controller.signal });
export const own = createClient({
  baseUrl: 'https://api.example.com',
  token: async ({ signal }) => (await fetch('https://id.example.com', { signal })).text(),
  transport: async ({ url, signal, ...init }) => {
    const response = await fetch(url, { ...init, signal });
    return { status: response.status, headers: {}, text: () => response.text() };
  },
});
`;

const native = `
import { Platform } from 'react-native';
export const os: string = Platform.OS;
`;

const bundler = { module: 'esnext', moduleResolution: 'bundler', lib: ['es2020'], types: [] };
const node16 = { module: 'node16', moduleResolution: 'node16', lib: ['es2020'], types: ['node'] };
const reactNative = { ...bundler, types: ['react-native'], customConditions: ['react-native'], jsx: 'react-native' };
const node10 = { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '5.0', lib: ['es2020', 'dom'], types: [] };

const consumers: Consumer[] = [
  { name: 'ES2020 without a platform', options: bundler, faulty: "import '@tanstack/react-query';\n" },
  { name: 'a browser', options: { ...bundler, lib: ['es2020', 'dom'] }, more: online },
  { name: 'a browser, ESNext', options: { ...bundler, target: 'esnext', lib: ['esnext', 'dom', 'dom.iterable'] }, more: online },
  { name: 'Node.js, bundled', options: { ...bundler, types: ['node'] }, more: online },
  { name: 'Node.js, ESM', options: node16, file: 'app.mts', more: online },
  { name: 'Node.js, CommonJS', options: node16, file: 'app.cts', more: online },
  { name: 'Node.js, node10', options: { ...node10, lib: ['es2020'], types: ['node'] }, more: online },
  { name: 'a browser, node10', options: node10, more: online },
  { name: 'React Native', options: reactNative, more: online, faulty: native },
];

/** Checks that an app of each kind compiles, including the types of all its packages. */
export function typesChecks({ app }: SdkPackage): Check[] {
  linkTypes(app);
  return consumers.map((consumer) => ({ what: `the types compile for ${consumer.name}`, prove: () => compiles(consumer, app) }));
}

/** Links the types of the platforms into the app. */
function linkTypes(app: string): void {
  for (const name of ['@types', '@tanstack', 'react-native']) symlinkSync(installed(name), join(app, 'node_modules', name));
}

async function compiles({ options, file = 'app.ts', more = '', faulty }: Consumer, app: string): Promise<string> {
  const known = faulty === undefined ? [] : await errorsIn(faulty, file, options, app);
  const found = await errorsIn(program + entries + more + (faulty ?? ''), file, options, app);
  const ours = found.filter((error) => !known.includes(error));
  if (ours.length > 0) throw new Error(ours.join('\n'));
  return known.length === 0 ? '' : `${known.length} errors also occur without the SDK`;
}

const strictest = {
  target: 'es2020',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Returns the errors of the compiler for a program, without their detail lines. */
async function errorsIn(text: string, file: string, options: object, app: string): Promise<string[]> {
  const folder = mkdtempSync(join(app, 'types-'));
  writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...strictest, ...options }, files: [file] }));
  try {
    await runNode([resolve('node_modules/typescript/bin/tsc'), '-p', '.', '--pretty', 'false'], folder);
    return [];
  } catch (error) {
    const output = error instanceof Error ? error.message : String(error);
    return output.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
  }
}
