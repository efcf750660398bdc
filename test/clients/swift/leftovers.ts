import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Returns the path at which this process prepares the content of another path. */
export const draftOf = (path: string): string => `${path}.${process.pid}`;

/** Returns the drafts of a path whose processes ended without removing them. */
export async function leftovers(path: string): Promise<string[]> {
  if (!existsSync(dirname(path))) return [];
  const drafts = (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.`));
  const owners = drafts.map((name) => ({
    draft: join(dirname(path), name),
    pid: Number.parseInt(name.slice(basename(path).length + 1), 10),
  }));
  return owners.filter(({ pid }) => pid > 0 && !isAlive(pid)).map(({ draft }) => draft);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
