import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startTime } from '../../../src/local/process/process-table';
import { entryPoint } from '../../typescript-entry';

/** What is tested: the product, or the implementation that reads and then puts. */
export type Subject = 'product' | 'naive';

export interface Launch {
  subject: Subject;
  /** The data directory; absent with an endpoint. */
  directory?: string;
  endpoint?: string;
  env?: NodeJS.ProcessEnv;
}

/** `npm start`, or the naive implementation in its api, as a process group of its own. */
export interface Program {
  url: string;
  pid: number;
  /** The processes that the note in the data directory names. */
  noted(): { owner: number; engine: number } | undefined;
  /** Whether it has ended. */
  hasEnded(): boolean;
  /** Ends it as Ctrl-C does. Returns what went wrong, if something did. */
  stop(): Promise<string | undefined>;
  /** Kills every process of it that is left. */
  destroy(): void;
  /** What it has written to stdout and stderr, the end of it. */
  output(): string;
}

const readyWithin = 30_000;
const stopsWithin = 20_000;
const keptOutput = 20_000;

const running = new Set<Program>();

/** Kills what is still running. */
export function destroyPrograms(): void {
  for (const program of running) program.destroy();
}

/** Starts the program and waits until it listens. @throws Error with its output when it does not */
export async function startProgram(launch: Launch): Promise<Program> {
  const child = spawned(launch);
  let output = '';
  const hear = (text: string) => (output = (output + text).slice(-keptOutput));
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  const ended = new Promise<number | string | null>((settle) => child.once('exit', (code, signal) => settle(signal ?? code)));
  let over = false;
  void ended.then(() => (over = true));
  const program: Program = {
    url: '',
    pid: child.pid ?? 0,
    noted: () => (launch.directory === undefined ? undefined : noteIn(launch.directory)),
    hasEnded: () => over,
    stop: () => stopped(child, ended),
    destroy: () => killGroup(child.pid),
    output: () => output,
  };
  running.add(program);
  for (const end = performance.now() + readyWithin; ; await delay(20)) {
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

/** npm ends by the signal, too, once its child has ended. */
async function stopped(child: ChildProcess, ended: Promise<number | string | null>): Promise<string | undefined> {
  signalGroup(child.pid, 'SIGINT');
  const late = delay(stopsWithin, `nothing within ${stopsWithin / 1000} s`, { ref: false });
  const result = await Promise.race([ended, late]);
  killGroup(child.pid);
  return result === 0 || result === 'SIGINT' ? undefined : `The API ended with ${result} after Ctrl-C`;
}

const killGroup = (pid: number | undefined): void => signalGroup(pid, 'SIGKILL');

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // Nothing is left of the group.
  }
}

function noteIn(directory: string): { owner: number; engine: number } | undefined {
  try {
    const { owner, engine } = JSON.parse(readFileSync(join(directory, 'users.db.pid'), 'utf8'));
    return { owner: Number(owner), engine: Number(engine) };
  } catch {
    return undefined;
  }
}

export const isAlive = (pid: number): boolean => startTime(pid) !== undefined;

/** @throws Error when the process has not ended in time */
export async function gone(pid: number): Promise<void> {
  for (const end = performance.now() + stopsWithin; isAlive(pid); await delay(10)) {
    if (performance.now() > end) throw new Error(`Process ${pid} has not ended within ${stopsWithin} ms`);
  }
}
