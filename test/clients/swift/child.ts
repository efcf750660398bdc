import { type ChildProcess, spawn } from 'node:child_process';
import { types } from 'node:util';

export interface Command {
  program: string;
  args: readonly string[];
  /** Environment variables, in addition to those of this process. */
  env?: Record<string, string>;
  /** The working directory; the one of this process when absent. */
  cwd?: string;
}

/** The result of a command. */
export interface Ended {
  /** The exit code; 1 when a signal ended the command. */
  code: number;
  /** Everything that the command wrote to its standard output and standard error. */
  output: string;
}

/** How long an interrupted command may clean up, in milliseconds. */
const gracePeriod = 2000;

/**
 * Runs a command in its own process group, so that an abort ends all its processes.
 * @param onOutput receives the output while the command runs.
 * @throws the reason of the abort; Error when the program does not exist.
 */
export async function run(command: Command, signal: AbortSignal, onOutput: (text: string) => void = () => {}): Promise<Ended> {
  signal.throwIfAborted();
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const interrupt = () => interruptGroup(child);
  signal.addEventListener('abort', interrupt);
  try {
    const ended = await endOf(child, onOutput, signal);
    signal.throwIfAborted();
    return ended;
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

/** A process that the child has started may keep its pipes open. So after an abort the exit of the child is enough. */
function endOf(child: ChildProcess, onOutput: (text: string) => void, signal: AbortSignal): Promise<Ended> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput(text);
    });
  }
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', (code) => settle({ code: code ?? 1, output }));
    child.once('exit', () => signal.aborted && settle({ code: 1, output }));
  });
}

function interruptGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  const end = () => kill(pid, 'SIGKILL');
  const timer = setTimeout(end, gracePeriod);
  child.once('exit', () => {
    clearTimeout(timer);
    end();
  });
  kill(pid, 'SIGINT');
}

/** Sends a signal to a process group, and ignores a group that has already ended. */
function kill(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (!(types.isNativeError(error) && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
