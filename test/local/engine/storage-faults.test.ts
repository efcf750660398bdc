import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../free-port';
import { createUser, harness, type Ready, until } from '../harness';
import { canMount, onSmallDisk } from './small-disk';

const { directory, start, ready } = harness();
const file = () => join(directory(), '.data', 'users.db');
const bio = 'x'.repeat(450);

async function fill({ url }: Ready, users: number): Promise<void> {
  for (let begin = 0; begin < users; begin += 20) {
    const many = Array.from({ length: 20 }, (_, index) => createUser(url, `user-${begin + index}@example.com`, bio));
    expect(new Set(await Promise.all(many))).toEqual(new Set([201]));
  }
}

async function stopped({ child, ended }: Ready): Promise<void> {
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}

/** Each line on standard error that is no request's. */
const told = ({ err }: Ready) => err().split('\n').filter(Boolean);

const statusOf = async (url: string, init?: RequestInit): Promise<number> => {
  const answer = await fetch(url, init);
  await answer.text();
  return answer.status;
};

const other = 'or use another directory: npm start -- --data DIR';
const damage = () =>
  `${file()} cannot be read: it is damaged. Requests for users in the damaged part get 503, and lists may get it too. ` +
  `Stop the API, move the file away and put a copy in its place, ${other}`;

/** Overwrites pages in the middle. */
function overwrite(pages: number): void {
  const { size } = statSync(file());
  const descriptor = openSync(file(), 'r+');
  writeSync(descriptor, randomBytes(pages * 4096), 0, pages * 4096, Math.floor(size / 2 / 4096) * 4096);
  closeSync(descriptor);
}

describe('a damaged data file', () => {
  it('is named once when pages in its middle were overwritten, and users who can be read are', async () => {
    const first = await ready(['--port', '0', '--no-throttle']);
    await fill(first, 300);
    const { items }: { items: { userId: string }[] } = JSON.parse(await (await fetch(`${first.url}/users?limit=100`)).text());
    await stopped(first);
    overwrite(40);
    const second = await ready(['--port', '0', '--no-throttle']);
    await until(() => second.err() !== '', 'a message');
    const statuses = await Promise.all(items.map(({ userId }) => statusOf(`${second.url}/users/${userId}`)));
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    await new Promise((settle) => setTimeout(settle, 4000));
    expect(told(second)).toEqual([damage()]);
  });

  it('is found when a request fails, where the file is too large to be read through at the start', async () => {
    const first = await ready(['--port', '0', '--no-throttle']);
    await fill(first, 300);
    await stopped(first);
    overwrite(40);
    // SQLite reads as many pages as its header says.
    truncateSync(file(), 65 * 1024 * 1024);
    const second = await ready(['--port', '0', '--no-throttle']);
    await new Promise((settle) => setTimeout(settle, 2000));
    expect(second.err()).toBe('');
    const find = (_: unknown, index: number) => statusOf(`${second.url}/users?email=user-${index}@example.com`);
    expect(await Promise.all(Array.from({ length: 300 }, find))).toContain(503);
    await until(() => second.err() !== '', 'a message');
    expect(told(second)).toEqual([damage()]);
  });

  it.each<[string, () => void, string]>([
    ['is cut off', () => truncateSync(file(), Math.floor(statSync(file()).size / 2)), 'it is damaged'],
    ['is a text', () => writeFileSync(file(), 'no database\n'.repeat(1000)), 'it is not a database of this program'],
  ])('refuses the start in one line, and changes nothing, when it %s', async (_what, harm, reason) => {
    const first = await ready(['--port', '0', '--no-throttle']);
    await fill(first, 100);
    await stopped(first);
    harm();
    const before = readFileSync(file());
    const second = start(['--port', '0']);
    expect(await second.ended).toBe(1);
    expect(second.err()).toBe(
      `${file()} cannot be read: ${reason}. Stop the API, move the file away and put a copy in its place, ${other}\n`,
    );
    expect(readFileSync(file()).equals(before)).toBe(true);
    expect(readdirSync(join(directory(), '.data'))).not.toContain('users.db.pid');
  });
});

describe('an engine that does not answer', () => {
  it('gives 503 after the time limit of functions, is named once, and so is its end', async () => {
    const program = await ready(['--port', '0']);
    expect(await createUser(program.url, 'ada@example.com')).toBe(201);
    const { engine }: { engine: number } = JSON.parse(readFileSync(`${file()}.pid`, 'utf8'));
    process.kill(engine, 'SIGSTOP');
    const began = performance.now();
    expect(await statusOf(`${program.url}/users`)).toBe(503);
    expect((performance.now() - began) / 1000).toBeLessThan(20);
    await until(() => program.err() !== '', 'a message');
    process.kill(engine, 'SIGCONT');
    await until(() => told(program).length > 1, 'its end');
    expect(told(program)).toEqual([
      `The embedded DynamoDB on ${file()} (process ${engine}) does not answer. Requests get 503 until it does. ` +
        'If it does not continue by itself, stop the API and start it again.',
      `The embedded DynamoDB on ${file()} answers again.`,
    ]);
    expect(await statusOf(`${program.url}/users`)).toBe(200);
  }, 60_000);
});

describe('the file-size limit', () => {
  it('is named when a write would exceed it, and users can still be read', async () => {
    const limited = (command: readonly string[]) => ['bash', '-c', 'ulimit -f 600; exec "$@"', 'sh', ...command];
    const program = await ready(['--port', '0', '--no-throttle'], {}, limited);
    let user = 0;
    await until(async () => (await createUser(program.url, `user-${(user += 1)}@example.com`, bio)) === 503, 'a refused change');
    await until(() => program.err() !== '', 'a message');
    expect(told(program)).toEqual([
      `${file()} cannot be written: it has reached the file-size limit (ulimit -f). Changes get 503; reads still work. ` +
        `Raise the limit and start again, ${other}`,
    ]);
    expect(await statusOf(`${program.url}/users`)).toBe(200);
  });
});

describe('a full disk for the output alone', () => {
  it('loses the lines and ends nothing', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const program = start(['--port', String(port), '--memory'], {}, (command) => ['bash', '-c', 'exec "$@" > /dev/full', 'sh', ...command]);
    const answers = () => statusOf(`${url}/users`).catch(() => 0);
    await until(async () => (await answers()) === 200, 'an answer');
    expect(await createUser(url, 'ada@example.com')).toBe(201);
    expect([await answers(), program.err()]).toEqual([200, '']);
  });
});

const mounts = canMount('npm start on a full disk');

describe('a full disk', () => {
  const disk = (size: string) => (command: readonly string[]) => onSmallDisk(directory(), size, command);
  /** A file on the disk of the program. */
  const seen = ({ child }: Ready, name = '') => join(`/proc/${child.pid}/root`, directory(), name);
  const full = () => `${file()} cannot be written: the disk is full.`;

  function takeAllSpace(path: string): void {
    execFileSync('bash', ['-c', `dd if=/dev/zero of="$0" bs=4096 2> /dev/null; true`, path]);
  }

  it('refuses changes with 503, answers reads, is named once, and so is its end', async () => {
    if (!mounts) return;
    const program = await ready(['--port', '0', '--no-throttle'], {}, disk('8m'));
    await fill(program, 60);
    takeAllSpace(seen(program, 'filler'));
    let user = 0;
    await until(async () => (await createUser(program.url, `more-${(user += 1)}@example.com`, bio)) === 503, 'a refused change');
    const { items }: { items: { userId: string }[] } = JSON.parse(await (await fetch(`${program.url}/users`)).text());
    const one = `${program.url}/users/${items[0]?.userId}`;
    expect([await statusOf(one), await statusOf(one, { method: 'DELETE' }), await statusOf(one)]).toEqual([200, 503, 200]);
    await until(() => program.err() !== '', 'a message');
    expect(told(program)).toEqual([`${full()} Changes get 503; reads still work. Free some space, ${other}`]);
    rmSync(seen(program, 'filler'));
    await until(() => told(program).length > 1, 'its end');
    expect(told(program).slice(1)).toEqual([`${file()} can be written again.`]);
    expect(await statusOf(one, { method: 'DELETE' })).toBe(204);
    expect(readdirSync(seen(program, '.data')).toSorted()).toEqual(['users.db', 'users.db-shm', 'users.db-wal', 'users.db.pid']);
  });

  it('refuses the start in one line and leaves no draft', async () => {
    if (!mounts) return;
    const line =
      'mkdir .data; echo full > .data/kept; dd if=/dev/zero of=filler bs=4096 2> /dev/null; "$@"; code=$?; ls -A .data; exit $code';
    const wrap = (command: readonly string[]) => disk('1m')(['/bin/sh', '-c', line, 'sh', ...command]);
    const program = start(['--port', '0'], {}, wrap);
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe(`${full()} Free some space, ${other}\n`);
    expect(program.out()).toBe('kept\n');
  });

  it('refuses the start on a read-only disk in one line', async () => {
    if (!mounts) return;
    const line = 'mkdir .data; mount -o remount,ro . && exec "$@"';
    const program = start(['--port', '0'], {}, (command) => disk('1m')(['/bin/sh', '-c', line, 'sh', ...command]));
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe(`${file()} cannot be written: the file system is read-only. Make it writable, ${other}\n`);
  });
});
