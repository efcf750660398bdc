import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { run } from './child';

const never = new AbortController().signal;
const shell = (script: string) => ({ program: '/bin/sh', args: ['-c', script] });

/** A process that has ended has none, also while nobody has asked how. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('a command', () => {
  it('gives its code and all that it wrote, and is heard while it runs', async () => {
    const heard: string[] = [];
    const { code, output } = await run({ ...shell('echo out; echo err >&2; echo $A; exit 7'), env: { A: 'a' } }, never, (text) =>
      heard.push(text),
    );
    expect(code).toBe(7);
    expect(output.split('\n').toSorted()).toEqual(['', 'a', 'err', 'out']);
    expect(heard.join('')).toBe(output);
  });

  it('that a signal ended has not succeeded', async () => {
    expect((await run(shell('kill -9 $$'), never)).code).toBe(1);
  });

  it('that is not there is an error', async () => {
    await expect(run({ program: '/none', args: [] }, never)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['that ends when it is interrupted', ''],
    ['that does not care for interruptions', "trap '' INT;"],
  ])('%s ends with an abort, and so does all that it started', async (_, trap) => {
    const abort = new AbortController();
    let child = 0;
    const hear = (text: string) => {
      child = Number(text);
      abort.abort(new Error('enough'));
    };
    await expect(run(shell(`${trap} sleep 60 & echo $!; wait`), abort.signal, hear)).rejects.toThrow('enough');
    while (commandLine(child) !== '') await sleep(5);
    expect(child).toBeGreaterThan(0);
  });

  it('is not started after an abort', async () => {
    await expect(run({ program: '/none', args: [] }, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
