import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, copyFileSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, startEngine } from '../../../src/local/engine/engine';
import { dataFile } from '../../../src/local/data/directory';
import { entryPoint } from '../../typescript-entry';

/** `npm start` with its own embedded DynamoDB, on a copy of a filled data file. */
export interface Backend {
  url: URL;
  engine: URL;
  /** Milliseconds of processor time since the start. */
  cpu(): { path: number; engine: number };
  /** Megabytes of memory. */
  memory(): { path: number; engine: number };
  stop(): Promise<void>;
}

export async function startBackend(filled: string, folder: string): Promise<Backend> {
  mkdirSync(folder, { recursive: true });
  const file = dataFile(folder);
  copyFileSync(filled, file, constants.COPYFILE_FICLONE);
  const engine = await startEngine({ file });
  const log = join(folder, 'start.log');
  const server = spawn(process.execPath, [...entryPoint('src/local/main.ts'), '--port', '0', '--no-throttle'], {
    stdio: ['ignore', openSync(log, 'w'), 'inherit'],
    env: { ...process.env, DYNAMODB_ENDPOINT: engine.endpoint },
  });
  const stop = async () => {
    await ended(server);
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await listening(server, log);
    return { url, engine: new URL(engine.endpoint), stop, ...meters(server, engine) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes the logs to a file, because the benchmark would have to read a pipe. */
async function listening(server: ChildProcess, log: string): Promise<URL> {
  while (server.exitCode === null) {
    const [, found] = /listens on (\S+)/.exec(readFileSync(log, 'utf8')) ?? [];
    if (found !== undefined) return new URL(found);
    await sleep(20);
  }
  throw new Error('npm start has exited.');
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  await exit;
}

function meters({ pid: path = 0 }: ChildProcess, { pid: engine }: Engine): Pick<Backend, 'cpu' | 'memory'> {
  return {
    cpu: () => ({ path: cpuOf(path), engine: cpuOf(engine) }),
    memory: () => ({ path: memoryOf(path), engine: memoryOf(engine) }),
  };
}

/** Linux counts processor time in hundredths of a second (proc_pid_stat(5), fields 14 and 15). */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The private memory of a process and its share of shared memory (Pss of proc_pid_smaps(5)). */
const memoryOf = (pid: number): number => Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
