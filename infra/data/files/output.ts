import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, rmSync, statSync } from 'node:fs';
import { type DataLock, lockData } from '../../../src/local/data/lock';
import { ownersFile } from '../../../src/local/data/directory';
import { readJson, renameDurably, replaceFile, writeAt } from './durable';

/** Where the lines of a command go. `State` says how far the command is, as JSON. */
export interface Output<State> {
  /** The state at the last checkpoint of an earlier run that did not finish; undefined when the command begins. */
  resumed: State | undefined;
  append(text: string): Promise<void> | void;
  /** Makes all lines so far durable, together with the state. */
  checkpoint(state: State): void;
  /** Completes the output with its last lines. */
  finish(text: string): Promise<void> | void;
  /** Releases the output. The next run continues at the last checkpoint unless the output is finished. */
  close(): void;
}

export interface FileOptions {
  /** Identifies what the file contains, such as the command and the table. A run with another subject does not continue this one. */
  subject: string;
  /** Begins again, without the lines of an earlier run. */
  restart: boolean;
  /** Whether a finished file is replaced. */
  replaces: boolean;
}

interface Progress<State> {
  subject: string;
  /** The length of the part file that belongs to the state. */
  bytes: number;
  state: State;
}

/**
 * Opens a file that is written in parts. Until it is finished, the lines are in `<file>.part` and the state is in `<file>.part.progress`.
 * After the process or the machine has crashed, the next run removes the lines after the last checkpoint and continues.
 * @param isState whether a value that was read from the progress file is a state
 * @throws Error when another process writes the file, the file exists already, or an earlier run had another subject; errors of node:fs
 */
export async function fileOutput<State>(
  file: string,
  { subject, restart, replaces }: FileOptions,
  isState: (value: unknown) => value is State,
): Promise<Output<State>> {
  const part = `${file}.part`;
  const progressFile = `${part}.progress`;
  const lock = await lockData(part, 'Wait until it ends, or write to another file with --file.');
  try {
    if (existsSync(file) && !replaces) throw new Error(existsAlready(file, part, progressFile));
    // Without a part, the progress is that of a finished file: the run was killed between its last two steps.
    if (restart || !existsSync(part)) rmSync(progressFile, { force: true });
    const progress = readProgress(progressFile, isState);
    if (progress) requireSame(progress.subject, subject, file);
    const fd = openSync(part, progress ? 'r+' : 'w', ownersFile);
    if (progress) truncate(fd, progress.bytes, part);
    return partOutput({ fd, file, part, progressFile, subject, lock }, progress);
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Part {
  fd: number;
  file: string;
  part: string;
  progressFile: string;
  subject: string;
  lock: DataLock;
}

function partOutput<State>({ fd, file, part, progressFile, subject, lock }: Part, progress: Progress<State> | undefined): Output<State> {
  let bytes = progress?.bytes ?? 0;
  const append = (text: string) => {
    const added = Buffer.from(text);
    writeAt(fd, added, bytes);
    bytes += added.length;
  };
  return {
    resumed: progress?.state,
    append,
    checkpoint: (state) => {
      fsyncSync(fd);
      replaceFile(progressFile, JSON.stringify({ subject, bytes, state } satisfies Progress<State>));
    },
    finish: (text) => {
      append(text);
      fsyncSync(fd);
      renameDurably(part, file);
      rmSync(progressFile, { force: true });
    },
    close: () => {
      closeSync(fd);
      lock.release();
    },
  };
}

/** A run that was killed between its last two steps has left the progress file of a finished file. */
function existsAlready(file: string, part: string, progressFile: string): string {
  if (!existsSync(part)) rmSync(progressFile, { force: true });
  return `${file} exists already. Delete it, or write to another file with --file.`;
}

function readProgress<State>(progressFile: string, isState: (value: unknown) => value is State): Progress<State> | undefined {
  const value = readJson(progressFile);
  if (value === undefined) return undefined;
  if (typeof value === 'object' && value !== null && 'subject' in value && 'bytes' in value && 'state' in value) {
    const { subject, bytes, state } = value;
    if (typeof subject === 'string' && typeof bytes === 'number' && isState(state)) return { subject, bytes, state };
  }
  throw new Error(`${progressFile} is damaged. Begin again with --restart.`);
}

function requireSame(earlier: string, subject: string, file: string): void {
  if (earlier === subject) return;
  throw new Error(
    `${file}.part belongs to another command: ${earlier}. This one is: ${subject}. Begin again with --restart, or write to another file with --file.`,
  );
}

function truncate(fd: number, bytes: number, part: string): void {
  if (statSync(part).size < bytes) throw new Error(`${part} is shorter than its progress file says. Begin again with --restart.`);
  ftruncateSync(fd, bytes);
}
