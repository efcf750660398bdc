import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The folders that hold what the compiler gives and nothing else. */
const folders = ['generated', 'clients/typescript/src/generated', 'clients/swift/Sources/UserProfiles/Generated'];

/** What keeps the generated folders from being what the compiler gives. Paths below the root of the project. */
export interface Drift {
  missing: string[];
  stale: string[];
  orphaned: string[];
}

/** Compares the generated folders with the compiled files, which are named by their paths below the root. */
export function findDrift(root: string, files: Map<string, string>): Drift {
  const present = folders.flatMap((folder) => filesBelow(root, folder));
  const wanted = [...files.keys()];
  return {
    missing: wanted.filter((file) => !present.includes(file)),
    stale: wanted.filter((file) => present.includes(file) && readFileSync(join(root, file), 'utf8') !== files.get(file)),
    orphaned: present.filter((file) => !files.has(file)),
  };
}

/** Makes the generated folders what the compiler gives and leaves alone what already is. */
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
