import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Starts a program whose files only their owner may read and write. The shell sets the mask before it becomes the program, so no file exists
 * with a wider mode even for a moment. A write beyond the file-size limit (`ulimit -f`) fails instead of ending the program: the shell ignores
 * SIGXFSZ, and an ignored signal stays ignored (POSIX, execve). The output of the program is dropped; its errors can be read.
 */
export function startPrivately(program: string, args: readonly string[]): ChildProcess {
  const line = `umask 077; trap '' XFSZ; exec "$@"`;
  return spawn('/bin/sh', ['-c', line, 'sh', program, ...args], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
}
