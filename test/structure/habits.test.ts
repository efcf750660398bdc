import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesIn, textOf } from './files';
import { badHabits } from './habits';

const isCode = (file: string): boolean => /\.(ts|cjs|mjs|js)$/.test(file);
const files = ['src', 'test', 'infra', 'clients/typescript/src'].flatMap(filesIn).filter(isCode);

describe('the code of the project', () => {
  it('suppresses no check, skips no test, does not use `any`, checks parsed JSON, and has short files', () => {
    expect(files.flatMap((file) => badHabits(file, textOf(file)))).toEqual([]);
  });
});

describe('the folders of src, infra and clients', () => {
  const maxFiles = 16;

  it(`have at most ${maxFiles} files each, so that a list of them can be read at a glance`, () => {
    const folders = new Map<string, number>();
    for (const file of ['src', 'infra', 'clients'].flatMap(filesIn)) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
    expect(folders.size).toBeGreaterThan(20);
    expect([...folders].filter(([, count]) => count > maxFiles)).toEqual([]);
  });
});

describe('badHabits', () => {
  const join = (...parts: string[]): string => parts.join('');

  it.each([
    ['src/a.ts', join('// eslint-', 'disable-next-line'), 'suppresses a check'],
    ['test/a.ts', join('/* oxlint-', 'disable */'), 'suppresses a check'],
    ['infra/a.ts', join('// @ts-', 'ignore'), 'suppresses a check'],
    ['src/a.ts', join('// @ts-', 'nocheck'), 'suppresses a check'],
    ['src/a.ts', join('// @ts-', 'expect-error'), 'expects a compile error outside test/types'],
    ['test/a.test.ts', join('it.', 'skip("works", () => {})'), 'skips tests'],
    ['test/a.test.ts', join('describe.', 'only("a", () => {})'), 'skips tests'],
    ['test/a.test.ts', join('it.each', '.only([1])("a", () => {})'), 'skips tests'],
    ['test/a.test.ts', join('x', 'it("works", () => {})'), 'skips tests'],
    ['src/a.ts', 'const a: any = 1;', 'uses any'],
    ['src/a.ts', 'const a = 1 as any;', 'uses any'],
    ['src/a.ts', 'const a: Record<string, any[]> = {};', 'uses any'],
    ['src/a.ts', 'const a: A = JSON.parse(text);', 'declares the result of JSON.parse as another type than unknown'],
    ['infra/a.ts', 'const { a }: { a: string } = JSON.parse(text);', 'declares the result of JSON.parse as another type than unknown'],
    ['clients/typescript/src/a.ts', 'const a = JSON.parse(text);', 'declares the result of JSON.parse as another type than unknown'],
    ['src/a.ts', 'const a = 1;\n'.repeat(251), 'has more than 250 lines'],
  ])('reports that %s with %j %s', (file, text, what) => {
    expect(badHabits(file, text)).toEqual([`${file} ${what}`]);
  });

  it.each([
    ['test/types/client.ts', join('// @ts-', 'expect-error')],
    ['src/a.ts', '// note: any number\nconst a = "as any";'],
    ['src/a.ts', 'const a: unknown = JSON.parse(text);'],
    ['test/a.ts', 'const a: A = JSON.parse(text);'],
    ['src/a.ts', 'const a = 1;\n'.repeat(250)],
    ['test/a.ts', 'const a = 1;\n'.repeat(251)],
  ])('reports nothing for %s with %j', (file, text) => {
    expect(badHabits(file, text)).toEqual([]);
  });
});
