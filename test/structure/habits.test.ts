import { describe, expect, it } from '@jest/globals';
import { filesIn, textOf } from './files';
import { badHabits } from './habits';

const isCode = (file: string): boolean => /\.(ts|cjs|mjs|js)$/.test(file);
const files = ['src', 'test', 'infra'].flatMap(filesIn).filter(isCode);

describe('the code of the project', () => {
  it('silences no check, leaves no test out, says `any` nowhere and has short files', () => {
    expect(files.flatMap((file) => badHabits(file, textOf(file)))).toEqual([]);
  });
});

describe('the reader of habits', () => {
  const join = (...parts: string[]): string => parts.join('');

  it.each([
    ['src/a.ts', join('// eslint-', 'disable-next-line'), 'silences a check'],
    ['test/a.ts', join('/* oxlint-', 'disable */'), 'silences a check'],
    ['infra/a.ts', join('// @ts-', 'ignore'), 'silences a check'],
    ['src/a.ts', join('// @ts-', 'nocheck'), 'silences a check'],
    ['src/a.ts', join('// @ts-', 'expect-error'), 'expects an error outside test/types'],
    ['test/a.test.ts', join('it.', 'skip("works", () => {})'), 'leaves tests out'],
    ['test/a.test.ts', join('describe.', 'only("a", () => {})'), 'leaves tests out'],
    ['test/a.test.ts', join('it.each', '.only([1])("a", () => {})'), 'leaves tests out'],
    ['test/a.test.ts', join('x', 'it("works", () => {})'), 'leaves tests out'],
    ['src/a.ts', 'const a: any = 1;', 'says any'],
    ['src/a.ts', 'const a = 1 as any;', 'says any'],
    ['src/a.ts', 'const a: Record<string, any[]> = {};', 'says any'],
    ['src/a.ts', 'const a = 1;\n'.repeat(251), 'has more than 250 lines'],
  ])('finds that %s with %j %s', (file, text, what) => {
    expect(badHabits(file, text)).toEqual([`${file} ${what}`]);
  });

  it.each([
    ['test/types/client.ts', join('// @ts-', 'expect-error')],
    ['src/a.ts', '// note: any number\nconst a = "as any";'],
    ['src/a.ts', 'const a = 1;\n'.repeat(250)],
    ['test/a.ts', 'const a = 1;\n'.repeat(251)],
  ])('finds nothing in %s with %j', (file, text) => {
    expect(badHabits(file, text)).toEqual([]);
  });
});
