import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findDrift, repair } from '../../src/contract/drift';

const files = new Map([
  ['generated/same.ts', 'same'],
  ['generated/stale.ts', 'new'],
  ['generated/validators/missing.js', 'missing'],
  ['clients/typescript/src/generated/types.ts', 'missing'],
]);

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'generated-'));
  mkdirSync(join(root, 'generated', 'validators'), { recursive: true });
  writeFileSync(join(root, 'generated', 'same.ts'), 'same');
  writeFileSync(join(root, 'generated', 'stale.ts'), 'old');
  writeFileSync(join(root, 'generated', 'validators', 'orphan.js'), 'orphan');
  mkdirSync(join(root, swift), { recursive: true });
  writeFileSync(join(root, swift, 'Orphan.swift'), 'orphan');
  writeFileSync(join(root, swift, '..', 'Client.swift'), 'written by hand');
});
afterEach(() => rmSync(root, { recursive: true }));

const swift = 'clients/swift/Sources/UserProfiles/Generated';
const drift = {
  missing: ['generated/validators/missing.js', 'clients/typescript/src/generated/types.ts'],
  stale: ['generated/stale.ts'],
  orphaned: ['generated/validators/orphan.js', `${swift}/Orphan.swift`],
};
const none = { missing: [], stale: [], orphaned: [] };

describe('the generated folders', () => {
  it('are compared with the generated files: missing, stale and orphaned files are found', () => {
    expect(findDrift(root, files)).toEqual(drift);
  });

  it('can be absent: then every file is missing', () => {
    rmSync(join(root, 'generated'), { recursive: true });
    rmSync(join(root, 'clients'), { recursive: true });
    expect(findDrift(root, files)).toEqual({
      ...none,
      missing: [...files.keys()],
    });
  });

  it('match after a repair, which returns what it changed', () => {
    expect(repair(root, files)).toEqual(drift);
    expect(findDrift(root, files)).toEqual(none);
    expect(readFileSync(join(root, 'generated', 'stale.ts'), 'utf8')).toBe('new');
  });

  it('keep the modification time of files that match', () => {
    const same = join(root, 'generated', 'same.ts');
    utimesSync(same, 1000, 1000);
    repair(root, files);
    expect(statSync(same).mtimeMs).toBe(1_000_000);
  });
});
