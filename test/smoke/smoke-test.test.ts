import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../../clients/typescript/src/index';
import { type Api, startApi } from '../reality/api';
import { stopServers } from '../reality/running';
import { smokeTest } from './smoke-test';

const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
let api: Api;
let lines: string[];

const smoke = (url: string, token: string) =>
  smokeTest(
    { url, origin: 'http://localhost:5173' },
    { token, administrator: false, help: false },
    { print: (line) => lines.push(line), signal: new AbortController().signal },
  );

beforeAll(async () => {
  api = await startApi(folder, '--auth');
}, 60_000);

afterAll(async () => {
  await stopServers();
  rmSync(folder, { recursive: true, force: true });
});

describe('the smoke test', () => {
  it('passes against npm start --auth, prints each check without the token, and deletes its profile', async () => {
    lines = [];
    const results = await smoke(api.url, api.user.token);
    expect(results.length).toBeGreaterThan(10);
    expect(results).not.toContain(false);
    expect(lines).toHaveLength(results.length);
    expect(lines.join('\n')).not.toContain(api.user.token);
    const client = createClient({ baseUrl: api.url, token: () => api.administrator });
    expect((await client.listUsers()).data.items).toEqual([]);
  });

  it('keeps the profile of a user who had one before', async () => {
    lines = [];
    const client = createClient({ baseUrl: api.url, token: () => api.otherUser.token });
    await client.createUser({ body: { email: 'ada@example.com', displayName: 'Ada' } });
    expect(await smoke(api.url, api.otherUser.token)).toContain(false);
    expect((await client.me.get()).data.displayName).toBe('Ada');
  });

  it('does not accept a token of an administrator, whose calls would change profiles of others', async () => {
    lines = [];
    await expect(smoke(api.url, api.administrator)).rejects.toThrow('The token is one of an administrator.');
  });

  it('fails with the status of an API that fails', async () => {
    lines = [];
    const server = createServer((_, response) => response.writeHead(500).end()).listen(0, '127.0.0.1');
    await new Promise((settle) => server.once('listening', settle));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await smoke(url, api.user.token)).toEqual([false, false, false, false]);
    expect(lines.join('\n')).toContain('The status is 500; expected 401.');
    expect(lines.join('\n')).toContain('getUser returned 500 without a problem document. Expected 404 user-not-found.');
    server.close();
  });
});
