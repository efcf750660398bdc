import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The folders that contain only generated files. */
export const folders = [
  'generated',
  'clients/typescript/src/generated',
  'clients/swift/Sources/UserProfiles/Generated',
  'clients/swift/Sources/UserProfilesFixtures/Generated',
];

/** The differences between the generated folders and the contract. All paths are from the root of the project. */
export interface Drift {
  /** Files that do not exist. */
  missing: string[];
  /** Files with other content. */
  stale: string[];
  /** Files that the code generator does not generate. */
  orphaned: string[];
}

/**
 * Compares the generated folders with the files that the code generator returns.
 * @param files content by path from the root
 */
export function findDrift(root: string, files: Map<string, string>): Drift {
  const present = folders.flatMap((folder) => filesBelow(root, folder));
  const expected = [...files.keys()];
  return {
    missing: expected.filter((file) => !present.includes(file)),
    stale: expected.filter((file) => present.includes(file) && readFileSync(join(root, file), 'utf8') !== files.get(file)),
    orphaned: present.filter((file) => !files.has(file)),
  };
}

/**
 * Writes missing and stale files and deletes orphaned ones. Does not touch files that match.
 * @returns the differences that it removed
 */
export function repair(root: string, files: Map<string, string>): Drift {
  const drift = findDrift(root, files);
  for (const [file, content] of files) {
    if (![...drift.missing, ...drift.stale].includes(file)) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  for (const orphan of drift.orphaned) rmSync(join(root, orphan));
  return drift;
}

function filesBelow(root: string, folder: string): string[] {
  const directory = join(root, folder);
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/')).toSorted();
}
