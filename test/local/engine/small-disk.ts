import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';

/** Runs a shell line in namespaces of its own. Mounting a disk there does not require root if users may create namespaces. */
const inNamespaces = ['-rm', '/bin/sh', '-c'];

/**
 * Returns the command that runs a program on a small disk. The disk is mounted over a directory for this program only; other processes see
 * its files under `/proc/<pid>/root`.
 * @param size of the disk, such as 4m
 */
export function onSmallDisk(directory: string, size: string, command: readonly string[]): string[] {
  const line = `mount -t tmpfs -o size=${size} tmpfs ${directory} && cd ${directory} && exec "$@"`;
  return ['unshare', ...inNamespaces, line, 'sh', ...command];
}

/** Returns whether this machine lets a test mount a disk. If not, prints what is not tested. */
export function canMount(what: string): boolean {
  const tried = spawnSync('unshare', [...inNamespaces, 'mount -t tmpfs -o size=1m tmpfs /mnt'], { encoding: 'utf8' });
  if (tried.status === 0) return true;
  const reason = (tried.error?.message ?? tried.stderr).trim();
  writeSync(2, `NOT TESTED: ${what}. This machine does not let a test mount a disk (unshare -rm): ${reason}\n`);
  return false;
}
