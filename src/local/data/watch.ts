import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../errors';

export interface DataWatch {
  /** Resolves with a message for the terminal when a file is no longer the one that the engine writes to. */
  lost: Promise<string>;
  stop(): void;
}

/** How often the files are checked, in milliseconds. A check costs one stat call for each file. */
const interval = 500;

/**
 * Watches the data file and its write-ahead log. After one of them was deleted, moved or replaced, the engine continues to write to a file
 * that no longer has a name, so every later change would be lost.
 */
export async function watchData(file: string): Promise<DataWatch> {
  const watched = (await Promise.all([file, `${file}-wal`].map(identified))).filter(({ id }) => id !== 'missing');
  const stopped = new AbortController();
  const lost = firstLost(watched, stopped.signal).then((path) => (path === undefined ? new Promise<string>(() => {}) : messageFor(path)));
  return { lost, stop: () => stopped.abort() };
}

interface Identified {
  path: string;
  /** Device and inode. */
  id: string;
}

const messageFor = (path: string): string =>
  `${path} was deleted, moved or replaced while the API was running. The API stops because later changes would be lost. ` +
  'To keep the users, restore the files and start the API again.';

async function firstLost(watched: readonly Identified[], signal: AbortSignal): Promise<string | undefined> {
  while (!signal.aborted) {
    const now = await Promise.all(watched.map(({ path }) => identified(path)));
    const index = now.findIndex(({ id }, at) => id !== 'unknown' && id !== watched[at]?.id);
    if (index >= 0) return now[index]?.path;
    await sleep(interval, undefined, { ref: false, signal }).catch(() => {});
  }
  return undefined;
}

const missingCodes = new Set(['ENOENT', 'ENOTDIR', 'ESTALE']);

/** An error other than a missing file, such as a directory whose mode was changed, does not prove a loss. */
async function identified(path: string): Promise<Identified> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return { path, id: `${dev}:${ino}` };
  } catch (error) {
    return { path, id: missingCodes.has(codeOf(error) ?? '') ? 'missing' : 'unknown' };
  }
}
