import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../error-code';

export interface DataWatch {
  /** Resolves with a sentence for the person at the terminal when a file is no longer the one that the engine writes to. */
  lost: Promise<string>;
  stop(): void;
}

/** How often the files are looked at, in milliseconds. A look costs one stat for each file. */
const interval = 500;

/**
 * Watches the data file and its write-ahead log. After one of them was deleted, moved or replaced, the engine goes on writing to a file that
 * has no name any more, so everything acknowledged from then on would be lost.
 */
export async function watchData(file: string): Promise<DataWatch> {
  const watched = (await Promise.all([file, `${file}-wal`].map(identified))).filter(({ id }) => id !== 'missing');
  const stopped = new AbortController();
  const lost = firstLost(watched, stopped.signal).then((path) => (path === undefined ? new Promise<string>(() => {}) : told(path)));
  return { lost, stop: () => stopped.abort() };
}

interface Identified {
  path: string;
  /** Device and inode. */
  id: string;
}

const told = (path: string): string =>
  `${path} was deleted, moved or replaced while the API was using it, so the API ends: later changes would be lost. ` +
  'Put the files back if you need the users in them, and start the API again.';

async function firstLost(watched: readonly Identified[], signal: AbortSignal): Promise<string | undefined> {
  while (!signal.aborted) {
    const now = await Promise.all(watched.map(({ path }) => identified(path)));
    const index = now.findIndex(({ id }, at) => id !== 'unknown' && id !== watched[at]?.id);
    if (index >= 0) return now[index]?.path;
    await sleep(interval, undefined, { ref: false, signal }).catch(() => {});
  }
  return undefined;
}

const gone = new Set(['ENOENT', 'ENOTDIR', 'ESTALE']);

/** What cannot be looked at, such as a directory whose mode was changed, proves no loss. */
async function identified(path: string): Promise<Identified> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return { path, id: `${dev}:${ino}` };
  } catch (error) {
    return { path, id: gone.has(codeOf(error) ?? '') ? 'missing' : 'unknown' };
  }
}
