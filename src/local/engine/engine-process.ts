import { type ChildProcess, spawn } from 'node:child_process';
import { engineAddress } from './address';

/** A running engine process. */
export interface EngineProcess {
  child: ChildProcess;
  pid: number;
  /** For the AWS SDK, such as `http://127.83.5.219:41234`. */
  endpoint: string;
  /** Resolves when the process has ended, with the end of its error output and its exit code or signal. */
  ended: Promise<string>;
}

interface LaunchOptions {
  signal: AbortSignal | undefined;
  /** Called with the process id before the engine is ready. If it throws, the engine is killed and the launch fails. */
  onPid?: (pid: number) => void;
}

/** Maximum number of attempts: another program may take the free port before the engine does. */
const maxAttempts = 5;

/** How long the engine may take to listen, in milliseconds. */
const startTimeout = 10_000;

/**
 * Starts the engine and waits until it listens. The engine ends when this process ends.
 * @throws Error with the error output of the engine when it does not start; the reason of the signal
 */
export async function launchEngine(program: string, args: string[], { signal, onPid }: LaunchOptions): Promise<EngineProcess> {
  for (let attemptsLeft = maxAttempts - 1; ; attemptsLeft -= 1) {
    const { host, port } = await engineAddress();
    const child = startPrivately(program, ['--host', host, '--port', String(port), ...args]);
    const { listening, ended } = watch(child);
    const { pid } = child;
    if (pid !== undefined) endWithThisProcess(pid, ended);
    reportPid(child, onPid);
    const failure = await Promise.race([listening, ended, timeout(), aborted(signal)]);
    if (failure === undefined && pid !== undefined) return { child, pid, endpoint: `http://${host}:${port}`, ended };
    child.kill('SIGKILL');
    signal?.throwIfAborted();
    if (attemptsLeft === 0 || !failure?.includes('already in use')) throw new Error(`The embedded DynamoDB did not start: ${failure}`);
  }
}

/**
 * Starts a program whose files only the owner may read and write. The shell sets the umask before it replaces itself with the program, so that
 * no file has a wider mode even for a moment. The shell also ignores SIGXFSZ, and an ignored signal stays ignored (POSIX, execve): a write
 * beyond the file-size limit (`ulimit -f`) fails instead of ending the program. Only the error output can be read.
 */
function startPrivately(program: string, args: readonly string[]): ChildProcess {
  const line = `umask 077; trap '' XFSZ; exec "$@"`;
  return spawn('/bin/sh', ['-c', line, 'sh', program, ...args], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
}

/** `listening` follows the engine's own message, because a successful connection could be one to another program. */
function watch(child: ChildProcess): { listening: Promise<undefined>; ended: Promise<string> } {
  let output = '';
  const listening = new Promise<undefined>((settle) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-2000);
      if (output.includes('listening on')) settle(undefined);
    });
  });
  const ended = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message));
    child.once('close', (code, signal) => settle(`${output.trim()} (${signal ?? `exit code ${code}`})`));
  });
  return { listening, ended };
}

/** A watchdog shell kills the engine when this process ends in any way, SIGKILL included: the pipe to the shell closes then. */
function endWithThisProcess(pid: number, ended: Promise<unknown>): void {
  const watchdog = spawn('/bin/sh', ['-c', 'read -r _; kill -9 "$1"', 'watchdog', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  void ended.then(() => watchdog.kill('SIGKILL'));
}

/** Kills an engine whose process id cannot be recorded, as on a full disk: the next start would not find it. */
function reportPid(child: ChildProcess, onPid: LaunchOptions['onPid']): void {
  try {
    if (child.pid !== undefined) onPid?.(child.pid);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function aborted(signal: AbortSignal | undefined): Promise<string> {
  return new Promise((settle) => {
    if (signal?.aborted) settle('the start was interrupted');
    else signal?.addEventListener('abort', () => settle('the start was interrupted'), { once: true });
  });
}

function timeout(): Promise<string> {
  return new Promise((settle) => setTimeout(() => settle(`it did not listen within ${startTimeout} ms`), startTimeout).unref());
}
