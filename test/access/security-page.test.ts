import { describe, expect, it } from '@jest/globals';
import { textOf } from '../structure/files';
import { exists, testsIn } from '../structure/named-tests';

const page = textOf('docs/security.md');
const sections = new Map(page.split(/^## /m).map((section) => [section.split('\n')[0] ?? '', section]));
const risks = Array.from({ length: 10 }, (_, index) => `API${index + 1}:2023 `);

describe('docs/security.md', () => {
  it.each(risks)('lists at least two tests under %s', (risk) => {
    const titles = [...sections.keys()].filter((title) => title.startsWith(risk));
    expect(titles).toHaveLength(1);
    expect(testsIn(sections.get(titles[0] ?? '') ?? '').length).toBeGreaterThanOrEqual(2);
  });

  it.each(testsIn(page).map(({ file, name }) => [file, name]))('names an existing test: %s, %s', (file, name) => {
    expect(exists({ file, name })).toBe(true);
  });

  it('names every test in the format that this test reads', () => {
    expect(testsIn(page)).toHaveLength([...page.matchAll(/^- `test/gm)].length);
  });

  it('folds every list of tests, with the number of its tests', () => {
    const lists = [...page.matchAll(/^<details>\n<summary>(\d+) tests<\/summary>\n\n([^]*?)\n\n<\/details>$/gm)];
    for (const [, count, list = ''] of lists) expect(testsIn(list)).toHaveLength(Number(count));
    expect(lists.flatMap(([, , list = '']) => testsIn(list))).toEqual(testsIn(page));
  });
});

describe('the reader of named tests', () => {
  it.each([
    ['a missing file', 'test/access/nowhere.test.ts', '%s gets %j'],
    ['an unknown name', 'test/access/matrix.ts', '%s gets %k'],
    ['a text that is not a test name', 'test/access/matrix.ts', 'What the contract says of one cell'],
    ['a name with the code around it', 'test/access/matrix.ts', "it.each(cells)('%s gets %j'"],
  ])('finds no test in %s', (_what, file, name) => {
    expect(exists({ file, name })).toBe(false);
  });
});
