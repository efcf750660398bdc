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

/** Each child has its own process group, so that the children of a failing test are killed too. */
afterEach(() => {
  for (const { pid } of started) endGroup(pid);
  rmSync(directory, { recursive: true, force: true });
});

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended already.
  }
}

interface Started {
  child: ChildProcess;
  url: string;
}

/** Runs a command line in a shell, which `exec` replaces with the command, and waits until the program prints its URL. */
function start(line: string): Promise<Started> {
  const child = spawn('bash', ['-c', line], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  return new Promise((settle, fail) => {
    let output = '';
    const onOutput = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /listen(?:s|ing) on (http:\/\/\S+)/.exec(output)?.[1];
      if (url !== undefined) settle({ child, url });
    };
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.once('close', () => fail(new Error(`The program ended before it listened:\n${output}`)));
  });
}

const lockFile = () => join(directory, 'users.db.pid');
const idsIn = (): { owner: number; engine: number } => JSON.parse(readFileSync(lockFile(), 'utf8'));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(isMet: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 15_000;
  while (!(await isMet())) {
    if (performance.now() > end) throw new Error('The condition was not met within 15 s.');
    await pause(50);
  }
}

/** Returns whether a server responds at a URL. */
const responds = (url: string): Promise<boolean> =>
  fetch(`${url}/users`).then(
    () => true,
    () => false,
  );

const api = () => `npm start --silent -- --port 0 --data ${directory}`;

/** Returns the process id of the API, which it finds by the data directory. */
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
    // The lock file is removed when the engine has been stopped in order.
    expect([existsSync(lockFile()), isAlive(engine), await responds(url)]).toEqual([false, false, false]);
  });

  it('stops the API during its start', async () => {
    const child = spawn('bash', ['-c', `exec ${api()}`], { detached: true, stdio: 'ignore' });
    started.push(child);
    await until(() => runningApi() !== undefined);
    const pid = runningApi();
    child.kill('SIGKILL');
    await until(() => pid !== undefined && !isAlive(pid));
    expect(existsSync(lockFile())).toBe(false);
  });

  it('stops the API that runs in the background of a shell: npm start & kill $!', async () => {
    const line = `${api()} & while [ ! -e ${directory}/stop ]; do sleep 0.1; done; kill $!; wait`;
    const { url } = await start(line);
    const { owner } = idsIn();
    execFileSync('touch', [join(directory, 'stop')]);
    await until(() => !isAlive(owner));
    expect([existsSync(lockFile()), await responds(url)]).toEqual([false, false]);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('stops the mock when npm gets %s', async (signal) => {
    const port = await freePort();
    const { child, url } = await start(`exec npm run --silent mock -- --port ${port}`);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    child.kill(signal);
    await until(async () => !(await responds(url)));
  });
});

describe('the end of the reader of the output', () => {
  /** Runs a pipe in bash. Its exit code is that of the first failing command. */
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

  const remainingFiles = () => readdirSync(directory).filter((name) => name.startsWith('users.db'));

  it('stops the API silently during its start: npm start | head -1', async () => {
    // npm prints a header of several lines, and exits with 1 if it cannot write them.
    const { ended, err } = piped(`npm start -- --port 0 --data ${directory} | head -1`);
    await ended;
    expect([err(), runningApi(), existsSync(lockFile())]).toEqual(['', undefined, false]);
  });

  it('stops the API silently at the next request: npm start --silent | head -1', async () => {
    const { ended, err, url } = piped(`${api()} | head -1`);
    const response = await fetch(`${await url()}/users`);
    expect(response.status).toBe(200);
    expect([await ended, err(), remainingFiles()]).toEqual([0, '', ['users.db']]);
  });

  it('stops the API silently at the next error if it was the reader of standard error', async () => {
    const { ended, err, url } = piped(`{ ${api()} 2>&1 >&3 | true; } 3>&1`);
    const at = await url();
    const token = execFileSync('npm', ['run', '--silent', 'token', '--', '--data', directory], { encoding: 'utf8' }).trim();
    chmodSync(join(directory, 'signing-key.pem'), 0o644);
    const response = await fetch(`${at}/users`, { headers: { Authorization: `Bearer ${token}` } });
    expect(response.status).toBe(500);
    expect([await ended, err(), remainingFiles()]).toEqual([0, '', ['users.db']]);
  });
});

describe('the API', () => {
  const moreThanOneCheck = 1500;

  it.each([
    ['npm in the background of a shell that ends', () => `${api()} &`],
    ['npm under nohup, in a session of its own', () => `nohup setsid ${api()} &`],
    [
      'node without npm, in the background of a shell that ends',
      () => `node --import tsx src/local/main.ts --port 0 --data ${directory} &`,
    ],
  ])('continues to run under %s', async (_what, line) => {
    const { url } = await start(`${line()} while [ ! -e ${directory}/users.db.pid ]; do sleep 0.1; done`);
    const { owner } = idsIn();
    try {
      await pause(moreThanOneCheck);
      expect(await responds(url)).toBe(true);
    } finally {
      process.kill(owner, 'SIGTERM');
      await until(() => !isAlive(owner));
    }
  });
});

describe('npm run token', () => {
  it('prints an expired token for --expires -1m', () => {
    const args = ['run', '--silent', 'token', '--', '--expires', '-1m', '--data', directory];
    const token = execFileSync('npm', args, { encoding: 'utf8' });
    const { exp = 0 } = decodeJwt(token.trim());
    expect(Math.round(Date.now() / 1000) - exp).toBeGreaterThanOrEqual(59);
  });
});
