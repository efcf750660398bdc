import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import type { Check } from '../clients/platforms/checks';
import type { Part } from './part';
import { closingLines, runParts } from './run-parts';
import { stopWithPart } from './running';

const passes: Check = { what: 'it passes', prove: () => Promise.resolve('') };
const fails: Check = { what: 'it fails', prove: () => Promise.reject(new Error('no')) };

const part = (name: string, checks: readonly Check[], missing?: string): Part => ({
  name,
  missing: () => Promise.resolve(missing),
  checks: () => Promise.resolve(checks),
});

async function run(parts: readonly Part[], signal = new AbortController().signal) {
  const printed: string[] = [];
  const results = await runParts(parts, { print: (line) => printed.push(line), signal });
  return { printed, results };
}

describe('a run of the parts', () => {
  it('prints the totals of all parts in its last line', async () => {
    const { results } = await run([part('a', [passes, fails]), part('b', [passes])]);
    expect(results.map(({ name, passed, failed }) => ({ name, passed, failed }))).toEqual([
      { name: 'a', passed: 1, failed: 1 },
      { name: 'b', passed: 1, failed: 0 },
    ]);
    expect(closingLines(results).at(-1)).toBe('2 passed, 1 failed');
  });

  it('prints NOT TESTED at once and at the end for a part whose program is missing, and counts no failure', async () => {
    const { results, printed } = await run([part('a', [fails], 'Install it: apt-get install a.'), part('b', [passes])]);
    expect(printed).toContain('NOT TESTED: a. Install it: apt-get install a.');
    expect(closingLines(results)[0]).toBe('NOT TESTED: a. Install it: apt-get install a.');
    expect(closingLines(results).at(-1)).toBe('1 passed, 0 failed');
  });

  it('counts a failure for a part that does not start and runs the next part', async () => {
    const broken: Part = { ...part('a', []), checks: () => Promise.reject(new Error('The port is in use.')) };
    const { results, printed } = await run([broken, part('b', [passes])]);
    expect(printed.join('\n')).toContain('The port is in use.');
    expect(closingLines(results).at(-1)).toBe('1 passed, 1 failed');
  });

  it('counts a failure for a part without checks', async () => {
    const { results } = await run([part('a', [])]);
    expect(closingLines(results).at(-1)).toBe('0 passed, 1 failed');
  });

  it('stops the servers of a part in reverse order and removes its folder', async () => {
    const seen: string[] = [];
    const stopped: string[] = [];
    const serving: Part = {
      ...part('a', []),
      checks: (folder) => {
        seen.push(folder);
        for (const name of ['first', 'second']) stopWithPart(async () => void stopped.push(name));
        return Promise.reject(new Error('no'));
      },
    };
    await run([serving]);
    expect(stopped).toEqual(['second', 'first']);
    expect(seen.map((folder) => existsSync(folder))).toEqual([false]);
  });

  it('ends after the current check when its signal is aborted', async () => {
    const controller = new AbortController();
    const proven: string[] = [];
    const interrupts: Check = { what: 'it interrupts', prove: async () => (controller.abort(new Error('Interrupted')), '') };
    const later: Check = { what: 'later', prove: async () => (proven.push('later'), '') };
    await expect(run([part('a', [interrupts, later]), part('b', [later])], controller.signal)).rejects.toThrow('Interrupted');
    expect(proven).toEqual([]);
  });
});
