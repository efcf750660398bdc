import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../access/attempt';
import { sendRaw } from './gateway/raw-request';
import { type Program, run } from './program';
import { engineOf } from './engine/engine-of';

let directory = '';
let program: Program | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'open-'));
});

afterEach(async () => {
  program?.child.kill('SIGKILL');
  await program?.ended;
  rmSync(directory, { recursive: true, force: true });
});

/** Starts the API. @returns a function that sends header lines and returns the status and the Access-Control-Allow-Origin of the response */
async function started(...options: string[]) {
  const running = run(['--memory', '--port', '0', ...options], directory);
  program = running;
  await running.prints('Press Ctrl-C to stop.');
  const url = /listens on (\S+)/.exec(running.out())?.[1] ?? '';
  return async (...lines: string[]) => {
    const { response } = await sendRaw(url, `${['GET /users HTTP/1.1', ...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
    const { status, head } = outcomeOf(response);
    return `${status} ${/^Access-Control-Allow-Origin: (.*)$/im.exec(head)?.[1] ?? 'unreadable'}`;
  };
}

const here = 'Host: localhost:3000';

describe('npm start without --auth', () => {
  it('rejects pages of other machines, and prints once which option allows them', async () => {
    const send = await started();
    expect(await send(here, 'Origin: http://localhost:5173')).toBe('200 *');
    expect(await send(here)).toBe('200 *');
    expect(await send(here, 'Origin: https://app.example.com')).toBe('403 unreadable');
    expect(await send(here, 'Origin: https://app.example.com')).toBe('403 unreadable');
    expect(await send('Host: rebind.example:3000', 'Origin: http://rebind.example:3000')).toBe('421 unreadable');
    const printed = program?.err() ?? '';
    expect(printed.match(/--allow-origin .*/g)).toEqual([
      '--allow-origin https://app.example.com',
      '--allow-origin http://rebind.example:3000',
    ]);
  });

  it('accepts the origins of --allow-origin', async () => {
    const send = await started('--allow-origin', 'https://app.example.com', '--allow-origin', 'http://my-mac.local:5173');
    expect(await send(here, 'Origin: https://app.example.com')).toBe('200 *');
    expect(await send(here, 'Origin: http://my-mac.local:5173')).toBe('200 *');
    expect(await send('Host: my-mac.local:3000')).toBe('200 *');
    expect(await send(here, 'Origin: https://other.example.com')).toBe('403 unreadable');
  });
});

describe('npm start with the embedded engine', () => {
  it('reveals the IP address of the engine neither in responses nor in its output', async () => {
    const running = run(['--memory', '--port', '0'], directory, { LOG_LEVEL: 'DEBUG' });
    program = running;
    await running.prints('Press Ctrl-C to stop.');
    const url = /listens on (\S+)/.exec(running.out())?.[1] ?? '';
    const { host } = engineOf(running.child.pid ?? 0);
    expect(host).toMatch(/^127\.[1-9]/);
    const responses: string[] = [];
    const send = async (method: string, path: string, body = '') => {
      const head = `${method} ${path} HTTP/1.1\r\nHost: x.localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
      responses.push((await sendRaw(url, `${head}\r\nConnection: close\r\n\r\n${body}`)).response);
    };
    await send('POST', '/users', '{"email":"ada@example.com","displayName":"Ada"}');
    await send('GET', '/users');
    await send('GET', '/nothing');
    await send('PUT', '/users/5d5ab2c7-6cd0-4c71-8dbe-e1895efb642b', '{}');
    await send('DELETE', '/users/5d5ab2c7-6cd0-4c71-8dbe-e1895efb642b');
    const output = [...responses, running.out(), running.err()].join('\n');
    expect(output).toContain('ada@example.com');
    expect(output).not.toContain(host);
  });
});

describe('npm start -- --auth', () => {
  it('allows only the origins of --allow-origin if there are any, as the stack does', async () => {
    const send = await started('--auth', '--allow-origin', 'https://app.example.com', '--allow-origin', 'https://admin.example.com');
    const [token = ''] = /^  ([\w-]+\.[\w-]+\.[\w-]+)$/m.exec(program?.out() ?? '')?.slice(1) ?? [];
    const authorization = `Authorization: Bearer ${token}`;
    expect(await send(here, 'Origin: https://app.example.com', authorization)).toBe('200 https://app.example.com');
    expect(await send(here, 'origin: https://admin.example.com', authorization)).toBe('200 https://admin.example.com');
    expect(await send(here, 'Origin: https://evil.example', authorization)).toBe('200 unreadable');
    expect(await send(here, 'Origin: https://evil.example')).toBe('401 *');
  });

  it('requires a token from pages of every origin and accepts every Host, because phones use host names and tunnels', async () => {
    const send = await started('--auth');
    expect(await send(here, 'Origin: https://app.example.com')).toBe('401 *');
    expect(await send('Host: my-mac.local:3000', 'Origin: http://my-mac.local:3000')).toBe('401 *');
    const [token = ''] = /^  ([\w-]+\.[\w-]+\.[\w-]+)$/m.exec(program?.out() ?? '')?.slice(1) ?? [];
    expect(await send('Host: my-mac.local:3000', 'Origin: https://app.example.com', `Authorization: Bearer ${token}`)).toBe('200 *');
  });
});
