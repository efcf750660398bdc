import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stopWithPart } from '../running';
import { node24, runtimeClient } from './runtime-client';

/** A process that serves the invocations of a function, frozen between them like on Lambda. */
export interface ExecutionEnvironment {
  /** Thaws the process, sends the event, and freezes the process after the response. @returns the response */
  invoke(event: object): Promise<unknown>;
  /** Lets time pass while the process is frozen. @param interval milliseconds, of which at most `realTime` pass for the timers */
  pass(interval: number, realTime?: number): Promise<void>;
  /** Returns the lines that the function has written so far. */
  lines(): string[];
}

/** A process and its clock. */
export interface Runtime {
  readonly child: ChildProcess;
  pass: ExecutionEnvironment['pass'];
  /** Returns the time of the function in milliseconds since 1970. */
  now(): number;
  output(): string;
}

/** The flags that Lambda's bootstrap sets for 512 MB. */
const flags = ['--expose-gc', '--max-http-header-size', '81920', '--max-semi-space-size=25', '--max-old-space-size=461'];

/** Returns the command that runs AWS's runtime client. */
export const runtimeCommand = (): readonly string[] => [
  node24(),
  '--require',
  resolve('test/reality/lambda-runtime/clock.cjs'),
  ...flags,
  runtimeClient,
];

/**
 * Starts a process whose clock can be moved. It is stopped when the part ends.
 * @param env all environment variables of the process
 */
export function startRuntime(folder: string, [program = '', ...args]: readonly string[], env: Record<string, string>): Runtime {
  const clock = join(mkdtempSync(join(folder, 'clock-')), 'offset');
  let offset = 0;
  let output = '';
  writeFileSync(clock, '0');
  const child = spawn(program, args, { env: { ...env, CLOCK_OFFSET_FILE: clock }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  stopWithPart(() => kill(child));
  const pass = async (interval: number, realTime = 20): Promise<void> => {
    const real = Math.min(interval, realTime);
    offset += interval - real;
    writeFileSync(clock, String(offset));
    await delay(real);
  };
  return { child, pass, now: () => Date.now() + offset, output: () => output };
}

/** SIGKILL also ends a frozen process. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/** Returns the complete lines of JSON in an output. */
export const jsonLines = (output: string): string[] =>
  output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'));
