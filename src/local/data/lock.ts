import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../errors';
import { commandLine, startTime } from '../process/process-table';
import { ownersFile } from './directory';

/** The content of a lock file. `started` distinguishes the owner from a later process with the same id, which containers reuse at once. */
interface Holder {
  owner: number;
  started: string;
  engine?: number;
}

interface Locked {
  file: string;
  lockFile: string;
  advice: string;
}

const defaultAdvice = 'Stop that process, or use another directory: npm start -- --data DIR';

export interface DataLock {
  /** Records the process id of the engine, so that the next start can end this engine if the owner is killed. */
  recordEngine(pid: number): void;
  release(): void;
}

/**
 * Locks a data file for this process with the lock file `<file>.pid`. Takes over the lock of a process that has ended, and kills the engine
 * that such a process left behind.
 * @param advice what the user can do when the file is in use, as a sentence
 * @throws Error when a living process has locked the file
 */
export async function lockData(file: string, advice: string = defaultAdvice): Promise<DataLock> {
  const lockFile = `${file}.pid`;
  const me: Holder = { owner: process.pid, started: startTime(process.pid) ?? '' };
  const locked: Locked = { file, lockFile, advice };
  await removeLeftovers(locked);
  while (!create(lockFile, me)) {
    throwIfLocked(locked, lockFile);
    await takeOver(locked, lockFile);
  }
  return {
    recordEngine: (engine) => replace(lockFile, { ...me, engine }),
    release: () => {
      // After the directory was replaced, another process may have created its own lock file.
      if (read(lockFile)?.owner === process.pid) rmSync(lockFile, { force: true });
    },
  };
}

/**
 * Removes the files that killed starts have left: drafts of lock files, and lock files that were moved away for inspection. Files of a living
 * process stay. A lock file that was moved away may belong to a living owner, so its owner is checked again.
 */
async function removeLeftovers(locked: Locked): Promise<void> {
  const { lockFile } = locked;
  for (const name of readdirSync(dirname(lockFile))) {
    const [, creator, draft] = leftover.exec(name.slice(basename(lockFile).length)) ?? [];
    if (!name.startsWith(basename(lockFile)) || creator === undefined || isOtherProcess(Number(creator))) continue;
    if (draft === undefined) await takeOver(locked, join(dirname(lockFile), name));
    else rmSync(join(dirname(lockFile), name), { force: true });
  }
}

/** The rest of the file name after that of the lock file. */
const leftover = /^\.(\d+)(\.draft)?$/;

/** This process has created no file yet: a file with its id was left by an earlier process of a container with the same id. */
const isOtherProcess = (pid: number): boolean => pid !== process.pid && startTime(pid) !== undefined;

/** Returns the content of the lock file of a data file; undefined when no living process has locked it. */
export function livingHolder(file: string): Readonly<Holder> | undefined {
  const holder = read(`${file}.pid`);
  return holder && isAlive(holder) ? holder : undefined;
}

function throwIfLocked({ file, advice }: Locked, lockFile: string): void {
  const holder = read(lockFile);
  if (holder && isAlive(holder)) throw new Error(`${file} is in use by process ${holder.owner}. ${advice}`);
}

/** Without /proc, a lock file has no start time: any process with this id counts as the owner. */
function isAlive({ owner, started }: Holder): boolean {
  return started === '' ? isRunning(owner) : startTime(owner) === started;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Removes the lock file of a process that has ended. Two starts may find the same lock file: each inspects only the file that it has moved
 * away, and only one of them can move it.
 * @param from the path of that lock file
 */
async function takeOver(locked: Locked, from: string): Promise<void> {
  const { file, lockFile } = locked;
  const mine = `${lockFile}.${process.pid}`;
  try {
    renameSync(from, mine);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    throwIfLocked(locked, mine);
    await killEngine(read(mine)?.engine, file);
  } catch (error) {
    linkIfAbsent(mine, lockFile);
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Kills a process only if it is an engine on this file: the process id may belong to another program by now. */
async function killEngine(pid: number | undefined, file: string): Promise<void> {
  if (pid === undefined) return;
  const isEngine = () => commandLine(pid).some((part) => part.endsWith('dynoxide')) && commandLine(pid).includes(file);
  if (isEngine()) process.kill(pid, 'SIGKILL');
  while (isEngine()) await sleep(5);
}

/** Creates the lock file. Other processes see it only when it is complete. @returns false when it exists already */
const create = (lockFile: string, holder: Holder): boolean => withDraft(lockFile, holder, (draft) => linkIfAbsent(draft, lockFile));

function replace(lockFile: string, holder: Holder): void {
  withDraft(lockFile, holder, (draft) => renameSync(draft, lockFile));
}

/** Removes the draft in every case, also when the disk is full. */
function withDraft<T>(lockFile: string, holder: Holder, use: (draft: string) => T): T {
  const draft = `${lockFile}.${process.pid}.draft`;
  try {
    writeFileSync(draft, JSON.stringify(holder), { mode: ownersFile });
    return use(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

function linkIfAbsent(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Returns the content of a lock file; undefined when the file is missing or damaged. */
function read(lockFile: string): Holder | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(lockFile, 'utf8'));
    if (typeof content !== 'object' || content === null || !('owner' in content && 'started' in content)) return undefined;
    const { owner, started } = content;
    return { owner: Number(owner), started: String(started), ...('engine' in content && { engine: Number(content.engine) }) };
  } catch {
    return undefined;
  }
}
