import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedUsers } from '../../../infra/data/commands/seed';
import { testEngine } from '../../engine';
import { run } from '../../local/program';
import { canMount, onSmallDisk } from '../../local/engine/small-disk';
import { entryPoint } from '../../typescript-entry';
import { users } from './program';
import { sessionOn } from './session';
import { execFile } from 'node:child_process';

const engine = testEngine();
const smallDisk = canMount('npm run users on a full disk');

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'users-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function seeded(count: number): Promise<string[]> {
  const table = await engine.freshTable();
  await seedUsers(sessionOn(engine.client, table), { count, seed: 1 });
  return ['--endpoint', engine.endpoint, '--table', table];
}

const file = () => join(directory, 'users.jsonl');

describe('npm run users', () => {
  it('prints all commands, and the options of each command', async () => {
    expect(await users(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('npm run users -- COMMAND [options]'), err: '' });
    expect(await users(['restore', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--from TABLE'), err: '' });
  });

  it('ends with code 2 and a hint for an invalid command line', async () => {
    const { code, err } = await users(['export', '--local']);
    expect([code, err]).toEqual([
      2,
      '--file is missing; npm run users -- export requires it\nTo list the options: npm run users -- COMMAND --help\n',
    ]);
  });

  it('ends with code 1 and the reason when the table cannot be reached', async () => {
    const { code, err } = await users(['export', '--endpoint', engine.endpoint, '--table', 'none', '--file', file()]);
    expect([code, err]).toEqual([1, expect.stringMatching(/none/)]);
    expect(err).not.toContain('    at ');
  });

  it('exports to the standard output and imports from the standard input', async () => {
    const [from, to] = [await seeded(30), await seeded(0)];
    const { out, code } = await users(['export', ...from, '--file', '-']);
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, 32]);
    expect(await users(['import', ...to, '--file', '-'], { input: out })).toMatchObject({
      code: 0,
      err: expect.stringContaining('Imported 30 users'),
    });
  });

  it('says that the output is incomplete when its reader ends', async () => {
    const from = await seeded(3000);
    const command = [process.execPath, ...entryPoint('infra/data/main.ts'), 'export', ...from, '--file', '-']
      .map((part) => `'${part}'`)
      .join(' ');
    const { err, codes } = await new Promise<{ err: string; codes: string }>((settle) => {
      execFile('bash', ['-c', `${command} | head -1 > /dev/null; echo "\${PIPESTATUS[@]}"`], (_, stdout, stderr) =>
        settle({ codes: stdout.trim(), err: stderr }),
      );
    });
    expect([codes, err]).toEqual([
      '1 0',
      expect.stringContaining('The program that reads the standard output has ended. The output is incomplete.'),
    ]);
  });

  it('continues after Ctrl-C', async () => {
    const from = await seeded(300);
    const slow = ['export', ...from, '--file', file()];
    let isSent = false;
    const first = await users([...slow, '--rcu', '1'], {
      onError: (text, kill) => {
        if (isSent || !text.includes('Reads')) return;
        isSent = true;
        setTimeout(() => kill('SIGINT'), 1500);
      },
    });
    expect([first.code, first.err]).toEqual([130, expect.stringContaining('Stopping. Run the same command again to continue.')]);
    expect(readdirSync(directory).toSorted()).toEqual(['users.jsonl.part', 'users.jsonl.part.progress']);
    expect(await users(slow)).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^Continues the export that began at .*Exported 300 users/s),
    });
    expect(readFileSync(file(), 'utf8').trimEnd().split('\n')).toHaveLength(302);
  }, 60_000);

  it('refuses to write a file that another export writes', async () => {
    const from = await seeded(300);
    const args = ['export', ...from, '--file', file()];
    const first = users([...args, '--rcu', '2']);
    while (!existsSync(`${file()}.part.progress`)) await new Promise((settle) => setTimeout(settle, 20));
    expect(await users(args)).toMatchObject({ code: 1, err: expect.stringMatching(/is in use by process \d+\. Wait until it ends/) });
    expect(await first).toMatchObject({ code: 0 });
  }, 60_000);

  it('says that the disk is full, and how to continue', async () => {
    if (!smallDisk) return;
    const from = await seeded(3000);
    const exporting = [process.execPath, ...entryPoint('infra/data/main.ts'), 'export', ...from, '--file', 'users.jsonl'];
    const [program = '', ...args] = onSmallDisk(directory, '1m', exporting);
    const { code, err } = await new Promise<{ code: unknown; err: string }>((settle) => {
      execFile(program, args, (error, _, stderr) => settle({ code: error?.code, err: stderr }));
    });
    expect([code, err]).toEqual([1, expect.stringContaining('Free some space, and run the same command again to continue.')]);
  }, 60_000);
});

describe('npm run users -- --local', () => {
  it('uses the engine of npm start when it is running, and starts one when it is not', async () => {
    const data = join(directory, 'data');
    const table = ['--local', '--data', data];
    expect(await users(['seed', ...table, '--count', '20'])).toMatchObject({ code: 0 });
    const api = run(['--port', '0', '--data', data], directory);
    await api.prints('listens on');
    expect(await users(['seed', ...table, '--count', '30'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('Wrote 10 users to user-profiles, found 20 unchanged.'),
    });
    const url = /listens on (\S+)/.exec(api.out())?.[1] ?? '';
    const page: unknown = await (await fetch(`${url}/users?limit=100`)).json();
    api.child.kill('SIGINT');
    await api.ended;
    expect(page).toMatchObject({ items: { length: 30 } });
    expect(await users(['export', ...table, '--file', file()])).toMatchObject({
      code: 0,
      err: expect.stringContaining('Exported 30 users'),
    });
  }, 60_000);
});
