import { npmExit } from './npm-exit';

/** npm passes Ctrl-C on, so the signal arrives twice. Two signals within this time count as one, in milliseconds. */
const sameKeystroke = 300;

/** How long a start that was interrupted may take to clean up, in milliseconds. The processes it started end with this process. */
const interruptedStartLimit = 2000;

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Ends this process in order on Ctrl-C (SIGINT), on SIGTERM, when npm ends, and when the reader of the output ends. The first of these
 * events stops the backend, which lets requests in flight finish; exit code 0. A second signal exits at once with 130 or 143.
 * @param starting the backend; the events are handled while it starts too
 * @param interruption aborted by the first event, to end the start
 * @param script the file that the script of package.json runs, such as src/local/main.ts
 */
export function stopOnSignal(starting: Promise<Stoppable>, interruption: AbortController, script: string): void {
  let stoppedAt: number | undefined;
  const begin = () => {
    if (stoppedAt !== undefined) return;
    stoppedAt = performance.now();
    void stop(starting, interruption);
  };
  const onSignal = (signal: NodeJS.Signals) => {
    if (stoppedAt !== undefined && performance.now() - stoppedAt > sameKeystroke) process.exit(signal === 'SIGINT' ? 130 : 143);
    begin();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  onBrokenPipe(begin);
  void npmExit(script).then(begin);
}

async function stop(starting: Promise<Stoppable>, interruption: AbortController): Promise<void> {
  const limit = setTimeout(() => process.exit(0), interruptedStartLimit);
  interruption.abort();
  try {
    const backend = await starting;
    clearTimeout(limit);
    await backend.stop();
    process.exit(0);
  } catch {
    // The caller awaits the same start: it reports the error and exits.
  }
}

/**
 * Calls `end` when the reader of the output has ended, as in `npm start | head -1`. Node.js ignores SIGPIPE and reports EPIPE instead
 * ("Process: A note on process I/O"). A line that cannot be written for another reason, such as a full disk, is lost.
 */
export function onBrokenPipe(end: () => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') end();
    });
  }
}
