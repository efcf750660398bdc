import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startTime } from '../../../src/local/process/process-table';
import { entryPoint } from '../../typescript-entry';

/** The API under test: the product, or the implementation in test/faults/naive. */
export type Subject = 'product' | 'naive';

export interface Launch {
  subject: Subject;
  /** The data directory; omitted with an endpoint. */
  directory?: string;
  endpoint?: string;
  env?: NodeJS.ProcessEnv;
}

/** `npm start` or the naive implementation, running in its own process group. */
export interface Program {
  url: string;
  pid: number;
  /** Returns the process ids in the lock file of the data directory. */
  lockHolders(): { owner: number; engine: number } | undefined;
  /** Returns whether the program has ended. */
  hasEnded(): boolean;
  /** Stops the program as Ctrl-C does. Returns a description if this fails. */
  stop(): Promise<string | undefined>;
  /** Kills the remaining processes of the program. */
  destroy(): void;
  /** Returns the end of its stdout and stderr. */
  output(): string;
}

/** In milliseconds. */
const startTimeout = 30_000;
const stopTimeout = 20_000;

/** Maximum number of characters of the output that are kept. */
const maxOutput = 20_000;

const running = new Set<Program>();

/** Kills all programs that are still running. */
export function destroyPrograms(): void {
  for (const program of running) program.destroy();
}

/** Starts a program and waits until it listens. @throws Error with its output when it does not listen */
export async function startProgram(launch: Launch): Promise<Program> {
  const child = spawned(launch);
  let output = '';
  const onOutput = (text: string) => (output = (output + text).slice(-maxOutput));
  child.stdout?.setEncoding('utf8').on('data', onOutput);
  child.stderr?.setEncoding('utf8').on('data', onOutput);
  const ended = new Promise<number | string | null>((settle) => child.once('exit', (code, signal) => settle(signal ?? code)));
  let over = false;
  void ended.then(() => (over = true));
  const program: Program = {
    url: '',
    pid: child.pid ?? 0,
    lockHolders: () => (launch.directory === undefined ? undefined : lockHoldersIn(launch.directory)),
    hasEnded: () => over,
    stop: () => stopped(child, ended),
    destroy: () => killGroup(child.pid),
    output: () => output,
  };
  running.add(program);
  for (const end = performance.now() + startTimeout; ; await delay(20)) {
    const url = /listens on (http:\/\/\S+)/.exec(output)?.[1];
    if (url !== undefined) return Object.assign(program, { url });
    if (!over && performance.now() < end) continue;
    program.destroy();
    throw new Error(`The API did not start:\n${output}`);
  }
}

function spawned({ subject, directory, endpoint, env }: Launch): ChildProcess {
  const { PORT: _, DYNAMODB_ENDPOINT: __, NODE_OPTIONS: ___, ...inherited } = process.env;
  const options = ['--port', '0', ...(subject === 'product' ? ['--no-throttle'] : [])];
  const args = [...options, ...(directory === undefined ? [] : ['--data', directory])];
  const [command, ...before] =
    subject === 'product' ? ['npm', 'start', '--silent', '--'] : [process.execPath, ...entryPoint('test/faults/naive/main.ts')];
  return spawn(command ?? '', [...before, ...args], {
    cwd: resolve('.'),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, LOG_LEVEL: 'ERROR', ...(endpoint !== undefined && { DYNAMODB_ENDPOINT: endpoint }), ...env },
  });
}

/** After its child has ended, npm ends itself with the same signal. */
async function stopped(child: ChildProcess, ended: Promise<number | string | null>): Promise<string | undefined> {
  signalGroup(child.pid, 'SIGINT');
  const late = delay(stopTimeout, `no exit within ${stopTimeout / 1000} s`, { ref: false });
  const result = await Promise.race([ended, late]);
  killGroup(child.pid);
  return result === 0 || result === 'SIGINT' ? undefined : `The API ended with ${result} after Ctrl-C`;
}

const killGroup = (pid: number | undefined): void => signalGroup(pid, 'SIGKILL');

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}

function lockHoldersIn(directory: string): { owner: number; engine: number } | undefined {
  try {
    const { owner, engine } = JSON.parse(readFileSync(join(directory, 'users.db.pid'), 'utf8'));
    return { owner: Number(owner), engine: Number(engine) };
  } catch {
    return undefined;
  }
}

export const isAlive = (pid: number): boolean => startTime(pid) !== undefined;

/** Waits until a process has ended. @throws Error after 20 s */
export async function gone(pid: number): Promise<void> {
  for (const end = performance.now() + stopTimeout; isAlive(pid); await delay(10)) {
    if (performance.now() > end) throw new Error(`Process ${pid} has not ended within ${stopTimeout / 1000} s.`);
  }
}
