import { describe, expect, it } from '@jest/globals';
import type { Break } from './break';
import { releasedVersions, sectionOf } from './changelog';
import { parts, type State, undeclared } from './declaration';
import { compareVersions, nextBreakingVersion } from './version';

const removed: Break = {
  what: 'Property `bio` of `ReplaceUserRequest` was removed. (property-removed)',
  where: 'test/contract/released/0.1.0/openapi.yaml:559 #/components/schemas/ReplaceUserRequest/properties/bio',
  subject: 'bio',
};
const shorter: Break = {
  what: 'Upper bound changed.',
  where: 'openapi.yaml:300 #/components/parameters/Limit/schema/maximum',
  subject: 'Limit',
};

const released: State = { baseline: { version: '0.1.0', isReleased: true }, version: '0.1.0', changelog: '## 0.1.0 (2027-01-01)\n' };

const changelog = (entry: string): string =>
  `# Changelog\n\n## 0.2.0 (unreleased)\n\n### Contract\n\n- A new operation.\n\n#### Breaking\n\n${entry}\n\n### Service\n\n- \`Limit\`\n\n## 0.1.0\n`;

const bumped = (entry: string): State => ({ ...released, version: '0.2.0', changelog: changelog(entry) });

describe('breaking changes of the contract', () => {
  it('are rejected with each change, its location, and what to do', () => {
    expect(undeclared(parts.contract, [removed], released)).toBe(`The contract breaks clients of version 0.1.0:

- Property \`bio\` of \`ReplaceUserRequest\` was removed. (property-removed)
  test/contract/released/0.1.0/openapi.yaml:559 #/components/schemas/ReplaceUserRequest/properties/bio

If you did not intend this change, undo it. Otherwise:

1. Set the version to 0.2.0 or higher in openapi.yaml, package.json and clients/typescript/package.json, and run \`npm run generate\`.
2. Describe each change in CHANGELOG.md, below the headings "## 0.2.0", "### Contract", "#### Breaking". The text must contain \`bio\`.`);
  });

  it('are accepted with a higher version and an entry that names each of them', () => {
    expect(undeclared(parts.contract, [removed, shorter], bumped('- `bio` is gone. `Limit` is lower.'))).toBeUndefined();
  });

  it('are rejected with a higher version if the entry does not name one of them', () => {
    const message = undeclared(parts.contract, [removed, shorter], bumped('- `bio` is gone.'));
    expect(message).toContain('- Upper bound changed.');
    expect(message).not.toContain('was removed');
    expect(message).toContain('1. Describe each change in CHANGELOG.md, below the headings "## 0.2.0", "### Contract", "#### Breaking".');
    expect(message).toContain('The text must contain `Limit`.');
  });

  it.each(['- `biography` is gone.', '- `auto-bio` is gone.', ''])('are not declared by an entry with another name: %s', (entry) => {
    expect(undeclared(parts.contract, [removed], bumped(entry))).toContain('must contain `bio`');
  });

  it('are rejected with an entry and no higher version', () => {
    const state = { ...released, version: '0.1.1', changelog: changelog('- `bio`').replace('0.2.0', '0.1.1') };
    expect(undeclared(parts.contract, [removed], state)).toContain('1. Set the version to 0.2.0 or higher');
  });

  it('are rejected before the first release with the command that replaces the record, and no other step', () => {
    const message = undeclared(parts.contract, [removed], { ...released, baseline: { version: '0.1.0', isReleased: false } });
    expect(message).toContain('Otherwise:\n\nRun `npm run record:release` and commit the difference. Version 0.1.0 is not released yet');
    expect(message).not.toContain('0.2.0');
  });

  it('require nothing if there are none', () => {
    expect(undeclared(parts.contract, [], released)).toBeUndefined();
  });
});

describe('breaking changes of an SDK', () => {
  it.each([parts.typescript, parts.swift])('are declared below Breaking in its own changelog: $name', (part) => {
    const state = { ...released, version: '0.2.0', changelog: '## 0.2.0\n\n### Breaking\n\n- `bio`\n' };
    expect(undeclared(part, [removed], state)).toBeUndefined();
    expect(undeclared(part, [shorter], state)).toContain(`in ${part.changelog}, below the headings "## 0.2.0", "### Breaking"`);
  });
});

describe('a version', () => {
  it.each([
    ['0.1.0', '0.2.0'],
    ['0.9.7', '0.10.0'],
    ['1.0.0', '2.0.0'],
    ['12.3.4', '13.0.0'],
  ])('%s may be broken by %s', (version, next) => {
    expect(nextBreakingVersion(version)).toBe(next);
  });

  it('is compared by its numbers', () => {
    expect(['0.10.0', '1.0.0', '0.9.1', '0.9.0'].toSorted(compareVersions)).toEqual(['0.9.0', '0.9.1', '0.10.0', '1.0.0']);
  });

  it.each(['1.0', '1.0.0-rc.1', 'next'])('is rejected without three numbers: %s', (version) => {
    expect(() => nextBreakingVersion(version)).toThrow(`"${version}" is not a version. Write three numbers, for example 0.2.0.`);
  });
});

describe('a changelog', () => {
  const text =
    '## 0.2.0 (unreleased)\n### Contract\nnew\n```sh\n# comment\n```\n#### Breaking\ngone\n### Service\nfast\n## 0.1.0 (2027-01-01)\n### Contract\nold\n';

  it.each([
    [['## 0.2.0', '### Contract', '#### Breaking'], 'gone'],
    [['## 0.2.0', '### Service'], 'fast'],
    [['## 0.1.0', '### Contract'], 'old\n'],
    [['## 0.1.0', '### Service'], ''],
    [['## 0.2', '### Contract'], ''],
  ])('has the section %j', (headings, section) => {
    expect(sectionOf(text, headings)).toBe(section);
  });

  it('calls a version released unless its heading says otherwise', () => {
    expect(releasedVersions(text)).toEqual(['0.1.0']);
    expect(releasedVersions('## 0.1.0 (unreleased)\n')).toEqual([]);
  });
});
