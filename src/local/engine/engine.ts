import { dirname, join, resolve } from 'node:path';
import { prepareDirectory } from '../data/directory';
import { lockData } from '../data/lock';
import { type EngineProcess, launchEngine } from './engine-process';
import { startFault } from './storage-fault';

/** A running embedded DynamoDB. It ends when this process ends, also by SIGKILL. */
export interface Engine {
  /** For the AWS SDK, such as `http://127.83.5.219:41234`. */
  endpoint: string;
  pid: number;
  /** Resolves with the reason when the engine ends although `stop` was not called. */
  died: Promise<string>;
  /** Ends the engine. Every acknowledged write is in the file. */
  stop(): Promise<void>;
}

const enginePackage = '@dynoxide/linux-x64';

/** How long the engine may take to end after SIGTERM before it is killed, in milliseconds. */
const stopTimeout = 2000;

/**
 * Starts the embedded DynamoDB on a random IP address and a free port of the loopback interface.
 * @param options.file the file that stores the data; omitted: in memory. Its directory is created if it is missing.
 * @param options.signal interrupts the start
 * @throws Error when the engine is not installed, another process uses the file, or the engine does not start; the reason of the signal
 */
export async function startEngine({ file, signal }: { file?: string; signal?: AbortSignal } = {}): Promise<Engine> {
  const program = engineProgram();
  if (file === undefined) return engineOf(await launchEngine(program, [], { signal }));
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
    const launched = await launchEngine(program, ['--db-path', file], { signal, onPid: lock.recordEngine });
    return engineOf({ ...launched, ended: launched.ended.finally(lock.release) });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Returns the path of the engine's program. @throws Error that names the alternatives when the engine is not installed */
export function engineProgram(name: string = enginePackage): string {
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), 'dynoxide');
  } catch (cause) {
    throw new Error(
      `The embedded DynamoDB (${name}) is not installed on this ${process.platform}-${process.arch} machine. ` +
        'Start another one, such as `npx dynoxide` or Amazon DynamoDB Local, and set DYNAMODB_ENDPOINT to its URL, such as http://127.0.0.1:8000.',
      { cause },
    );
  }
}

function engineOf({ child, pid, endpoint, ended }: EngineProcess): Engine {
  let stopping = false;
  const stop = async () => {
    stopping = true;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeout);
    await ended;
    clearTimeout(timer);
  };
  const died = new Promise<string>((settle) => void ended.then((reason) => stopping || settle(reason)));
  return { endpoint, pid, died, stop };
}
