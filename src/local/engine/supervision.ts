import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dynamodbClient } from '../../dynamodb/client/client';
import { readThrough } from '../../dynamodb/emulator/read-through';
import { watchData } from '../data/watch';
import type { Engine } from './engine';
import { reasonOf } from '../errors';
import { faultInWords, silentEngine, type StorageFault, writeFault } from './storage-fault';
import { storeHealth } from './store-health';

/** What is known of the data file while the API runs. */
export interface FileSupervision {
  /** Resolves with a sentence for the person at the terminal when the file is lost. */
  lost: Promise<string>;
  /** Looks for the reason of a failure, and tells it. */
  examine(): void;
  stop(): void;
}

/** Larger files are not read through at the start, but when a request has failed: the pass through this many bytes takes about ten seconds. */
const readAtStart = 64 * 1024 * 1024;

/** How long the engine may take for one call of a pass with all attempts, in milliseconds. */
const answerWithin = 10_000;

/** Watches the file of a running engine, and its health. The table must be there. */
export async function superviseFile(
  engine: Engine,
  { file, tableName, say }: { file: string; tableName: string; say: (line: string) => void },
): Promise<FileSupervision> {
  const watch = await watchData(file);
  const ended = new AbortController();
  const health = storeHealth({
    writing: () => writeFault(file),
    reading: () => readFault({ engine, file, tableName, ended: ended.signal }),
    say,
  });
  if (statSync(file).size <= readAtStart) health.examine();
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

/** Half of the time is left to the requests. */
async function readFault({ engine, file, tableName, ended }: Reading): Promise<StorageFault | undefined> {
  const client = dynamodbClient(engine.endpoint);
  const pause = async (milliseconds: number) => {
    await sleep(milliseconds, undefined, { ref: false, signal: ended });
  };
  try {
    await readThrough(client, tableName, { signal: ended, answerWithin, pause });
    return undefined;
  } catch (error) {
    if (ended.aborted) return undefined;
    const words = reasonOf(error);
    return faultInWords(file, words) ?? (words.includes('did not answer') ? silentEngine(file, engine.pid) : undefined);
  } finally {
    client.destroy();
  }
}
