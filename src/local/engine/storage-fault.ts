import { randomBytes } from 'node:crypto';
import { open, stat, unlink } from 'node:fs/promises';
import { types } from 'node:util';
import { ownersFile } from '../data/directory';
import { codeOf } from '../error-code';
import { fileSizeLimit } from '../process/process-table';

/** What is wrong with a data file, in sentences for the person at the terminal. */
export interface StorageFault {
  kind: 'cannot be written' | 'cannot be read' | 'damaged' | 'silent';
  /** What is wrong, with the path. */
  what: string;
  /** What callers of the API notice. */
  effect: string;
  advice: string;
  /** Said when it is over. */
  over: string;
}

/** Bytes that a change may need: the largest profile with its indexes, several times. */
const reserve = 256 * 1024;

/** Why nothing more can be written beside the data file, found by writing there. The file of this test has no name and ends with the test. */
export async function writeFault(file: string): Promise<StorageFault | undefined> {
  if (await isAtSizeLimit(file)) return unwritable(file, 'EFBIG');
  try {
    const handle = await open(`${file}.probe`, 'w', ownersFile);
    try {
      await unlink(`${file}.probe`);
      await handle.write(randomBytes(reserve));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = codeOf(error);
    return code === undefined || code === 'ENOENT' ? undefined : unwritable(file, code);
  }
  return undefined;
}

/** The engine inherits this limit (`ulimit -f`), which the system counts for each file. */
async function isAtSizeLimit(file: string): Promise<boolean> {
  const limit = fileSizeLimit();
  if (limit === undefined) return false;
  const sizes = await Promise.all([file, `${file}-wal`].map(sizeOf));
  return Math.max(...sizes) + reserve > limit;
}

/** errno(3). */
const reasons: Readonly<Record<string, { is: string; advice: string }>> = {
  ENOSPC: { is: 'the disk is full', advice: 'Free some space' },
  EDQUOT: { is: 'the disk quota is used up', advice: 'Free some space' },
  EROFS: { is: 'the file system is read-only', advice: 'Make it writable' },
  EACCES: { is: 'this user may not write there', advice: 'Change the rights of the directory' },
  EFBIG: { is: 'it has reached the file-size limit (ulimit -f)', advice: 'Raise the limit and start again' },
};

/** @param code of the system, e.g. ENOSPC */
function unwritable(file: string, code: string): StorageFault {
  const { is, advice } = reasons[code] ?? { is: `the system reports ${code}`, advice: 'Check the disk' };
  return {
    kind: 'cannot be written',
    what: `${file} cannot be written: ${is}.`,
    effect: 'Changes get 503; reads still work.',
    advice: `${advice}, or use another directory: ${otherDirectory}`,
    over: `${file} can be written again.`,
  };
}

const otherDirectory = 'npm start -- --data DIR';

/**
 * Why a file could not be used at the start.
 * @param error of node:fs, or of the engine with its last words
 */
export async function startFault(file: string, error: unknown): Promise<StorageFault | undefined> {
  const code = codeOf(error);
  if (code !== undefined) return Object.hasOwn(reasons, code) ? unwritable(file, code) : undefined;
  const words = types.isNativeError(error) ? error.message : '';
  if (!words.includes('did not start')) return undefined;
  return (await writeFault(file)) ?? faultInWords(file, words);
}

/** @param words of the engine about a call or a start that failed; nothing when they are not about the file */
export function faultInWords(file: string, words: string): StorageFault | undefined {
  if (words.includes('malformed')) return damaged(file, 'it is damaged');
  if (words.includes('not a valid SQLite database')) return damaged(file, 'it is not a database of this program');
  if (!words.includes('disk I/O error')) return undefined;
  return { ...damaged(file, 'the system reports an input/output error'), kind: 'cannot be read', advice: 'Check the disk.' };
}

const damaged = (file: string, reason: string): StorageFault => ({
  kind: 'damaged',
  what: `${file} cannot be read: ${reason}.`,
  effect: 'Requests for users in the damaged part get 503, and lists may get it too.',
  advice: `Stop the API, move the file away and put a copy in its place, or use another directory: ${otherDirectory}`,
  over: `${file} can be read again.`,
});

/** @param pid of the engine */
export const silentEngine = (file: string, pid: number): StorageFault => ({
  kind: 'silent',
  what: `The embedded DynamoDB on ${file} (process ${pid}) does not answer.`,
  effect: 'Requests get 503 until it does.',
  advice: 'If it does not continue by itself, stop the API and start it again.',
  over: `The embedded DynamoDB on ${file} answers again.`,
});

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
};
