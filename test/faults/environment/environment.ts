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

/** Everything of a round that runs outside this process. */
export interface Environment {
  launch: Launch;
  program: Program;
  /** An engine behind a proxy that injects faults. Without it, the program runs its own engine. */
  store?: { engine: Engine; proxy: Proxy; startFaults(): void };
  disk?: SmallDisk;
  /** The file that contains the offset of the program's clock. */
  clockFile: string;
  /** The directory that contains the table. */
  data: string;
  remove(): Promise<void>;
}

/** Starts the API and what its faults require. @throws NotTestable when this machine cannot inject the faults; Error when the API does not start */
export async function prepareEnvironment(kind: Kind, seed: number, subject: Subject): Promise<Environment> {
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
    const needsProxy = kind === 'clock' || isStoreFault(kind);
    const store = needsProxy ? await storeBehindProxy(kind, seed, data) : undefined;
    if (store)
      undo.push(
        () => store.proxy.stop(),
        () => store.engine.stop(),
      );
    const env = kind === 'clock' ? clockVariables(clockFile) : {};
    const launch: Launch = { subject, env, ...(store ? { endpoint: store.proxy.url } : { directory: data }) };
    const program = await startProgram(launch);
    const environment: Environment = { launch, program, ...(store && { store }), ...(disk && { disk }), clockFile, data, remove };
    undo.push(() => end(environment));
    return environment;
  } catch (error) {
    await remove();
    throw error;
  }
}

async function end({ program, launch }: Environment): Promise<void> {
  const owner = launch.directory === undefined ? undefined : program.lockHolders()?.owner;
  program.destroy();
  if (owner !== undefined) await gone(owner);
}

async function storeBehindProxy(kind: Kind, seed: number, data: string) {
  const engine = await startEngine({ file: join(data, 'users.db') });
  const faultOf = faultsOf(isStoreFault(kind) ? kind : 'late', seed);
  let hasBegun = false;
  const proxy = await startProxy(engine.endpoint, (one) => (hasBegun ? faultOf(one) : undefined));
  return { engine, proxy, startFaults: () => void (hasBegun = true) };
}

const clockVariables = (file: string): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--require "${resolve('test/faults/injection/clock.cjs')}"`,
  FAULTS_CLOCK_FILE: file,
});

/** Reads the table at the end of a round. The program and its embedded engine must have ended. */
export async function readTable({ store, data }: Environment): Promise<Table> {
  if (store) return scanTable(store.engine.endpoint);
  const engine = await startEngine({ file: join(data, 'users.db') });
  try {
    return await scanTable(engine.endpoint);
  } finally {
    await engine.stop();
  }
}
