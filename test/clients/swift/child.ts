import { type ChildProcess, spawn } from 'node:child_process';
import { types } from 'node:util';

export interface Command {
  program: string;
  args: readonly string[];
  /** Beside those of this process. */
  env?: Record<string, string>;
  /** The working directory; that of this process when absent. */
  cwd?: string;
}

/** How a command ended. */
export interface Ended {
  /** 1 also when a signal ended it. */
  code: number;
  /** All that it wrote. */
  output: string;
}

/** How long what was interrupted may tidy up, in milliseconds. */
const grace = 2000;

/**
 * Runs a command to its end. It has a process group of its own, so that an abort reaches all of it.
 * @param onOutput hears what it writes as it comes
 * @throws the reason of the abort; Error when there is no such program
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

/** Who was started by the child may hold its pipes longer than it lives: after an abort its exit is enough. */
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
  const impatience = setTimeout(end, grace);
  child.once('exit', () => {
    clearTimeout(impatience);
    end();
  });
  kill(pid, 'SIGINT');
}

/** A group that has ended already is no fault. */
function kill(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (!(types.isNativeError(error) && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
