import { describe, expect, it } from '@jest/globals';
import { textOf } from '../structure/files';
import { exists, testsIn } from '../structure/named-tests';
import { kinds } from './kinds';
import { violationKinds } from './check/violation';

const page = textOf('docs/reliability.md');
const sections = page.split(/^### /m).slice(1);

describe('the page about reliability', () => {
  it('names at least two tests under each promise', () => {
    expect(sections.length).toBeGreaterThanOrEqual(5);
    for (const section of sections) expect(testsIn(section).length).toBeGreaterThanOrEqual(2);
  });

  it.each(testsIn(page).map(({ file, name }) => [file, name]))('names a test that is there: %s, %s', (file, name) => {
    expect(exists({ file, name })).toBe(true);
  });

  it('names every list of tests in a form that is read', () => {
    expect(testsIn(page)).toHaveLength([...page.matchAll(/^- `test/gm)].length);
  });

  it.each(kinds)('tells what happens in a round of %s, and has its figures', (kind) => {
    expect(page).toMatch(new RegExp(`^\\| .*\`${kind}\``, 'm'));
    expect(page).toMatch(new RegExp(`^\\| ${kind} \\|`, 'm'));
  });

  it.each(violationKinds)('tells what counts as %s', (kind) => {
    expect(page).toMatch(new RegExp(`^- \\*\\*${kind}s?\\*\\*: `, 'm'));
  });

  it('has a table without a violation', () => {
    const rows = page.split('\n').filter((line) => /^\| [a-z0-9-]+ \| \d+ \|/.test(line));
    expect(rows).toHaveLength(kinds.length + 1);
    for (const row of rows) expect(row.split('|').slice(5, -2).map(Number)).toEqual(violationKinds.map(() => 0));
  });
});
