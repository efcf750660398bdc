import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownersFile } from './directory';
import { codeOf } from '../error-code';
import { commandLine, startTime } from '../process/process-table';

/** Who holds a data file. `started` tells a process from a later one with the same id, which containers hand out again at once. */
interface Holder {
  owner: number;
  started: string;
  engine?: number;
}

export interface DataLock {
  /** Notes which engine works on the file, so that the next start can end it should this process be killed. */
  holdFor(engine: number): void;
  release(): void;
}

/**
 * Takes the data file for this process; the note is `<file>.pid`. A left-over engine of a dead process is ended.
 * @throws Error when a living process holds the file.
 */
export async function lockData(file: string): Promise<DataLock> {
  const note = `${file}.pid`;
  const me: Holder = { owner: process.pid, started: startTime(process.pid) ?? '' };
  await sweep(file, note);
  while (!place(note, me)) {
    refuseIfHeld(file, note);
    await takeOver(file, note, note);
  }
  return {
    holdFor: (engine) => replace(note, { ...me, engine }),
    release: () => {
      // Another process may have placed its note after the directory was replaced.
      if (read(note)?.owner === process.pid) rmSync(note, { force: true });
    },
  };
}

/**
 * Removes what starts that were killed have left: drafts of notes, and notes that were moved away to be judged. What a living process has
 * made stays. A note that was moved away may be that of a living holder, so it is judged again.
 */
async function sweep(file: string, note: string): Promise<void> {
  for (const name of readdirSync(dirname(note))) {
    const [, maker, draft] = leftover.exec(name.slice(basename(note).length)) ?? [];
    if (!name.startsWith(basename(note)) || maker === undefined || isAnother(Number(maker))) continue;
    if (draft === undefined) await takeOver(file, note, join(dirname(note), name));
    else rmSync(join(dirname(note), name), { force: true });
  }
}

/** What follows the name of the note. */
const leftover = /^\.(\d+)(\.draft)?$/;

/** Whether the process lives and is not this one, which has made nothing yet: containers hand out the same process id at each start. */
const isAnother = (pid: number): boolean => pid !== process.pid && startTime(pid) !== undefined;

function refuseIfHeld(file: string, note: string): void {
  const holder = read(note);
  if (holder && startTime(holder.owner) === holder.started) {
    throw new Error(`${file} is in use by process ${holder.owner}; end that one first, or use another data file`);
  }
}

/**
 * Two starts may both find the note of a dead process: each judges only what it has moved away, and only one can move it.
 * @param from where the note of the dead process is
 */
async function takeOver(file: string, note: string, from: string): Promise<void> {
  const mine = `${note}.${process.pid}`;
  try {
    renameSync(from, mine);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    refuseIfHeld(file, mine);
    await endEngine(read(mine)?.engine, file);
  } catch (error) {
    linked(mine, note);
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Ends only what really is an engine on this file: the process id may belong to another program by now. */
async function endEngine(pid: number | undefined, file: string): Promise<void> {
  if (pid === undefined) return;
  const isEngine = () => commandLine(pid).some((part) => part.endsWith('dynoxide')) && commandLine(pid).includes(file);
  if (isEngine()) process.kill(pid, 'SIGKILL');
  while (isEngine()) await sleep(5);
}

/** Whether the note could be placed. Linking shows it to others only when it is complete, and never over another. */
const place = (note: string, holder: Holder): boolean => drafted(note, holder, (draft) => linked(draft, note));

function replace(note: string, holder: Holder): void {
  drafted(note, holder, (draft) => renameSync(draft, note));
}

/** Nothing is left of a draft, even when the disk is full. */
function drafted<T>(note: string, holder: Holder, use: (draft: string) => T): T {
  const draft = `${note}.${process.pid}.draft`;
  try {
    writeFileSync(draft, JSON.stringify(holder), { mode: ownersFile });
    return use(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function read(note: string): Holder | undefined {
  try {
    const { owner, started, engine } = JSON.parse(readFileSync(note, 'utf8')) ?? {};
    return { owner: Number(owner), started: String(started), ...(engine === undefined ? {} : { engine: Number(engine) }) };
  } catch {
    return undefined;
  }
}
