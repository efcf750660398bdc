import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { type Program, run, type Wrap } from './program';

export interface Ready extends Program {
  url: string;
}

/** Gives each test a directory in which `npm start` runs, and kills the programs that a test leaves running. */
export interface Harness {
  directory(): string;
  start(args: string[], env?: NodeJS.ProcessEnv, wrap?: Wrap): Program;
  /** Starts a program and waits until it listens. */
  ready(args: string[], env?: NodeJS.ProcessEnv, wrap?: Wrap): Promise<Ready>;
}

export function harness(): Harness {
  let directory = '';
  let programs: Program[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'local-'));
    programs = [];
  });
  afterEach(async () => {
    for (const { child } of programs) child.kill('SIGKILL');
    await Promise.all(programs.map(({ ended }) => ended));
    rmSync(directory, { recursive: true, force: true });
  });
  const start: Harness['start'] = (args, env, wrap) => {
    const program = run(args, directory, env, wrap);
    programs.push(program);
    return program;
  };
  const ready: Harness['ready'] = async (args, env, wrap) => {
    const program = start(args, env, wrap);
    await program.prints('Press Ctrl-C to stop.');
    return { ...program, url: /listens on (\S+)/.exec(program.out())?.[1] ?? '' };
  };
  return { directory: () => directory, start, ready };
}

/** Waits until a condition is met. @param what the condition, for the error message @throws Error after 15 s */
export async function until(isMet: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 15_000;
  while (!(await isMet())) {
    if (performance.now() > end) throw new Error(`The following did not happen within 15 s: ${what}`);
    await new Promise((settle) => setTimeout(settle, 30));
  }
}

/** Creates a user over HTTP. Returns the status of the response. */
export async function createUser(url: string, email: string, bio?: string): Promise<number> {
  const body = JSON.stringify({ email, displayName: 'Ada', bio });
  const response = await fetch(`${url}/users`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  await response.text();
  return response.status;
}
