import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../contract/declared-operations';
import { paste } from '../local/program';
import { type Mock, startMock } from '../mock-server';
import { blocksOf, promised } from './blocks';
import { faultsIn, javascriptOf, programOf } from './compile';
import { runNode } from './platforms/command';
import { sdkApp } from './sdk-app';

const page = 'docs/mock.md';
const text = readFileSync(page, 'utf8');
const blocks = blocksOf(page, 'ts').map((block) => ({ ...block, name: `line-${block.line}`, prints: promised(block) }));
const commands = [...text.matchAll(/^\$ (curl .*)\n(.*)$/gm)].map(([, command = '', printed = '']) => ({ command, printed }));
const grace = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';

let mock: Mock;
let app = '';
/** A text of the page, for the mock of this run. */
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

const send = (method: string, path: string, body: object): Promise<Response> =>
  fetch(mock.url + path, {
    method,
    body: JSON.stringify(body),
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
  });

describe('the page about the mock', () => {
  it('has commands and examples', () => {
    expect([commands.length, blocks.length]).toEqual([2, 2]);
  });

  it.each(commands)('shows exactly what is printed by: $command', async ({ command, printed }) => {
    expect(await paste(here(command))).toBe(printed);
  });

  it('has examples that compile', () => {
    const files = blocks.map((block) => join(app, `${block.name}.ts`));
    for (const block of blocks) writeFileSync(join(app, `${block.name}.ts`), block.text);
    expect(faultsIn(programOf(files))).toEqual([]);
  });

  it.each(blocks)('has an example at $name that prints what it says: $prints', async (block) => {
    writeFileSync(join(app, `${block.name}.js`), javascriptOf(here(block.text)));
    expect((await runNode([`${block.name}.js`], app)).trimEnd().split('\n')).toEqual(block.prints);
  });

  it.each(operations)('names the answer that $operationId gives unasked', ({ operationId, responses }) => {
    const [status = '', { content = {} } = {}] = Object.entries(responses)[0] ?? [];
    const [example] = Object.values(content).flatMap(({ examples }) => Object.keys(examples));
    expect(text).toContain(`| ${operationId} | ${status} | ${example === undefined ? '' : `\`${example}\``}`);
  });
});

describe('what the page says of the mock holds:', () => {
  it('a status that is not declared gives 404 and a name that is not there 500, without a code', async () => {
    const [undeclared, nameless] = await Promise.all([ask('/users', 'code=418'), ask('/users', 'code=200, example=nobody')]);
    expect([undeclared.status, nameless.status]).toEqual([404, 500]);
    expect(await Promise.all([undeclared, nameless].map((answer) => answer.json()))).toEqual([
      expect.not.objectContaining({ code: expect.anything() }),
      expect.not.objectContaining({ code: expect.anything() }),
    ]);
  });

  it('dynamic=true gives times that miss their milliseconds', async () => {
    expect(await (await ask(`/users/${grace}`, 'dynamic=true')).json()).toMatchObject({
      createdAt: expect.not.stringMatching(/\.\d{3}Z$/),
    });
  });

  it('a body that breaks the contract is 422 idempotency-key-reused of createUser, 400 of updateUser', async () => {
    const [create, update] = await Promise.all([send('POST', '/users', {}), send('PUT', `/users/${grace}`, {})]);
    expect([create.status, await create.json()]).toEqual([422, expect.objectContaining({ code: 'idempotency-key-reused' })]);
    expect([update.status, await update.json()]).toEqual([400, expect.objectContaining({ code: 'invalid-request' })]);
  });

  it('a creation always is Idempotent-Replayed, and Grace Hopper', async () => {
    const created = await send('POST', '/users', { email: 'ada@example.com', displayName: 'Ada' });
    expect(created.headers.get('idempotent-replayed')).toBe('true');
    expect(await created.json()).toMatchObject({ displayName: 'Grace Hopper', userId: grace });
  });

  it('a page has one user and the cursor of the next, also the page after', async () => {
    const first: { nextCursor: string } = JSON.parse(await (await ask('/users')).text());
    const second = await (await ask(`/users?cursor=${first.nextCursor}&limit=5`)).json();
    expect(second).toMatchObject({ items: [expect.anything()], nextCursor: first.nextCursor });
  });

  it('a profile is Grace Hopper, whatever id or ETag is sent', async () => {
    const etag = (await ask(`/users/${grace}`)).headers.get('etag') ?? '';
    const again = await ask('/users/00000000-0000-4000-8000-000000000000', undefined, { 'if-none-match': etag });
    expect([again.status, await again.json()]).toEqual([200, expect.objectContaining({ displayName: 'Grace Hopper', userId: grace })]);
  });

  it('filters are checked', async () => {
    expect((await ask('/users?limit=1000')).status).toBe(400);
  });

  it('every origin and header is allowed', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'prefer' };
    const preflight = await fetch(`${mock.url}/users`, { method: 'OPTIONS', headers });
    const allowed = ['access-control-allow-origin', 'access-control-allow-headers'].map((name) => preflight.headers.get(name));
    expect(allowed).toEqual(['https://app.example', 'prefer']);
  });
});
