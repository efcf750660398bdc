import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { scripts } from '../../package.json';
import { operations } from '../contract/declared-operations';
import { paste } from '../local/program';
import { type Mock, startMock } from '../mock-server';
import { blocksOf, promised } from './blocks';
import { compileErrors, javascriptOf, programOf } from './compile';
import { runNode } from './platforms/command';
import { sdkApp } from './sdk-app';

const page = 'docs/mock.md';
const text = readFileSync(page, 'utf8');
const blocks = blocksOf(page, 'ts').map((block) => ({ ...block, name: `line-${block.line}`, prints: promised(block) }));
const commands = [...text.matchAll(/^\$ (curl .*)\n(.*)$/gm)].map(([, command = '', printed = '']) => ({ command, printed }));
const grace = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';

let mock: Mock;
let app = '';
/** Replaces the URL of the page by that of the running mock. */
const here = (said: string): string => said.replaceAll('http://127.0.0.1:4010', mock.url);

beforeAll(async () => {
  mock = await startMock();
  app = await sdkApp();
}, 60_000);
afterAll(async () => {
  await mock.stop();
  rmSync(app, { recursive: true, force: true });
});

const ask = (path: string, prefer?: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(mock.url + path, { headers: { authorization: 'Bearer x', ...(prefer !== undefined && { prefer }), ...headers } });

const send = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(mock.url + path, {
    method,
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** Runs a program and returns the lines it prints. It has a client as `client`, and `tokens` counts the calls of the token provider. */
async function printedBySdk(code: string): Promise<string[]> {
  const client = `let tokens = 0; const client = createClient({ baseUrl: '${mock.url}', token: () => String(++tokens) });`;
  writeFileSync(join(app, 'program.js'), `import { createClient } from 'user-profiles-client';\n${client}\n${code}\n`);
  return (await runNode(['program.js'], app)).trimEnd().split('\n');
}

/** Starts a mock that other machines can reach. Returns its port, and a function that stops it. */
async function startForAll(): Promise<{ port: string; stop: () => boolean }> {
  const [, ...args] = scripts.mock.split(' ');
  const prism = spawn(process.execPath, [...args, '--port', '0', '--host', '0.0.0.0']);
  for await (const line of createInterface(prism.stdout)) {
    const [, port] = /listening on http:\/\/0\.0\.0\.0:(\d+)/.exec(line) ?? [];
    if (port !== undefined) return { port, stop: () => prism.kill() };
  }
  throw new Error('Prism ended before it listened on a port');
}

describe('the page about the mock', () => {
  it('has commands and examples', () => {
    expect([commands.length, blocks.length]).toEqual([2, 1]);
  });

  it.each(commands)('shows the exact output of: $command', async ({ command, printed }) => {
    expect(await paste(here(command))).toBe(printed);
  });

  it('has examples that compile', () => {
    const files = blocks.map((block) => join(app, `${block.name}.ts`));
    for (const block of blocks) writeFileSync(join(app, `${block.name}.ts`), block.text);
    expect(compileErrors(programOf(files))).toEqual([]);
  });

  it.each(blocks)('has an example at $name that prints the promised output: $prints', async (block) => {
    writeFileSync(join(app, `${block.name}.js`), javascriptOf(here(block.text)));
    expect((await runNode([`${block.name}.js`], app)).trimEnd().split('\n')).toEqual(block.prints);
  });

  it.each(operations)('names the default response of $operationId', ({ operationId, responses }) => {
    const [status = '', { content = {} } = {}] = Object.entries(responses)[0] ?? [];
    const [example] = Object.values(content).flatMap(({ examples }) => Object.keys(examples));
    expect(text).toContain(`| ${operationId} | ${status} | ${example === undefined ? '' : `\`${example}\``}`);
  });
});

describe('the mock, as the page describes it:', () => {
  it('401 unauthenticated: a request without a token', async () => {
    const refused = await fetch(`${mock.url}/users`);
    expect([refused.status, await refused.json()]).toEqual([401, expect.objectContaining({ code: 'unauthenticated' })]);
  });

  it('404 without a code: an undeclared status; 500 without a code: an unknown example', async () => {
    const [undeclared, nameless] = await Promise.all([ask('/users', 'code=418'), ask('/users', 'code=200, example=nobody')]);
    expect([undeclared.status, nameless.status]).toEqual([404, 500]);
    expect(await Promise.all([undeclared, nameless].map((answer) => answer.json()))).toEqual([
      expect.not.objectContaining({ code: expect.anything() }),
      expect.not.objectContaining({ code: expect.anything() }),
    ]);
  });

  it('dynamic=true returns times without milliseconds', async () => {
    expect(await (await ask(`/users/${grace}`, 'dynamic=true')).json()).toMatchObject({
      createdAt: expect.not.stringMatching(/\.\d{3}Z$/),
    });
  });

  it('422 idempotency-key-reused from createUser, 400 from updateUser: an invalid body', async () => {
    const [create, update] = await Promise.all([send('POST', '/users', {}), send('PUT', `/users/${grace}`, {})]);
    expect([create.status, await create.json()]).toEqual([422, expect.objectContaining({ code: 'idempotency-key-reused' })]);
    expect([update.status, await update.json()]).toEqual([400, expect.objectContaining({ code: 'invalid-request' })]);
  });

  it('createUser always returns Grace Hopper, with Idempotent-Replayed', async () => {
    const created = await send('POST', '/users', { email: 'ada@example.com', displayName: 'Ada' });
    expect(created.headers.get('idempotent-replayed')).toBe('true');
    expect(await created.json()).toMatchObject({ displayName: 'Grace Hopper', userId: grace });
  });

  it('every page has one user and a nextCursor', async () => {
    const first: { nextCursor: string } = JSON.parse(await (await ask('/users')).text());
    const second = await (await ask(`/users?cursor=${first.nextCursor}&limit=5`)).json();
    expect(second).toMatchObject({ items: [expect.anything()], nextCursor: first.nextCursor });
  });

  it('getUser returns Grace Hopper for every id and ETag', async () => {
    const etag = (await ask(`/users/${grace}`)).headers.get('etag') ?? '';
    const again = await ask('/users/00000000-0000-4000-8000-000000000000', undefined, { 'if-none-match': etag });
    expect([again.status, await again.json()]).toEqual([200, expect.objectContaining({ displayName: 'Grace Hopper', userId: grace })]);
  });

  it('updateUser returns Grace Hopper, and deleteUser returns no content', async () => {
    const replaced = await send('PUT', `/users/${grace}`, { email: 'ada@example.com', displayName: 'Ada' });
    expect([replaced.status, await replaced.json()]).toEqual([200, expect.objectContaining({ displayName: 'Grace Hopper' })]);
    const deleted = await send('DELETE', `/users/${grace}`);
    expect([deleted.status, await deleted.text()]).toEqual([204, '']);
  });

  it('filters are validated, and the header sl-violations contains the reason', async () => {
    const refused = await ask('/users?limit=1000');
    expect([refused.status, refused.headers.get('sl-violations')]).toEqual([400, expect.stringContaining('limit must be <= 100')]);
  });

  it('code=304 makes the SDK return the cached profile, or reject with the kind unexpected without one', async () => {
    const print = (prefer: string) =>
      `await client.getUser({ userId: '${grace}' }, { headers: { prefer: '${prefer}' } })
        .then(({ data }) => console.log(data.displayName), ({ kind }) => console.log(kind));\n`;
    expect(await printedBySdk(print('code=304') + print('code=200') + print('code=304'))).toEqual([
      'unexpected',
      'Grace Hopper',
      'Grace Hopper',
    ]);
  });

  it('code=401 makes the SDK refresh its token once and then reject with the problem', async () => {
    const call = `client.getUser({ userId: '${grace}' }, { headers: { prefer: 'code=401' } })`;
    const prints = await printedBySdk(`await ${call}.catch(({ code }) => console.log(code)); console.log(tokens);`);
    expect(prints).toEqual(['unauthenticated', '2']);
  });

  it('--host 0.0.0.0 is required to reach the mock through another IP address', async () => {
    const open = await startForAll();
    const reached = await fetch(`http://127.0.0.2:${open.port}/users`).finally(open.stop);
    expect(reached.status).toBe(401);
    await expect(fetch(`${mock.url.replace('127.0.0.1', '127.0.0.2')}/users`)).rejects.toThrow('fetch failed');
  });

  it('CORS allows every origin and header', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'prefer' };
    const preflight = await fetch(`${mock.url}/users`, { method: 'OPTIONS', headers });
    const allowed = ['access-control-allow-origin', 'access-control-allow-headers'].map((name) => preflight.headers.get(name));
    expect(allowed).toEqual(['https://app.example', 'prefer']);
  });
});
