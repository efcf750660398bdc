import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { prepareDirectory } from '../data/directory';
import { lockData } from '../data/lock';
import { engineAddress } from './address';
import { startPrivately } from './engine-process';
import { startFault } from './storage-fault';

/** A running embedded DynamoDB. It ends when this process ends, however that happens. */
export interface Engine {
  /** For the SDK, e.g. `http://127.83.5.219:41234`. */
  endpoint: string;
  pid: number;
  /** Resolves with the reason when the engine ends without having been told to. */
  died: Promise<string>;
  /** Ends the engine; what it has acknowledged is in the file. */
  stop(): Promise<void>;
}

const enginePackage = '@dynoxide/linux-x64';
const tries = 5;
const patience = 10_000;

/**
 * Starts the embedded DynamoDB on a random address and a free port of the loopback interface.
 * @param options.file where the data is kept; absent: in memory. Its directory is made when it is missing.
 * @param options.signal ends the start
 * @throws Error when the engine is not installed, the file is in use by another process, or the engine does not start; the reason of the signal.
 */
export async function startEngine({ file, signal }: { file?: string; signal?: AbortSignal } = {}): Promise<Engine> {
  const program = engineProgram();
  if (file === undefined) return running(await launch(program, [], { signal }));
  try {
    return await startOnFile(program, resolve(file), signal);
  } catch (error) {
    const fault = await startFault(resolve(file), error);
    throw fault ? new Error(`${fault.what} ${fault.advice}`, { cause: error }) : error;
  }
}

async function startOnFile(program: string, file: string, signal: AbortSignal | undefined): Promise<Engine> {
  prepareDirectory(file);
  const lock = await lockData(file);
  try {
    const launched = await launch(program, ['--db-path', file], { signal, onPid: lock.holdFor });
    return running({ ...launched, ended: launched.ended.finally(lock.release) });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** @throws Error that names the other ways to a DynamoDB. */
export function engineProgram(name: string = enginePackage): string {
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), 'dynoxide');
  } catch (cause) {
    throw new Error(
      `The embedded DynamoDB (${name}) is not installed on this ${process.platform}-${process.arch} machine. ` +
        'Start another one, `npx dynoxide` or Amazon DynamoDB Local, and set DYNAMODB_ENDPOINT to its URL, e.g. http://127.0.0.1:8000.',
      { cause },
    );
  }
}

interface Launched {
  child: ChildProcess;
  pid: number;
  endpoint: string;
  /** Settles with the last words of the engine. */
  ended: Promise<string>;
}

interface Launching {
  signal: AbortSignal | undefined;
  onPid?: (pid: number) => void;
}

/** Another program may take the free port before the engine does: then once more with another port. */
async function launch(program: string, args: string[], { signal, onPid }: Launching): Promise<Launched> {
  for (let left = tries - 1; ; left -= 1) {
    const { host, port } = await engineAddress();
    const child = startPrivately(program, ['--host', host, '--port', String(port), ...args]);
    const { listening, ended } = watch(child);
    const { pid } = child;
    if (pid !== undefined) endWithThisProcess(pid, ended);
    note(child, onPid);
    const failure = await Promise.race([listening, ended, timeout(), aborted(signal)]);
    if (failure === undefined && pid !== undefined) return { child, pid, endpoint: `http://${host}:${port}`, ended };
    child.kill('SIGKILL');
    signal?.throwIfAborted();
    if (left === 0 || !failure?.includes('already in use')) throw new Error(`The embedded DynamoDB did not start: ${failure}`);
  }
}

function running({ child, pid, endpoint, ended }: Launched): Engine {
  let wanted = false;
  const stop = async () => {
    wanted = true;
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 2000);
    await ended;
    clearTimeout(impatience);
  };
  const died = new Promise<string>((settle) => void ended.then((reason) => wanted || settle(reason)));
  return { endpoint, pid, died, stop };
}

/** `listening` when the engine says so, for a connection alone may be to a stranger; `ended` with its last words. */
function watch(child: ChildProcess): { listening: Promise<undefined>; ended: Promise<string> } {
  let words = '';
  const listening = new Promise<undefined>((settle) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-2000);
      if (words.includes('listening on')) settle(undefined);
    });
  });
  const ended = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message));
    child.once('close', (code, signal) => settle(`${words.trim()} (${signal ?? `exit code ${code}`})`));
  });
  return { listening, ended };
}

/** The pipe to the shell closes when this process ends in any way, SIGKILL included; the engine itself would live on. */
function endWithThisProcess(pid: number, ended: Promise<unknown>): void {
  const watchdog = spawn('/bin/sh', ['-c', 'read -r _; kill -9 "$1"', 'watchdog', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  void ended.then(() => watchdog.kill('SIGKILL'));
}

/** An engine whose note cannot be written, as on a full disk, is ended: the next start would not find it. */
function note(child: ChildProcess, onPid: Launching['onPid']): void {
  try {
    if (child.pid !== undefined) onPid?.(child.pid);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function aborted(signal: AbortSignal | undefined): Promise<string> {
  return new Promise((settle) => {
    if (signal?.aborted) settle('it was told to end');
    else signal?.addEventListener('abort', () => settle('it was told to end'), { once: true });
  });
}

function timeout(): Promise<string> {
  return new Promise((settle) => setTimeout(() => settle(`it said nothing for ${patience} ms`), patience).unref());
}
