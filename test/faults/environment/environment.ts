import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Engine, startEngine } from '../../../src/local/engine/engine';
import { mountSmallDisk, type SmallDisk } from '../injection/disk';
import { isStoreFault, type Kind } from '../kinds';
import { gone, type Launch, type Program, startProgram, type Subject } from './program';
import { type Proxy, startProxy } from '../injection/proxy';
import { scanTable, type Table } from './scan';
import { faultsOf } from '../injection/store-faults';

/** All the parts of one round that run outside of this process. */
export interface Environment {
  launch: Launch;
  program: Program;
  /** The engine that the proxy is in front of; without a proxy the program has its own. */
  behind?: { engine: Engine; proxy: Proxy; begin(): void };
  disk?: SmallDisk;
  /** The file with the offset of the program's clock. */
  clockFile: string;
  /** The directory of the table. */
  data: string;
  remove(): Promise<void>;
}

/** @throws NotTestable when the machine has no way to do it; Error when the API does not start */
export async function prepare(kind: Kind, seed: number, subject: Subject): Promise<Environment> {
  const directory = mkdtempSync(join(tmpdir(), 'faults-'));
  const data = join(directory, 'data');
  mkdirSync(data);
  const clockFile = join(directory, 'clock');
  writeFileSync(clockFile, '0');
  const undo: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
  const remove = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    const disk = kind === 'disk-full' ? mountSmallDisk(data) : undefined;
    if (disk) undo.push(disk.unmount);
    const isProxied = kind === 'clock' || isStoreFault(kind);
    const behind = isProxied ? await storeBehindProxy(kind, seed, data) : undefined;
    if (behind)
      undo.push(
        () => behind.proxy.stop(),
        () => behind.engine.stop(),
      );
    const env = kind === 'clock' ? clockedEnvironment(clockFile) : {};
    const launch: Launch = { subject, env, ...(behind ? { endpoint: behind.proxy.url } : { directory: data }) };
    const program = await startProgram(launch);
    const environment: Environment = { launch, program, ...(behind && { behind }), ...(disk && { disk }), clockFile, data, remove };
    undo.push(() => end(environment));
    return environment;
  } catch (error) {
    await remove();
    throw error;
  }
}

async function end({ program, launch }: Environment): Promise<void> {
  const owner = launch.directory === undefined ? undefined : program.noted()?.owner;
  program.destroy();
  if (owner !== undefined) await gone(owner);
}

async function storeBehindProxy(kind: Kind, seed: number, data: string) {
  const engine = await startEngine({ file: join(data, 'users.db') });
  const faultOf = faultsOf(isStoreFault(kind) ? kind : 'late', seed);
  let hasBegun = false;
  const proxy = await startProxy(engine.endpoint, (one) => (hasBegun ? faultOf(one) : undefined));
  return { engine, proxy, begin: () => void (hasBegun = true) };
}

const clockedEnvironment = (file: string): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--require "${resolve('test/faults/injection/clock.cjs')}"`,
  FAULTS_CLOCK_FILE: file,
});

/** Reads the table when nothing writes any more. The embedded engine of the program must have ended. */
export async function readTable({ behind, data }: Environment): Promise<Table> {
  if (behind) return scanTable(behind.engine.endpoint);
  const engine = await startEngine({ file: join(data, 'users.db') });
  try {
    return await scanTable(engine.endpoint);
  } finally {
    await engine.stop();
  }
}
