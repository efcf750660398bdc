import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dynamodbClient } from '../../dynamodb/client/client';
import { readThrough } from '../../dynamodb/emulator/read-through';
import { watchData } from '../data/watch';
import { reasonOf } from '../errors';
import type { Engine } from './engine';
import { faultIn, silentEngine, type StorageFault, writeFault } from './storage-fault';
import { storeHealth } from './store-health';

/** The supervision of a data file while the API runs. */
export interface FileSupervision {
  /** Resolves with a message for the terminal when the file was deleted, moved or replaced. */
  lost: Promise<string>;
  /** Looks for the cause of a failed request and prints it. */
  examine(): void;
  stop(): void;
}

/** Larger files are read through only after a request has failed, in bytes. Reading this many takes about ten seconds. */
const maxReadAtStart = 64 * 1024 * 1024;

/** How long the engine may take for one call of a read through the table, retries included, in milliseconds. */
const callTimeout = 10_000;

interface SupervisionOptions {
  file: string;
  /** The table must exist. */
  tableName: string;
  print: (line: string) => void;
}

/** Watches the data file of a running engine, and prints storage faults. */
export async function superviseFile(engine: Engine, { file, tableName, print }: SupervisionOptions): Promise<FileSupervision> {
  const watch = await watchData(file);
  const ended = new AbortController();
  const health = storeHealth({
    writing: () => writeFault(file),
    reading: () => readFault({ engine, file, tableName, ended: ended.signal }),
    print,
  });
  if (statSync(file).size <= maxReadAtStart) health.examine();
  const stop = () => {
    ended.abort();
    health.stop();
    watch.stop();
  };
  return { lost: watch.lost, examine: health.examine, stop };
}

interface Reading {
  engine: Engine;
  file: string;
  tableName: string;
  ended: AbortSignal;
}

/** Reads through the table and its indexes. Pauses after each call as long as the call took, to leave time for requests. */
async function readFault({ engine, file, tableName, ended }: Reading): Promise<StorageFault | undefined> {
  const client = dynamodbClient(engine.endpoint);
  const pause = async (milliseconds: number) => {
    await sleep(milliseconds, undefined, { ref: false, signal: ended });
  };
  try {
    await readThrough(client, tableName, { signal: ended, perCall: callTimeout, pause });
    return undefined;
  } catch (error) {
    if (ended.aborted) return undefined;
    const reason = reasonOf(error);
    return faultIn(reason, file) ?? (reason.includes('did not respond') ? silentEngine(file, engine.pid) : undefined);
  } finally {
    client.destroy();
  }
}
