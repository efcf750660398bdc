import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';

/** Runs a shell line on a disk of its own, in namespaces that end with it: root is not needed where users may make namespaces. */
const inNamespaces = ['-rm', '/bin/sh', '-c'];

/**
 * The command that runs a program on a small disk, which is mounted over a directory for this program alone. Its files can be seen under
 * `/proc/<pid>/root`.
 * @param size of the disk, e.g. 4m
 */
export function onSmallDisk(directory: string, size: string, command: readonly string[]): string[] {
  const line = `mount -t tmpfs -o size=${size} tmpfs ${directory} && cd ${directory} && exec "$@"`;
  return ['unshare', ...inNamespaces, line, 'sh', ...command];
}

/** Whether this machine lets a test mount a disk. Says loudly what is not tested where it does not. */
export function canMount(what: string): boolean {
  const tried = spawnSync('unshare', [...inNamespaces, 'mount -t tmpfs -o size=1m tmpfs /mnt'], { encoding: 'utf8' });
  if (tried.status === 0) return true;
  const reason = (tried.error?.message ?? tried.stderr).trim();
  writeSync(2, `NOT TESTED: ${what}. This machine lets no test mount a disk (unshare -rm): ${reason}\n`);
  return false;
}
