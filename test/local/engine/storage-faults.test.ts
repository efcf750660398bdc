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

/** Returns the lines on standard error. */
const messages = ({ err }: Ready) => err().split('\n').filter(Boolean);

const statusOf = async (url: string, init?: RequestInit): Promise<number> => {
  const response = await fetch(url, init);
  await response.text();
  return response.status;
};

const other = 'or use another directory: npm start -- --data DIR';
const damage = () =>
  `${file()} cannot be read: it is damaged. Requests for users in the damaged part return 503, and so may listing users. ` +
  `Stop the API and replace the file with a backup, ${other}`;

/** Overwrites pages in the middle of the file. */
function overwrite(pages: number): void {
  const { size } = statSync(file());
  const descriptor = openSync(file(), 'r+');
  writeSync(descriptor, randomBytes(pages * 4096), 0, pages * 4096, Math.floor(size / 2 / 4096) * 4096);
  closeSync(descriptor);
}

describe('a damaged data file', () => {
  it('is reported once, and undamaged users can be read', async () => {
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
    expect(messages(second)).toEqual([damage()]);
  });

  it('is reported after a failed request if the file is too large to be read at the start', async () => {
    const first = await ready(['--port', '0', '--no-throttle']);
    await fill(first, 300);
    await stopped(first);
    overwrite(40);
    // SQLite reads only as many pages as the header of the file contains.
    truncateSync(file(), 65 * 1024 * 1024);
    const second = await ready(['--port', '0', '--no-throttle']);
    await new Promise((settle) => setTimeout(settle, 2000));
    expect(second.err()).toBe('');
    const find = (_: unknown, index: number) => statusOf(`${second.url}/users?email=user-${index}@example.com`);
    expect(await Promise.all(Array.from({ length: 300 }, find))).toContain(503);
    await until(() => second.err() !== '', 'a message');
    expect(messages(second)).toEqual([damage()]);
  });

  it.each<[string, () => void, string]>([
    ['is cut off', () => truncateSync(file(), Math.floor(statSync(file()).size / 2)), 'it is damaged'],
    ['is a text file', () => writeFileSync(file(), 'no database\n'.repeat(1000)), 'it is not a SQLite database'],
  ])('prevents the start with one line, and stays unchanged, when it %s', async (_what, damageFile, reason) => {
    const first = await ready(['--port', '0', '--no-throttle']);
    await fill(first, 100);
    await stopped(first);
    damageFile();
    const before = readFileSync(file());
    const second = start(['--port', '0']);
    expect(await second.ended).toBe(1);
    expect(second.err()).toBe(`${file()} cannot be read: ${reason}. Stop the API and replace the file with a backup, ${other}\n`);
    expect(readFileSync(file()).equals(before)).toBe(true);
    expect(readdirSync(join(directory(), '.data'))).not.toContain('users.db.pid');
  });
});

describe('an engine that does not respond', () => {
  it('leads to 503 after the timeout of functions, and is reported once when it begins and once when it ends', async () => {
    const program = await ready(['--port', '0']);
    expect(await createUser(program.url, 'ada@example.com')).toBe(201);
    const { engine }: { engine: number } = JSON.parse(readFileSync(`${file()}.pid`, 'utf8'));
    process.kill(engine, 'SIGSTOP');
    const began = performance.now();
    expect(await statusOf(`${program.url}/users`)).toBe(503);
    expect((performance.now() - began) / 1000).toBeLessThan(20);
    await until(() => program.err() !== '', 'a message');
    process.kill(engine, 'SIGCONT');
    await until(() => messages(program).length > 1, 'its end');
    expect(messages(program)).toEqual([
      `The embedded DynamoDB on ${file()} (process ${engine}) does not respond. Requests return 503 until it does. ` +
        'If it does not recover, restart the API.',
      `The embedded DynamoDB on ${file()} responds again.`,
    ]);
    expect(await statusOf(`${program.url}/users`)).toBe(200);
  }, 60_000);
});

describe('the file-size limit', () => {
  it('is reported when a write would exceed it, and users can still be read', async () => {
    const limited = (command: readonly string[]) => ['bash', '-c', 'ulimit -f 600; exec "$@"', 'sh', ...command];
    const program = await ready(['--port', '0', '--no-throttle'], {}, limited);
    let user = 0;
    await until(async () => (await createUser(program.url, `user-${(user += 1)}@example.com`, bio)) === 503, 'a rejected write');
    await until(() => program.err() !== '', 'a message');
    expect(messages(program)).toEqual([
      `${file()} cannot be written: it has reached the file-size limit (ulimit -f). Writes return 503; reads still work. ` +
        `Raise the limit and start the API again, ${other}`,
    ]);
    expect(await statusOf(`${program.url}/users`)).toBe(200);
  });
});

describe('a full disk for the output', () => {
  it('loses the output, and the API continues', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const program = start(['--port', String(port), '--memory'], {}, (command) => ['bash', '-c', 'exec "$@" > /dev/full', 'sh', ...command]);
    const status = () => statusOf(`${url}/users`).catch(() => 0);
    await until(async () => (await status()) === 200, 'a response');
    expect(await createUser(url, 'ada@example.com')).toBe(201);
    expect([await status(), program.err()]).toEqual([200, '']);
  });
});

const mounts = canMount('npm start on a full disk');

describe('a full disk', () => {
  const disk = (size: string) => (command: readonly string[]) => onSmallDisk(directory(), size, command);
  /** Returns the path under which this process sees a file on the disk of the program. */
  const seen = ({ child }: Ready, name = '') => join(`/proc/${child.pid}/root`, directory(), name);
  const full = () => `${file()} cannot be written: the disk is full.`;

  function takeAllSpace(path: string): void {
    execFileSync('bash', ['-c', `dd if=/dev/zero of="$0" bs=4096 2> /dev/null; true`, path]);
  }

  it('leads to 503 for writes but not for reads, and is reported once when it begins and once when it ends', async () => {
    if (!mounts) return;
    const program = await ready(['--port', '0', '--no-throttle'], {}, disk('8m'));
    await fill(program, 60);
    takeAllSpace(seen(program, 'filler'));
    let user = 0;
    await until(async () => (await createUser(program.url, `more-${(user += 1)}@example.com`, bio)) === 503, 'a rejected write');
    const { items }: { items: { userId: string }[] } = JSON.parse(await (await fetch(`${program.url}/users`)).text());
    const one = `${program.url}/users/${items[0]?.userId}`;
    expect([await statusOf(one), await statusOf(one, { method: 'DELETE' }), await statusOf(one)]).toEqual([200, 503, 200]);
    await until(() => program.err() !== '', 'a message');
    expect(messages(program)).toEqual([`${full()} Writes return 503; reads still work. Free some space, ${other}`]);
    rmSync(seen(program, 'filler'));
    await until(() => messages(program).length > 1, 'its end');
    expect(messages(program).slice(1)).toEqual([`${file()} can be written again.`]);
    expect(await statusOf(one, { method: 'DELETE' })).toBe(204);
    expect(readdirSync(seen(program, '.data')).toSorted()).toEqual(['users.db', 'users.db-shm', 'users.db-wal', 'users.db.pid']);
  });

  it('prevents the start with one line, and no draft of a lock file stays', async () => {
    if (!mounts) return;
    const line =
      'mkdir .data; echo full > .data/kept; dd if=/dev/zero of=filler bs=4096 2> /dev/null; "$@"; code=$?; ls -A .data; exit $code';
    const wrap = (command: readonly string[]) => disk('1m')(['/bin/sh', '-c', line, 'sh', ...command]);
    const program = start(['--port', '0'], {}, wrap);
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe(`${full()} Free some space, ${other}\n`);
    expect(program.out()).toBe('kept\n');
  });

  it('that is read-only prevents the start with one line', async () => {
    if (!mounts) return;
    const line = 'mkdir .data; mount -o remount,ro . && exec "$@"';
    const program = start(['--port', '0'], {}, (command) => disk('1m')(['/bin/sh', '-c', line, 'sh', ...command]));
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe(`${file()} cannot be written: the file system is read-only. Make it writable, ${other}\n`);
  });
});
