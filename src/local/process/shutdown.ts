/**
 * Calls `end` when nobody reads the output any more, as after `npm start | head -1`. Node.js ignores SIGPIPE and reports EPIPE instead
 * ("Process: A note on process I/O"). A line that cannot be written for another reason, such as a full disk, is lost: there is no other place for it.
 */
export function onBrokenPipe(end: () => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') end();
    });
  }
}
