import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The machine has no way to do this. */
export class NotTestable extends Error {}

export interface SmallDisk {
  /** Writes a file until there is no space left. */
  fill(): void;
  /** Removes that file. */
  free(): void;
  unmount(): void;
}

const megabytes = 8;

/** Mounts a file system of a few megabytes at a directory. @throws NotTestable without the right to mount */
export function mountSmallDisk(directory: string): SmallDisk {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'faults', directory], { stdio: 'pipe' });
  } catch {
    throw new NotTestable('this machine allows neither root nor `unshare -rm` to mount a small disk');
  }
  const ballast = join(directory, 'ballast');
  const fill = (): void => {
    for (let size = 65_536; size >= 1; size = size / 4) append(ballast, size);
  };
  const free = (): void => rmSync(ballast, { force: true });
  return { fill, free, unmount: () => execFileSync('umount', ['--lazy', directory]) };
}

function append(file: string, size: number): void {
  const block = Buffer.alloc(size);
  try {
    for (;;) appendFileSync(file, block);
  } catch {
    // No block of this size fits any more.
  }
}
