import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { tokenAuthorizer } from '../../src/local/identity/authorizer';
import type { SigningKey } from '../../src/local/identity/signing-key';
import { signToken, verifyToken } from '../../src/local/identity/tokens';
import { bearer, freshKey } from '../access/tokens';
import { testApi } from '../api';
import { deadReferences } from '../structure/docs';
import { filesIn } from '../structure/files';
import { scripts } from '../../clients/typescript/package.json';
import { blocksOf, promised } from './blocks';
import { compileErrors, javascriptOf, programOf } from './compile';
import { writeContext } from './readme/context';
import { installedIn, sdkApp } from './sdk-app';

const folder = 'clients/typescript';
const readme = `${folder}/README.md`;
const blocks = blocksOf(readme, 'ts').map((block) => ({ ...block, name: `line-${block.line}`, prints: promised(block) }));
const api = testApi();
// As with npm start, a request without a token acts as an administrator.
let baseUrl = '';
let key: SigningKey;
const execute = promisify(execFile);

let app = '';
let context = '';

beforeAll(async () => {
  key = await freshKey();
  const authorize = tokenAuthorizer({ verify: (token) => verifyToken(key, token), required: false });
  baseUrl = (await api.varied({ authorize })).url;
  app = await sdkApp();
  context = writeContext(app);
  for (const { name, text } of blocks) writeFileSync(join(app, `${name}.ts`), text);
  cpSync(join(folder, 'examples'), join(installedIn(app), 'examples'), { recursive: true });
});
afterAll(() => rmSync(app, { recursive: true, force: true }));

const tokenOf = (sub: string, administrator: boolean): Promise<string> => signToken(key, { sub, administrator }, 60);

/** Creates the profile of a user. */
async function signUp(userId: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json', ...bearer(await tokenOf(userId, false)) };
  const body = JSON.stringify({ email: 'someone@example.com', displayName: 'Someone' });
  expect((await fetch(`${baseUrl}/users`, { method: 'POST', headers, body })).status).toBe(201);
}

/** Runs a module of the app and returns the lines it prints. */
async function printed(file: string, env: Record<string, string> = {}): Promise<string[]> {
  const args = ['--import', join(app, 'context.js'), file, env['TOKEN'] ?? '', baseUrl];
  const { stdout } = await execute(process.execPath, args, { cwd: app, env: { ...process.env, ...env, BASE_URL: baseUrl } });
  return stdout.trimEnd().split('\n');
}

describe('the README of the TypeScript SDK', () => {
  // Each example starts with one user.
  afterEach(async () => {
    const { json } = await api.call('listUsers');
    for (const { userId } of json.items) await api.call('deleteUser', { path: { userId } });
  });

  it('has examples, most of them with their output', () => {
    expect(blocks.length).toBeGreaterThan(12);
    expect(blocks.filter(({ prints }) => prints.length > 0).length).toBeGreaterThan(8);
  });

  it('has examples that compile, including the tour', () => {
    const files = blocks.map(({ name }) => join(app, `${name}.ts`));
    expect(compileErrors(programOf([...files, context, join(installedIn(app), 'examples/tour.js')]))).toEqual([]);
  });

  it.each(blocks)('has an example at $name that prints the promised output: $prints', async ({ name, text, prints }) => {
    const userId = randomUUID();
    await signUp(userId);
    writeFileSync(join(app, `${name}.js`), javascriptOf(text).replaceAll('https://api.example.com/v1', baseUrl));
    // The examples also list and create users, which requires an administrator.
    const lines = await printed(join(app, `${name}.js`), { USER_ID: userId, TOKEN: await tokenOf(userId, true) });
    expect(lines.filter(Boolean)).toEqual(prints);
  });

  it('shows the output of the tour', async () => {
    const said = /\$ npm run build && node examples\/tour\.js "\$TOKEN"\n([^`]*)/.exec(readFileSync(readme, 'utf8'))?.[1] ?? '';
    expect(await printed(join(installedIn(app), 'examples/tour.js'), { TOKEN: await tokenOf(randomUUID(), false) })).toEqual(
      said.trimEnd().split('\n'),
    );
  });
});

describe.each([readme, 'clients/typescript/CHANGELOG.md', 'clients/swift/README.md', 'clients/swift/CHANGELOG.md'])('%s', (document) => {
  it('contains no dead path, link or script', () => {
    const project = { files: filesIn('.'), scripts: [...Object.keys(scripts), 'start', 'mock', 'token'] };
    expect(deadReferences(document, readFileSync(resolve(document), 'utf8'), project)).toEqual([]);
  });
});
