import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startTime } from '../../../src/local/process/process-table';
import { createUser, harness, type Ready } from '../harness';

const { directory, start, ready } = harness();
const data = (name = '.data') => join(directory(), name);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const modesIn = (folder: string) => Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]));

async function stopped({ child, ended }: Ready): Promise<void> {
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}

describe('the files of the data directory', () => {
  it('have modes 700 and 600, also with a permissive umask', async () => {
    const before = process.umask(0);
    try {
      const { url } = await ready(['--port', '0', '--auth', '--data', 'a/b']);
      expect((await fetch(`${url}/users`)).status).toBe(401);
    } finally {
      process.umask(before);
    }
    expect([modeOf(data('a')), modeOf(data('a/b'))]).toEqual(['700', '700']);
    const files = ['signing-key.pem', 'users.db', 'users.db-shm', 'users.db-wal', 'users.db.pid'];
    expect(modesIn(data('a/b'))).toEqual(Object.fromEntries(files.map((name) => [name, '600'])));
  });

  it('of an older version get mode 600, and .data gets mode 700, at the start', async () => {
    await stopped(await ready(['--port', '0']));
    for (const name of ['users.db-journal', 'users.db.pid', 'other.txt']) writeFileSync(join(data(), name), '');
    for (const name of readdirSync(data())) chmodSync(join(data(), name), 0o644);
    chmodSync(data(), 0o755);
    await ready(['--port', '0']);
    const { 'other.txt': other, ...ours } = modesIn(data());
    expect(new Set(Object.values(ours))).toEqual(new Set(['600']));
    expect([other, modeOf(data())]).toEqual(['644', '700']);
  });

  it('have mode 600 in an existing directory of --data, which keeps its mode', async () => {
    mkdirSync(data('shared'));
    chmodSync(data('shared'), 0o777);
    await ready(['--port', '0', '--data', 'shared']);
    expect(modeOf(data('shared'))).toBe('777');
    expect(new Set(Object.values(modesIn(data('shared'))))).toEqual(new Set(['600']));
  });
});

describe('leftovers of killed starts', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  function livingProcess(): number {
    const child = spawn('sleep', ['60']);
    children.push(child);
    return child.pid ?? 0;
  }

  const endedPid = 4_194_304;

  it('are removed at the next start; files of living processes stay', async () => {
    mkdirSync(data());
    const living = livingProcess();
    const names = [`users.db.pid.${endedPid}`, `users.db.pid.${endedPid}.draft`, `users.db.pid.${living}`, `users.db.pid.${living}.draft`];
    for (const name of [...names, 'users.db.pid.bak']) writeFileSync(join(data(), name), '{"own');
    await stopped(await ready(['--port', '0']));
    const left = ['users.db', 'users.db.pid.bak', `users.db.pid.${living}`, `users.db.pid.${living}.draft`];
    expect(readdirSync(data()).toSorted()).toEqual(left.toSorted());
  });

  it('do not unlock the file: a lock file of a living owner that a killed start has moved away still counts', async () => {
    mkdirSync(data());
    const owner = livingProcess();
    writeFileSync(join(data(), `users.db.pid.${endedPid}`), JSON.stringify({ owner, started: startTime(owner) }));
    const second = start(['--port', '0']);
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(new RegExp(`users\\.db is in use by process ${owner}`));
    expect(readdirSync(data())).toEqual(['users.db.pid']);
  });
});

describe('a data file that is lost while the API runs', () => {
  const file = () => join(data(), 'users.db');
  const replaced = (path: string) => {
    cpSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
  };

  it.each<[string, () => void, string]>([
    ['the directory is deleted', () => rmSync(data(), { recursive: true }), 'users.db'],
    ['the directory is moved', () => renameSync(data(), `${data()}.moved`), 'users.db'],
    [
      'the directory is replaced by a copy',
      () => (renameSync(data(), data('b')), cpSync(data('b'), data(), { recursive: true })),
      'users.db',
    ],
    ['the directory is replaced by a file', () => (rmSync(data(), { recursive: true }), writeFileSync(data(), '')), 'users.db'],
    ['the file is deleted', () => rmSync(file()), 'users.db'],
    ['the file is replaced', () => replaced(file()), 'users.db'],
    ['the write-ahead log is deleted', () => rmSync(`${file()}-wal`), 'users.db-wal'],
    ['the write-ahead log is replaced', () => replaced(`${file()}-wal`), 'users.db-wal'],
  ])('is reported, and the API ends with 1, when %s', async (_what, lose, name) => {
    const program = await ready(['--port', '0']);
    expect(await createUser(program.url, 'ada@example.com')).toBe(201);
    const { engine }: { engine: number } = JSON.parse(readFileSync(`${file()}.pid`, 'utf8'));
    lose();
    expect(await program.ended).toBe(1);
    expect(program.err()).toBe(
      `${join(data(), name)} was deleted, moved or replaced while the API was running. The API stops because later changes would be lost. ` +
        'To keep the users, restore the files and start the API again.\n',
    );
    while (startTime(engine) !== undefined) await new Promise((settle) => setTimeout(settle, 10));
    expect(existsSync(`/proc/${engine}/exe`)).toBe(false);
  });

  it('contains all users after the directory was restored', async () => {
    const program = await ready(['--port', '0']);
    expect(await createUser(program.url, 'ada@example.com')).toBe(201);
    renameSync(data(), `${data()}.moved`);
    expect(await program.ended).toBe(1);
    renameSync(`${data()}.moved`, data());
    const { url } = await ready(['--port', '0']);
    expect(await createUser(url, 'ada@example.com')).toBe(409);
  });

  it('is not reported when only its mode changes', async () => {
    const program = await ready(['--port', '0']);
    chmodSync(file(), 0o644);
    await new Promise((settle) => setTimeout(settle, 1200));
    expect(await createUser(program.url, 'ada@example.com')).toBe(201);
    expect(program.err()).toBe('');
  });
});
