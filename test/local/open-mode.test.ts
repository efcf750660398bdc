import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../access/attempt';
import { say } from './gateway/wire';
import { type Program, run } from './program';

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

/** Starts the API. @returns what sends a request with these header lines, and gives its status and what a page may read */
async function started(...options: string[]) {
  const running = run(['--memory', '--port', '0', ...options], directory);
  program = running;
  await running.says('Ctrl-C stops it.');
  const url = /listens on (\S+)/.exec(running.out())?.[1] ?? '';
  return async (...lines: string[]) => {
    const { answer } = await say(url, `${['GET /users HTTP/1.1', ...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
    const { status, head } = outcomeOf(answer);
    return `${status} ${/^Access-Control-Allow-Origin: (.*)$/im.exec(head)?.[1] ?? 'unreadable'}`;
  };
}

const here = 'Host: localhost:3000';

describe('npm start without --auth', () => {
  it('refuses pages from elsewhere, and says once which option allows them', async () => {
    const send = await started();
    expect(await send(here, 'Origin: http://localhost:5173')).toBe('200 *');
    expect(await send(here)).toBe('200 *');
    expect(await send(here, 'Origin: https://app.example.com')).toBe('403 unreadable');
    expect(await send(here, 'Origin: https://app.example.com')).toBe('403 unreadable');
    expect(await send('Host: rebind.example:3000', 'Origin: http://rebind.example:3000')).toBe('421 unreadable');
    const told = program?.err() ?? '';
    expect(told.match(/--allow-origin .*/g)).toEqual([
      '--allow-origin https://app.example.com',
      '--allow-origin http://rebind.example:3000',
    ]);
  });

  it('lets in what --allow-origin names', async () => {
    const send = await started('--allow-origin', 'https://app.example.com', '--allow-origin', 'http://my-mac.local:5173');
    expect(await send(here, 'Origin: https://app.example.com')).toBe('200 *');
    expect(await send(here, 'Origin: http://my-mac.local:5173')).toBe('200 *');
    expect(await send('Host: my-mac.local:3000')).toBe('200 *');
    expect(await send(here, 'Origin: https://other.example.com')).toBe('403 unreadable');
  });
});

describe('npm start -- --auth', () => {
  it('asks pages from anywhere for a token, whatever the Host: phones use names of this machine and tunnels', async () => {
    const send = await started('--auth');
    expect(await send(here, 'Origin: https://app.example.com')).toBe('401 *');
    expect(await send('Host: my-mac.local:3000', 'Origin: http://my-mac.local:3000')).toBe('401 *');
    const [token = ''] = /^  ([\w-]+\.[\w-]+\.[\w-]+)$/m.exec(program?.out() ?? '')?.slice(1) ?? [];
    expect(await send('Host: my-mac.local:3000', 'Origin: https://app.example.com', `Authorization: Bearer ${token}`)).toBe('200 *');
  });
});
