import { describe, expect, it } from '@jest/globals';
import { textOf } from '../structure/files';
import { exists, testsIn } from '../structure/named-tests';
import { kinds } from './kinds';
import { violationKinds } from './check/violation';

const page = textOf('docs/reliability.md');
const sections = page.split(/^### /m).slice(1);

describe('docs/reliability.md', () => {
  it('lists at least two tests under each guarantee', () => {
    expect(sections.length).toBeGreaterThanOrEqual(5);
    for (const section of sections) expect(testsIn(section).length).toBeGreaterThanOrEqual(2);
  });

  it.each(testsIn(page).map(({ file, name }) => [file, name]))('names an existing test: %s, %s', (file, name) => {
    expect(exists({ file, name })).toBe(true);
  });

  it('names every test in the format that this test reads', () => {
    expect(testsIn(page)).toHaveLength([...page.matchAll(/^- `test/gm)].length);
  });

  it.each(kinds)('describes a round of %s and contains its results', (kind) => {
    expect(page).toMatch(new RegExp(`^\\| .*\`${kind}\``, 'm'));
    expect(page).toMatch(new RegExp(`^\\| ${kind} \\|`, 'm'));
  });

  it.each(violationKinds)('defines the violation: %s', (kind) => {
    expect(page).toMatch(new RegExp(`^- \\*\\*${kind}s?\\*\\*: `, 'm'));
  });

  it('contains a result table without violations', () => {
    const rows = page.split('\n').filter((line) => /^\| [a-z0-9-]+ \| \d+ \|/.test(line));
    expect(rows).toHaveLength(kinds.length + 1);
    for (const row of rows) expect(row.split('|').slice(5, -2).map(Number)).toEqual(violationKinds.map(() => 0));
  });
});
