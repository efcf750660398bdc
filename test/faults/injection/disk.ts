import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** This machine cannot inject the faults of a round. */
export class NotTestable extends Error {}

export interface SmallDisk {
  /** Writes a file until the disk is full. */
  fill(): void;
  /** Removes that file. */
  free(): void;
  unmount(): void;
}

const megabytes = 8;

/** Mounts a file system of a few megabytes at a directory. @throws NotTestable without permission to mount */
export function mountSmallDisk(directory: string): SmallDisk {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'faults', directory], { stdio: 'pipe' });
  } catch {
    throw new NotTestable('a small disk cannot be mounted on this machine; run as root, or allow `unshare -rm`');
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
    // The disk has no space for a block of this size.
  }
}
