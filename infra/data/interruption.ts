import { constants } from 'node:os';
import { npmExit } from '../../src/local/process/npm-exit';

/** npm passes Ctrl-C on, so the signal arrives twice. Two signals within this time count as one, in milliseconds. */
const sameKeystroke = 300;

/** The end of a command by Ctrl-C (SIGINT), SIGTERM, or the end of npm. */
export interface Interruption {
  signal: AbortSignal;
  /** Returns the exit code after a signal: 130 or 143. */
  code(): number;
}

/**
 * Aborts a signal on the first interruption, so that the command stops after its last step. A second signal ends the process at once.
 * @param script the file that the script of package.json runs
 */
export function interruption(script: string): Interruption {
  const controller = new AbortController();
  let at: number | undefined;
  let code = 128 + constants.signals.SIGTERM;
  const begin = () => {
    at ??= performance.now();
    if (controller.signal.aborted) return;
    process.stderr.write('\nStopping. Run the same command again to continue.\n');
    controller.abort();
  };
  const onSignal = (name: 'SIGINT' | 'SIGTERM') => {
    if (at !== undefined && performance.now() - at > sameKeystroke) return endNow(name);
    code = 128 + constants.signals[name];
    begin();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  void npmExit(script).then(begin);
  return { signal: controller.signal, code: () => code };
}

/** Ends the process as if it did not handle the signal. */
function endNow(name: 'SIGINT' | 'SIGTERM'): void {
  process.removeAllListeners(name);
  process.kill(process.pid, name);
}
