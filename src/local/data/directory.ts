import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { defaultDirectory } from '../options/start';

/** Read and write for the owner alone. */
export const ownersFile = 0o600;
const ownersDirectory = 0o700;

/**
 * Makes the directory of a data file if it is missing, and takes the rights of other users from what is in it: directory 700, files 600.
 * An existing directory that `--data` names keeps its mode, because it may have other uses, such as /tmp. The default directory has no other use.
 * @throws errors of node:fs (mkdir)
 */
export function prepareDirectory(file: string): void {
  const directory = dirname(file);
  makeDirectory(directory);
  if (basename(directory) === defaultDirectory) narrow(directory, ownersDirectory);
  const ours = readdirSync(directory).filter((name) => name === basename(file) || isBeside(name, basename(file)));
  for (const name of ours) narrow(join(directory, name), ownersFile);
}

/** Directories above that are missing are made as well, with the same mode. */
export function makeDirectory(directory: string): void {
  mkdirSync(resolve(directory), { recursive: true, mode: ownersDirectory });
}

/** SQLite's files beside a database ("Temporary Files Used By SQLite"), and the notes about who uses it. */
const isBeside = (name: string, data: string): boolean =>
  ['-wal', '-shm', '-journal'].some((end) => name === `${data}${end}`) || name.startsWith(`${data}.pid`);

/** A file of another owner, or one on a read-only file system, stays as it is: only its owner can change the mode. */
function narrow(path: string, mode: number): void {
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, mode);
  } catch {
    // The start goes on: a file that cannot be used is named by what uses it.
  }
}
