import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { root as project } from '../structure/files';
import { contractFault } from './check';
import { record } from './record';
import { baselineOf, recordedVersions, recordsFolder } from './releases';

const version = '0.1.0';
const surfaces = { typescript: ['Client.getUser(1): GetUserInput'], swift: ['struct Client'] };

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'record-'));
  for (const file of ['openapi.yaml', 'clients/typescript/CHANGELOG.md', 'clients/swift/CHANGELOG.md']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(project, file), join(root, file));
  }
  edit('openapi.yaml', /^ {2}version: .*/m, `  version: ${version}`);
  changelog(`## ${version} (unreleased)\n`);
});
afterEach(() => rmSync(root, { recursive: true }));

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const changelog = (text: string): void => writeFileSync(join(root, 'CHANGELOG.md'), text);

function edit(file: string, from: RegExp, to: string): void {
  const changed = textOf(file).replace(from, to);
  if (!from.test(textOf(file))) throw new Error(`${file} does not contain ${String(from)}`);
  writeFileSync(join(root, file), changed);
}

const removeBio = (): void => edit('openapi.yaml', /( {4}ReplaceUserRequest:[^]*?) {8}bio: .*\n/, '$1');
const setVersion = (next: string): void => edit('openapi.yaml', /^ {2}version: .*/m, `  version: ${next}`);

describe('npm run record:release', () => {
  it('records the contract and the interfaces of both SDKs', async () => {
    expect(await record(root, surfaces)).toBe(`${recordsFolder}/${version}`);
    expect(textOf(`${recordsFolder}/${version}/openapi.yaml`)).toBe(textOf('openapi.yaml'));
    expect(textOf(`${recordsFolder}/${version}/typescript.txt`)).toBe('Client.getUser(1): GetUserInput\n');
    expect(textOf(`${recordsFolder}/${version}/swift.txt`)).toBe('struct Client\n');
  });

  it('replaces the record of a version that is not released', async () => {
    await record(root, surfaces);
    removeBio();
    await record(root, { ...surfaces, swift: [] });
    expect(textOf(`${recordsFolder}/${version}/openapi.yaml`)).toBe(textOf('openapi.yaml'));
    expect(await contractFault(root)).toBeUndefined();
  });

  it('never replaces the record of a release', async () => {
    await record(root, surfaces);
    changelog(`## ${version} (2027-01-01)\n`);
    await expect(record(root, surfaces)).rejects.toThrow('The record of a release never changes. Set the next version in openapi.yaml');
  });

  it('rejects breaking changes that are not declared, of all parts at once', async () => {
    await record(root, surfaces);
    changelog(`## 0.2.0 (unreleased)\n\n## ${version}\n`);
    setVersion('0.2.0');
    removeBio();
    const failed = record(root, { typescript: [], swift: [] });
    await expect(failed).rejects.toThrow(/The contract breaks[^]*`bio`[^]*The TypeScript SDK breaks[^]*The Swift SDK breaks/);
    expect(recordedVersions(root)).toEqual([version]);
  });

  it('keeps the record of the last release, and removes older ones', async () => {
    await record(root, surfaces);
    cpSync(join(root, recordsFolder, version), join(root, recordsFolder, '0.0.9'), { recursive: true });
    changelog(`## 0.1.1 (unreleased)\n\n## ${version}\n`);
    setVersion('0.1.1');
    await record(root, surfaces);
    expect(recordedVersions(root)).toEqual(['0.1.1', version]);
  });
});

describe('the removal of a property', () => {
  it('fails with a message that says what was removed, where, and what to do', async () => {
    await record(root, surfaces);
    changelog(`## ${version}\n`);
    removeBio();
    const message = (await contractFault(root)) ?? '';
    expect(message).toContain('- Property `bio` of `ReplaceUserRequest` was removed. (property-removed)');
    expect(message).toMatch(/0\.1\.0\/openapi\.yaml:\d+ #\/components\/schemas\/ReplaceUserRequest\/properties\/bio$/m);
    expect(message).toContain('If you did not intend this change, undo it.');
    expect(message).toContain('1. Set the version to 0.2.0 or higher in openapi.yaml');
    expect(message).toContain('2. Describe each change in CHANGELOG.md, below the headings "## 0.2.0", "### Contract", "#### Breaking"');
  });

  it('passes after the steps of the message', async () => {
    await record(root, surfaces);
    removeBio();
    setVersion('0.2.0');
    changelog(`## 0.2.0 (unreleased)\n\n### Contract\n\n#### Breaking\n\n- \`updateUser\` no longer accepts \`bio\`.\n\n## ${version}\n`);
    expect(await contractFault(root)).toBeUndefined();
  });
});

describe('the record that changes are compared with', () => {
  it('is that of the last release, also if the next version has a record', () => {
    expect(baselineOf(['0.2.0', '0.1.0'], '## 0.2.0 (unreleased)\n## 0.1.0\n')).toEqual({ version: '0.1.0', isReleased: true });
  });

  it('is the newest one before the first release', () => {
    expect(baselineOf(['0.1.0'], '## 0.1.0 (unreleased)\n')).toEqual({ version: '0.1.0', isReleased: false });
  });

  it('must exist for the last release', () => {
    expect(() => baselineOf(['0.1.0'], '## 0.2.0\n## 0.1.0\n')).toThrow(
      'test/contract/released has no record of version 0.2.0. Check out the commit of the release, run `npm run record:release`',
    );
  });
});
