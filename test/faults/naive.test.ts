import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { entryPoint } from '../typescript-entry';

/** Runs the suite. Returns its exit code and what it printed. */
function suite(...args: string[]): Promise<{ code: unknown; out: string }> {
  return new Promise((settle) => {
    execFile(process.execPath, [...entryPoint('test/faults/main.ts'), ...args], { maxBuffer: 1e8 }, (error, out) => {
      settle({ code: error ? error.code : 0, out });
    });
  });
}

/** The figures of the last row, by their columns. */
function totals(out: string): Record<string, number> {
  const rows = out.split('\n').filter((line) => line.startsWith('| '));
  const cells = (row = ''): string[] => row.split('|').map((cell) => cell.trim());
  const [names, figures] = [cells(rows[0]), cells(rows.at(-1))];
  return Object.fromEntries(names.map((name, index) => [name, Number(figures[index])]));
}

describe('the suite of faults against an implementation that reads and then puts', () => {
  it('ends with 1 and finds what is lost, undone, duplicate, answered falsely and left over', async () => {
    const { code, out } = await suite('--against', 'naive', '--only', 'races', '--seed', '1');
    expect(code).toBe(1);
    const found = totals(out);
    for (const kind of ['lost', 'undone', 'duplicate', 'false answers', 'left over']) expect([kind, found[kind]]).not.toEqual([kind, 0]);
    expect(out).toContain('npm run test:faults -- --seed 1 --only races --rounds 1 --against naive');
  }, 90_000);

  it('ends with 2 and says what is allowed for a wrong option', async () => {
    expect(await suite('--only', 'fire')).toMatchObject({ code: 2 });
  });
});
