import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { run } from './child';

const never = new AbortController().signal;
const shell = (script: string) => ({ program: '/bin/sh', args: ['-c', script] });

/** Returns the command line of a process; empty when it has ended, even if its parent has not read its exit status. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('a command', () => {
  it('returns its exit code and its output, and reports the output while it runs', async () => {
    const reported: string[] = [];
    const { code, output } = await run({ ...shell('echo out; echo err >&2; echo $A; exit 7'), env: { A: 'a' } }, never, (text) =>
      reported.push(text),
    );
    expect(code).toBe(7);
    expect(output.split('\n').toSorted()).toEqual(['', 'a', 'err', 'out']);
    expect(reported.join('')).toBe(output);
  });

  it('has exit code 1 when a signal ends it', async () => {
    expect((await run(shell('kill -9 $$'), never)).code).toBe(1);
  });

  it('rejects when the program does not exist', async () => {
    await expect(run({ program: '/none', args: [] }, never)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['ends on an abort', ''],
    ['ends on an abort although it ignores SIGINT', "trap '' INT;"],
  ])('%s, with all processes that it has started', async (_, trap) => {
    const abort = new AbortController();
    let child = 0;
    const onOutput = (text: string) => {
      child = Number(text);
      abort.abort(new Error('enough'));
    };
    await expect(run(shell(`${trap} sleep 60 & echo $!; wait`), abort.signal, onOutput)).rejects.toThrow('enough');
    while (commandLine(child) !== '') await sleep(5);
    expect(child).toBeGreaterThan(0);
  });

  it('does not start after an abort', async () => {
    await expect(run({ program: '/none', args: [] }, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
