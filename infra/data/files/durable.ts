import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { types } from 'node:util';
import { codeOf } from '../../../src/local/errors';
import { ownersFile } from '../../../src/local/data/directory';

/** Writes all bytes at a position: a single call may write fewer, such as on a disk that is nearly full. @throws errors of node:fs (write) */
export function writeAt(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}

/**
 * Replaces a file so that it has either its old or its new content after a crash: the new content is on the disk before it gets the name.
 * Only the owner may read the file.
 * @throws errors of node:fs
 */
export function replaceFile(file: string, text: string): void {
  const draft = `${file}.tmp`;
  const fd = openSync(draft, 'w', ownersFile);
  try {
    writeAt(fd, Buffer.from(text), 0);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameDurably(draft, file);
}

/** Renames a file, and waits until the new name is on the disk. @throws errors of node:fs (rename) */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncDirectory(dirname(to));
}

/** Windows cannot open a directory, and needs no flush of it. */
function syncDirectory(directory: string): void {
  try {
    const fd = openSync(directory, 'r');
    fsyncSync(fd);
    closeSync(fd);
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes(codeOf(error) ?? '')) throw error;
  }
}

/** Returns the content of a JSON file; undefined when the file is missing, null when it is not JSON. @throws errors of node:fs (read) */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (types.isNativeError(error) && error.name === 'SyntaxError') return null;
    throw error;
  }
}
