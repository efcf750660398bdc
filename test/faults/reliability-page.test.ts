import { describe, expect, it } from '@jest/globals';
import { textOf } from '../structure/files';
import { exists, testsIn } from '../structure/named-tests';
import { kinds } from './kinds';
import { violationKinds } from './check/violation';

const page = textOf('docs/reliability.md');
const sections = page.split(/^### /m).slice(1);

describe('docs/reliability.md', () => {
  it('names at least two tests for each promise', () => {
    expect(sections.length).toBeGreaterThanOrEqual(5);
    for (const section of sections) expect(testsIn(section).length).toBeGreaterThanOrEqual(2);
  });

  it.each(testsIn(page).map(({ file, name }) => [file, name]))('names an existing test: %s, %s', (file, name) => {
    expect(exists({ file, name })).toBe(true);
  });

  it('lists all tests in a format that this test recognizes', () => {
    expect(testsIn(page)).toHaveLength([...page.matchAll(/^- `test/gm)].length);
  });

  it.each(kinds)('describes a round of %s and contains its results', (kind) => {
    expect(page).toMatch(new RegExp(`^\\| .*\`${kind}\``, 'm'));
    expect(page).toMatch(new RegExp(`^\\| ${kind} \\|`, 'm'));
  });

  it.each(violationKinds)('describes the violation %s', (kind) => {
    expect(page).toMatch(new RegExp(`^- \\*\\*${kind}s?\\*\\*: `, 'm'));
  });

  it('contains a table of results without violations', () => {
    const rows = page.split('\n').filter((line) => /^\| [a-z0-9-]+ \| \d+ \|/.test(line));
    expect(rows).toHaveLength(kinds.length + 1);
    for (const row of rows) expect(row.split('|').slice(5, -2).map(Number)).toEqual(violationKinds.map(() => 0));
  });
});
