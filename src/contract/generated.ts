import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const folder = 'generated';

/** What keeps generated/ from being what the compiler gives. Paths below the root of the project. */
export interface Drift {
  missing: string[];
  stale: string[];
  orphaned: string[];
}

/** Compares generated/ with the compiled files. */
export function findDrift(root: string, files: Map<string, string>): Drift {
  const present = filesBelow(join(root, folder));
  const wanted = [...files.keys()];
  return {
    missing: wanted.filter((file) => !present.includes(file)).map(shown),
    stale: wanted.filter((file) => present.includes(file) && readFileSync(join(root, folder, file), 'utf8') !== files.get(file)).map(shown),
    orphaned: present.filter((file) => !files.has(file)).map(shown),
  };
}

/** Makes generated/ what the compiler gives and leaves alone what already is. */
export function repair(root: string, files: Map<string, string>): Drift {
  const drift = findDrift(root, files);
  for (const [file, content] of files) {
    if (![...drift.missing, ...drift.stale].includes(shown(file))) continue;
    mkdirSync(dirname(join(root, folder, file)), { recursive: true });
    writeFileSync(join(root, folder, file), content);
  }
  for (const orphan of drift.orphaned) rmSync(join(root, orphan));
  return drift;
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, '/')).toSorted();
}

function shown(file: string): string {
  return `${folder}/${file}`;
}
