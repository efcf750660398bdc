import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { entryPoint } from '../typescript-entry';

/** Runs the fault tests. Returns the exit code and the output. */
function suite(...args: string[]): Promise<{ code: unknown; out: string }> {
  return new Promise((settle) => {
    execFile(process.execPath, [...entryPoint('test/faults/main.ts'), ...args], { maxBuffer: 1e8 }, (error, out) => {
      settle({ code: error ? error.code : 0, out });
    });
  });
}

/** Returns the numbers of the last row by column. */
function totals(out: string): Record<string, number> {
  const rows = out.split('\n').filter((line) => line.startsWith('| '));
  const cells = (row = ''): string[] => row.split('|').map((cell) => cell.trim());
  const [names, numbers] = [cells(rows[0]), cells(rows.at(-1))];
  return Object.fromEntries(names.map((name, index) => [name, Number(numbers[index])]));
}

describe('npm run test:faults against the naive implementation', () => {
  it('exits with 1 and finds violations of the kinds lost, undone, duplicate, false answer and left over', async () => {
    const { code, out } = await suite('--against', 'naive', '--only', 'races', '--seed', '1');
    expect(code).toBe(1);
    const found = totals(out);
    for (const kind of ['lost', 'undone', 'duplicate', 'false answers', 'left over']) expect([kind, found[kind]]).not.toEqual([kind, 0]);
    expect(out).toContain('npm run test:faults -- --seed 1 --only races --rounds 1 --against naive');
  }, 90_000);

  it('exits with 2 for an invalid option', async () => {
    expect(await suite('--only', 'fire')).toMatchObject({ code: 2 });
  });
});
