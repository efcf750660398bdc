import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileOptions, fileOutput } from '../../../../infra/data/files/output';
import { startTime } from '../../../../src/local/process/process-table';

const isState = (value: unknown): value is { at: number } => typeof value === 'object' && value !== null && 'at' in value;
const open = (options: Partial<FileOptions> = {}) =>
  fileOutput(file, { subject: 'export of t', restart: false, replaces: false, ...options }, isState);

let directory = '';
let file = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'output-'));
  file = join(directory, 'users.jsonl');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Leaves an output as a crash does after a checkpoint and one more line. */
async function crash(): Promise<void> {
  const output = await open();
  await output.append('one\n');
  output.checkpoint({ at: 1 });
  await output.append('two');
  output.close();
}

describe('an output file', () => {
  it('has its name only when it is finished, and only the owner may read it', async () => {
    const output = await open();
    await output.append('one\n');
    output.checkpoint({ at: 1 });
    expect(readdirSync(directory).toSorted()).toEqual(['users.jsonl.part', 'users.jsonl.part.pid', 'users.jsonl.part.progress']);
    expect(readdirSync(directory).map((name) => statSync(join(directory, name)).mode & 0o077)).toEqual([0, 0, 0]);
    await output.finish('end\n');
    output.close();
    expect(readdirSync(directory)).toEqual(['users.jsonl']);
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['one\nend\n', 0o600]);
  });

  it('continues after the last checkpoint', async () => {
    await crash();
    const output = await open();
    expect(output.resumed).toEqual({ at: 1 });
    await output.append('three\n');
    await output.finish('');
    output.close();
    expect(readFileSync(file, 'utf8')).toBe('one\nthree\n');
  });

  it('begins again without a checkpoint', async () => {
    writeFileSync(`${file}.part`, 'torn');
    const output = await open();
    expect(output.resumed).toBeUndefined();
    await output.finish('one\n');
    output.close();
    expect(readFileSync(file, 'utf8')).toBe('one\n');
  });

  it('begins again with restart', async () => {
    await crash();
    const output = await open({ restart: true });
    expect(output.resumed).toBeUndefined();
    await output.finish('x\n');
    output.close();
    expect(readFileSync(file, 'utf8')).toBe('x\n');
  });

  it('ignores a progress file that was being written when the machine crashed', async () => {
    await crash();
    writeFileSync(`${file}.part.progress.tmp`, '{"subj');
    const output = await open();
    expect(output.resumed).toEqual({ at: 1 });
    output.close();
  });
});

describe('fileOutput', () => {
  it('rejects a file that exists', async () => {
    writeFileSync(file, 'precious');
    await expect(open()).rejects.toThrow('users.jsonl exists already. Delete it, or write to another file with --file.');
    expect([readFileSync(file, 'utf8'), existsSync(`${file}.part.pid`)]).toEqual(['precious', false]);
  });

  it('removes the progress of a file that was finished just before a kill', async () => {
    writeFileSync(file, '');
    writeFileSync(`${file}.part.progress`, '{}');
    await expect(open()).rejects.toThrow('exists already');
    expect(existsSync(`${file}.part.progress`)).toBe(false);
  });

  it('rejects the progress of another command', async () => {
    await crash();
    await expect(open({ subject: 'export of u' })).rejects.toThrow('belongs to another command: export of t. This one is: export of u.');
  });

  it('rejects a part file that is shorter than the progress says', async () => {
    await crash();
    writeFileSync(`${file}.part`, 'on');
    await expect(open()).rejects.toThrow('is shorter than its progress file says. Begin again with --restart.');
  });

  it.each(['{"subject":1}', '{"subj', 'null', ''])('rejects a damaged progress file: %j', async (text) => {
    await crash();
    writeFileSync(`${file}.part.progress`, text);
    await expect(open()).rejects.toThrow('is damaged. Begin again with --restart.');
  });

  it('rejects a file that another process writes', async () => {
    writeFileSync(`${file}.part.pid`, JSON.stringify({ owner: process.ppid, started: startTime(process.ppid) }));
    await expect(open()).rejects.toThrow(`is in use by process ${process.ppid}. Wait until it ends`);
  });
});

describe('an output file that replaces a finished one', () => {
  it('begins again when its last run was killed between its last two steps', async () => {
    await crash();
    renameSync(`${file}.part`, file);
    const output = await open({ replaces: true });
    expect(output.resumed).toBeUndefined();
    await output.finish('end\n');
    output.close();
    expect([readdirSync(directory), readFileSync(file, 'utf8')]).toEqual([['users.jsonl'], 'end\n']);
  });
});
