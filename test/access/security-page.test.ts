import { describe, expect, it } from '@jest/globals';
import { textOf } from '../structure/files';
import { exists, testsIn } from '../structure/named-tests';

const page = textOf('docs/security.md');
const sections = new Map(page.split(/^## /m).map((section) => [section.split('\n')[0] ?? '', section]));
const risks = Array.from({ length: 10 }, (_, index) => `API${index + 1}:2023 `);

describe('the page about security', () => {
  it.each(risks)('names tests that hold %s', (risk) => {
    const titles = [...sections.keys()].filter((title) => title.startsWith(risk));
    expect(titles).toHaveLength(1);
    expect(testsIn(sections.get(titles[0] ?? '') ?? '').length).toBeGreaterThanOrEqual(2);
  });

  it.each(testsIn(page).map(({ file, name }) => [file, name]))('names a test that is there: %s, %s', (file, name) => {
    expect(exists({ file, name })).toBe(true);
  });

  it('names every list of tests in a form that is read', () => {
    expect(testsIn(page)).toHaveLength([...page.matchAll(/^- `test/gm)].length);
  });
});

describe('the reader of the page', () => {
  it.each([
    ['a file that is not there', 'test/access/nowhere.test.ts', '%s gets %j'],
    ['a name that is not there', 'test/access/matrix.ts', '%s gets %k'],
    ['a text that is no name', 'test/access/matrix.ts', 'What the contract says of one cell'],
    ['half of the code', 'test/access/matrix.ts', "it.each(cells)('%s gets %j'"],
  ])('finds no test in %s', (_what, file, name) => {
    expect(exists({ file, name })).toBe(false);
  });
});
