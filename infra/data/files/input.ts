import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { codeOf } from '../../../src/local/errors';
import { type DataLock, lockData } from '../../../src/local/data/lock';
import { readJson, replaceFile } from './durable';

/** The lines that a command reads, and how far an earlier run has come. */
export interface Input<State> {
  chunks: AsyncIterable<Buffer>;
  /** Size in bytes; undefined for the standard input. */
  size: number | undefined;
  /** The state at the last checkpoint of an earlier run that did not finish. */
  resumed: State | undefined;
  checkpoint(state: State): void;
  /** Forgets the state: the next run begins again. */
  finish(): void;
  close(): void;
}

export interface InputOptions {
  /** Distinguishes the progress of two commands on the same file, such as the name of the table. */
  purpose: string;
  /** What the progress depends on besides the file, such as the identity of the table. A run with another subject begins again. */
  subject: string;
  restart: boolean;
  /** Called when the progress cannot be stored. */
  warn(message: string): void;
}

/** The standard input cannot be resumed. */
export function standardInput<State>(stream: NodeJS.ReadStream): Input<State> {
  return { chunks: buffers(stream), size: undefined, resumed: undefined, checkpoint: () => {}, finish: () => {}, close: () => {} };
}

async function* buffers(stream: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield Buffer.from(chunk);
}

/**
 * Opens a file whose lines are processed in order. The state is in `<file>.<purpose>.progress`. It is ignored when the file or the subject
 * has changed.
 * @param positionOf returns the position in bytes at which the state continues
 * @throws Error when another process reads the file for the same purpose; errors of node:fs
 */
export async function fileInput<State>(
  file: string,
  { purpose, subject, restart, warn }: InputOptions,
  isState: (value: unknown) => value is State & { position: number },
): Promise<Input<State>> {
  const fd = openSync(file, 'r');
  try {
    const progressFile = `${file}.${purpose}.progress`;
    const lock = await lockUnlessReadOnly(progressFile);
    if (restart) rmSync(progressFile, { force: true });
    const { size, mtimeMs } = fstatSync(fd);
    const identity = `${subject} ${mtimeMs} ${identityOf(fd, size)}`;
    const resumed = earlierState(readJson(progressFile), identity, isState);
    return {
      // The stream closes the file.
      chunks: createReadStream(file, { fd, start: resumed?.position ?? 0 }),
      size,
      resumed,
      checkpoint: storing(progressFile, identity, warn),
      finish: () => rmSync(progressFile, { force: true }),
      close: () => lock?.release(),
    };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** Two imports of a file from a read-only directory do not harm each other: every write is conditional. */
async function lockUnlessReadOnly(progressFile: string): Promise<DataLock | undefined> {
  try {
    return await lockData(progressFile, 'Wait until it ends.');
  } catch (error) {
    if (['EACCES', 'EROFS'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

function earlierState<State>(
  value: unknown,
  identity: string,
  isState: (value: unknown) => value is State & { position: number },
): (State & { position: number }) | undefined {
  if (typeof value !== 'object' || value === null || !('identity' in value && 'state' in value)) return undefined;
  return value.identity === identity && isState(value.state) ? value.state : undefined;
}

/** A directory that is read-only does not prevent an import. It begins again after an interruption, and finds users who exist unchanged. */
function storing(progressFile: string, identity: string, warn: (message: string) => void): (state: unknown) => void {
  let works = true;
  return (state) => {
    if (!works) return;
    try {
      replaceFile(progressFile, JSON.stringify({ identity, state }));
    } catch (error) {
      works = false;
      warn(
        `The progress cannot be stored in ${progressFile} (${codeOf(error) ?? 'unknown'}). If the command is interrupted, it begins again.`,
      );
    }
  };
}

const sampleBytes = 64 * 1024;

/** Returns a text that differs between files that were modified at the same time: the size, and a hash of the begin and the end. */
function identityOf(fd: number, size: number): string {
  const hash = createHash('sha256');
  for (const position of [0, Math.max(0, size - sampleBytes)]) {
    const sample = Buffer.alloc(Math.min(sampleBytes, size));
    hash.update(sample.subarray(0, readSync(fd, sample, 0, sample.length, position)));
  }
  return `${size}-${hash.digest('base64url')}`;
}
