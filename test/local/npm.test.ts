import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { commandLine } from '../../src/local/process/process-table';
import { freePort } from '../free-port';

let directory = '';
let started: ChildProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'npm-'));
  started = [];
});

/** Each has a process group of its own, which ends what a failing test has left. */
afterEach(() => {
  for (const { pid } of started) endGroup(pid);
  rmSync(directory, { recursive: true, force: true });
});

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it, as it should be.
  }
}

interface Started {
  child: ChildProcess;
  url: string;
}

/** Runs a command line in a shell that turns into its last command, and waits until it has said where it listens. */
function start(line: string): Promise<Started> {
  const child = spawn('bash', ['-c', line], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  return new Promise((settle, fail) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /listen(?:s|ing) on (http:\/\/\S+)/.exec(said)?.[1];
      if (url !== undefined) settle({ child, url });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => fail(new Error(`it ended before it listened:\n${said}`)));
  });
}

const note = () => join(directory, 'users.db.pid');
const idsIn = (): { owner: number; engine: number } => JSON.parse(readFileSync(note(), 'utf8'));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it did not happen within 15 s');
    await pause(50);
  }
}

/** Whether anybody answers there. */
const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/users`).then(
    () => true,
    () => false,
  );

const api = () => `npm start --silent -- --port 0 --data ${directory}`;

/** The process of the API, found by its data directory. */
function runningApi(): number | undefined {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).find((pid) => {
    const [program = '', ...args] = commandLine(pid);
    return program.endsWith('node') && args.includes('src/local/main.ts') && args.includes(directory);
  });
}

describe('the end of npm', () => {
  it.each(['SIGTERM', 'SIGKILL', 'SIGHUP'] as const)('stops the API and its engine when npm gets %s', async (signal) => {
    const { child, url } = await start(`exec ${api()}`);
    const { owner, engine } = idsIn();
    child.kill(signal);
    await until(() => !isAlive(owner));
    // The note goes when the engine has ended in order.
    expect([existsSync(note()), isAlive(engine), await answers(url)]).toEqual([false, false, false]);
  });

  it('stops the API in the middle of its start', async () => {
    const child = spawn('bash', ['-c', `exec ${api()}`], { detached: true, stdio: 'ignore' });
    started.push(child);
    await until(() => runningApi() !== undefined);
    const pid = runningApi();
    child.kill('SIGKILL');
    await until(() => pid !== undefined && !isAlive(pid));
    expect(existsSync(note())).toBe(false);
  });

  it('stops the API that a shell has put into the background: npm start & kill $!', async () => {
    const line = `${api()} & while [ ! -e ${directory}/stop ]; do sleep 0.1; done; kill $!; wait`;
    const { url } = await start(line);
    const { owner } = idsIn();
    execFileSync('touch', [join(directory, 'stop')]);
    await until(() => !isAlive(owner));
    expect([existsSync(note()), await answers(url)]).toEqual([false, false]);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('stops the mock when npm gets %s', async (signal) => {
    const port = await freePort();
    const { child, url } = await start(`exec npm run --silent mock -- --port ${port}`);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    child.kill(signal);
    await until(async () => !(await answers(url)));
  });
});

describe('a reader of the output that ends', () => {
  /** Runs a pipe in bash. Its exit code is that of the first command that fails. */
  function piped(line: string) {
    const child = spawn('bash', ['-c', `set -o pipefail; ${line}`], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    const ended = new Promise<number | null>((settle) => child.once('close', settle));
    const url = async () => {
      await until(() => out.includes('listens on'));
      return /listens on (\S+)/.exec(out)?.[1] ?? '';
    };
    return { ended, err: () => err, url };
  }

  const left = () => readdirSync(directory).filter((name) => name.startsWith('users.db'));

  it('ends the API quietly while it starts: npm start | head -1', async () => {
    // npm prints a header of several lines, and ends with 1 when nobody reads it.
    const { ended, err } = piped(`npm start -- --port 0 --data ${directory} | head -1`);
    await ended;
    expect([err(), runningApi(), existsSync(note())]).toEqual(['', undefined, false]);
  });

  it('ends the API quietly at the next request: npm start --silent | head -1', async () => {
    const { ended, err, url } = piped(`${api()} | head -1`);
    const answer = await fetch(`${await url()}/users`);
    expect(answer.status).toBe(200);
    expect([await ended, err(), left()]).toEqual([0, '', ['users.db']]);
  });

  it('ends the API quietly at the next error when nobody reads its errors', async () => {
    const { ended, err, url } = piped(`{ ${api()} 2>&1 >&3 | true; } 3>&1`);
    const at = await url();
    const token = execFileSync('npm', ['run', '--silent', 'token', '--', '--data', directory], { encoding: 'utf8' }).trim();
    chmodSync(join(directory, 'signing-key.pem'), 0o644);
    const answer = await fetch(`${at}/users`, { headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(500);
    expect([await ended, err(), left()]).toEqual([0, '', ['users.db']]);
  });
});

describe('an API that goes on', () => {
  const moreThanALook = 1500;

  it.each([
    ['npm in the background of a shell that ends', () => `${api()} &`],
    ['npm under nohup, in a session of its own', () => `nohup setsid ${api()} &`],
    [
      'node without npm, in the background of a shell that ends',
      () => `node --import tsx src/local/main.ts --port 0 --data ${directory} &`,
    ],
  ])('is that of %s', async (_what, line) => {
    const { url } = await start(`${line()} while [ ! -e ${directory}/users.db.pid ]; do sleep 0.1; done`);
    const { owner } = idsIn();
    try {
      await pause(moreThanALook);
      expect(await answers(url)).toBe(true);
    } finally {
      process.kill(owner, 'SIGTERM');
      await until(() => !isAlive(owner));
    }
  });
});

describe('npm run token', () => {
  it('makes an expired token for --expires -1m', () => {
    const args = ['run', '--silent', 'token', '--', '--expires', '-1m', '--data', directory];
    const token = execFileSync('npm', args, { encoding: 'utf8' });
    const { exp = 0 } = decodeJwt(token.trim());
    expect(Math.round(Date.now() / 1000) - exp).toBeGreaterThanOrEqual(59);
  });
});
