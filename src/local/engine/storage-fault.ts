import { randomBytes } from 'node:crypto';
import { open, stat, unlink } from 'node:fs/promises';
import { types } from 'node:util';
import { ownersFile } from '../data/directory';
import { codeOf } from '../errors';
import { fileSizeLimit } from '../process/process-table';

/** A fault of a data file, as sentences for the terminal. */
export interface StorageFault {
  kind: 'cannot be written' | 'cannot be read' | 'damaged' | 'silent';
  /** What is wrong, with the path. */
  what: string;
  /** The effect on requests. */
  effect: string;
  /** What to do. */
  advice: string;
  /** Printed when the fault has ended. */
  over: string;
}

/** Bytes that a write may require: several times the largest profile with its index rows. */
const reserve = 256 * 1024;

/** Returns why the data file cannot grow, which it finds by writing a temporary file beside it. Returns undefined if it can grow. */
export async function writeFault(file: string): Promise<StorageFault | undefined> {
  if (await isAtSizeLimit(file)) return unwritable(file, 'EFBIG');
  try {
    const handle = await open(`${file}.probe`, 'w', ownersFile);
    try {
      // Without a name, the probe is removed by the system even if this process is killed.
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

/** The engine inherits the limit of this process (`ulimit -f`), which applies to each file. */
async function isAtSizeLimit(file: string): Promise<boolean> {
  const limit = fileSizeLimit();
  if (limit === undefined) return false;
  const sizes = await Promise.all([file, `${file}-wal`].map(sizeOf));
  return Math.max(...sizes) + reserve > limit;
}

/** By the codes of errno(3). */
const reasons: Readonly<Record<string, { reason: string; advice: string }>> = {
  ENOSPC: { reason: 'the disk is full', advice: 'Free some space' },
  EDQUOT: { reason: 'the disk quota is exceeded', advice: 'Free some space' },
  EROFS: { reason: 'the file system is read-only', advice: 'Make it writable' },
  EACCES: { reason: 'permission is denied', advice: 'Change the permissions of the directory' },
  EFBIG: { reason: 'it has reached the file-size limit (ulimit -f)', advice: 'Raise the limit and start the API again' },
};

/** @param code of errno(3), such as ENOSPC */
function unwritable(file: string, code: string): StorageFault {
  const { reason, advice } = reasons[code] ?? { reason: `the system reports ${code}`, advice: 'Check the disk' };
  return {
    kind: 'cannot be written',
    what: `${file} cannot be written: ${reason}.`,
    effect: 'Writes return 503; reads still work.',
    advice: `${advice}, or use another directory: ${otherDirectory}`,
    over: `${file} can be written again.`,
  };
}

const otherDirectory = 'npm start -- --data DIR';

/**
 * Returns why the engine could not start on a file; undefined when the file is not the cause.
 * @param error an error of node:fs, or the error of the launch with the engine's output
 */
export async function startFault(file: string, error: unknown): Promise<StorageFault | undefined> {
  const code = codeOf(error);
  if (code !== undefined) return Object.hasOwn(reasons, code) ? unwritable(file, code) : undefined;
  const message = types.isNativeError(error) ? error.message : '';
  if (!message.includes('did not start')) return undefined;
  return (await writeFault(file)) ?? faultIn(message, file);
}

/** Returns the fault of a data file that an error message of the engine describes; undefined when the message is about something else. */
export function faultIn(message: string, file: string): StorageFault | undefined {
  if (message.includes('malformed')) return damaged(file, 'it is damaged');
  if (message.includes('not a valid SQLite database')) return damaged(file, 'it is not a SQLite database');
  if (!message.includes('disk I/O error')) return undefined;
  return { ...damaged(file, 'the system reports an input/output error'), kind: 'cannot be read', advice: 'Check the disk.' };
}

const damaged = (file: string, reason: string): StorageFault => ({
  kind: 'damaged',
  what: `${file} cannot be read: ${reason}.`,
  effect: 'Requests for users in the damaged part return 503, and so may listing users.',
  advice: `Stop the API and replace the file with a backup, or use another directory: ${otherDirectory}`,
  over: `${file} can be read again.`,
});

/** Returns the fault of an engine that does not respond. @param pid process id of the engine */
export const silentEngine = (file: string, pid: number): StorageFault => ({
  kind: 'silent',
  what: `The embedded DynamoDB on ${file} (process ${pid}) does not respond.`,
  effect: 'Requests return 503 until it does.',
  advice: 'If it does not recover, restart the API.',
  over: `The embedded DynamoDB on ${file} responds again.`,
});

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
};
