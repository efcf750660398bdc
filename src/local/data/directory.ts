import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The data directory unless `--data` names another one. With users elsewhere it contains only the key that signs tokens. */
export const defaultDirectory = '.data';

/** Returns the path of the file that contains the users. */
export const dataFile = (directory: string): string => join(directory, 'users.db');

/** The table that contains the users. */
export const tableName = 'user-profiles';

/** Mode of files: only the owner may read and write. */
export const ownersFile = 0o600;
const ownersDirectory = 0o700;

/**
 * Creates the directory of a data file if it is missing, and removes the permissions of other users: directory 700, files 600.
 * An existing directory that `--data` names keeps its mode, because it may have other uses, such as /tmp. The default directory has no other use.
 * @throws errors of node:fs (mkdir)
 */
export function prepareDirectory(file: string): void {
  const directory = dirname(file);
  makeDirectory(directory);
  if (basename(directory) === defaultDirectory) restrict(directory, ownersDirectory);
  const ours = readdirSync(directory).filter((name) => name === basename(file) || belongsTo(name, basename(file)));
  for (const name of ours) restrict(join(directory, name), ownersFile);
}

/** Creates a directory and its missing parents, all with mode 700. */
export function makeDirectory(directory: string): void {
  mkdirSync(resolve(directory), { recursive: true, mode: ownersDirectory });
}

/** SQLite's files beside a database ("Temporary Files Used By SQLite"), and the lock files. */
const belongsTo = (name: string, data: string): boolean =>
  ['-wal', '-shm', '-journal'].some((end) => name === `${data}${end}`) || name.startsWith(`${data}.pid`);

/** A file of another owner or on a read-only file system keeps its mode. */
function restrict(path: string, mode: number): void {
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, mode);
  } catch {
    // The start continues: if the file cannot be used, the code that uses it reports the error.
  }
}
