import type { TableFacts } from '../../../src/dynamodb/bulk/meter';
import { type Key, scanUsers } from '../../../src/dynamodb/bulk/scan';
import type { UserItem } from '../../../src/dynamodb/items';
import type { Output } from '../files/output';
import { persist } from '../pace/persist';
import type { Pace } from '../pace/pace';
import { lanesOf, type Session } from '../session';
import type { Status } from '../status';

/** How far a pass over a table is. */
export interface PassState {
  /** When the pass began, a timestamp of the contract. */
  startedAt: string;
  segments: { after?: Key; isDone: boolean }[];
  /** Number of items that were read, including email locks. */
  scanned: number;
  /** Number of users that were read. */
  users: number;
  /** Number of lines of each kind. */
  counts: Record<string, number>;
}

/** The lines that a page of users becomes, and how many lines there are of each kind. */
export interface Handled {
  lines: string[];
  counts: Record<string, number>;
}

export interface Pass {
  session: Session;
  /** The table to read: that of the session, or its copy. */
  table: { name: string; facts: TableFacts };
  output: Output<PassState>;
  status: Status;
  handle(users: UserItem[]): Promise<Handled> | Handled;
}

const segmentCount = 8;
/** How often the progress is made durable, in milliseconds. */
const checkpointInterval = 1000;

export const newPass = (now: Date): PassState => ({
  startedAt: now.toISOString(),
  segments: Array.from({ length: segmentCount }, () => ({ isDone: false })),
  scanned: 0,
  users: 0,
  counts: {},
});

/** Returns whether a value that was read from a progress file is a state. */
export const isPassState = (value: unknown): value is PassState =>
  typeof value === 'object' &&
  value !== null &&
  'segments' in value &&
  Array.isArray(value.segments) &&
  'counts' in value &&
  'users' in value;

/**
 * Reads all users of a table in segments and appends the lines that they become. Continues where an earlier run has stopped, and changes the
 * state as it proceeds. The state is durable when the pass ends, also by an error.
 * @throws the reason of the signal; errors of the SDK and of node:fs
 */
export async function passOver(pass: Pass, state: PassState): Promise<void> {
  const stop = new AbortController();
  const indexes = state.segments.keys();
  const keepDurable = throttled(checkpointInterval, () => pass.output.checkpoint(state));
  const lane = async () => {
    try {
      for (const index of indexes) await readSegment(pass, state, index, { keepDurable, stop: stop.signal });
    } catch (error) {
      // The other lanes stop after their page, so that no line follows the last checkpoint.
      stop.abort();
      throw error;
    }
  };
  const lanes = Array.from({ length: lanesOf(pass.session.read, unitsPerPage) }, lane);
  const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
  pass.output.checkpoint(state);
  if (failed?.status === 'rejected') throw failed.reason;
}

interface Lane {
  keepDurable(): void;
  stop: AbortSignal;
}

async function readSegment(pass: Pass, state: PassState, index: number, { keepDurable, stop }: Lane): Promise<void> {
  const { session, table, output, status, handle } = pass;
  const { client, read: pace, signal } = session;
  const segment = state.segments[index];
  if (segment === undefined) return;
  while (!segment.isDone && !stop.aborted) {
    const step = { tableName: table.name, segment: { index, total: state.segments.length }, after: segment.after, signal };
    const page = await persist({ pace, signal }, () => scanUsers(client, { ...step, limit: pageLimit(pace, table.facts, state) }));
    const { lines, counts } = await handle(page.users);
    await output.append(lines.join(''));
    // Nothing waits between here and the checkpoint, so that the state belongs to the lines.
    if (page.after) segment.after = page.after;
    segment.isDone = page.after === undefined;
    state.scanned += page.scanned;
    state.users += page.users.length;
    addTo(state.counts, counts);
    keepDurable();
    status.show(state.users, table.facts.items > 0 ? Math.round(table.facts.items / 2) : undefined);
  }
}

/** One megabyte, read with eventual consistency: two reads of 4 kB for one unit. */
const unitsPerPage = 128;
const bytesPerUnit = 8192;
const assumedItemBytes = 300;

/** Returns how many items one call may read: as many as the units of one second pay for, so that the API never waits for long. */
function pageLimit(pace: Pace, { bytes, items }: TableFacts, { scanned }: PassState): number | undefined {
  const rate = pace.rate();
  if (rate === undefined || rate >= unitsPerPage) return undefined;
  const assumed = bytesPerUnit / (items > 0 && bytes > 0 ? bytes / items : assumedItemBytes);
  const itemsPerUnit = scanned > 0 && pace.used() > 0 ? scanned / pace.used() : assumed;
  return Math.max(1, Math.floor(rate * itemsPerUnit));
}

function addTo(counts: Record<string, number>, added: Record<string, number>): void {
  for (const [name, count] of Object.entries(added)) Reflect.set(counts, name, (counts[name] ?? 0) + count);
}

/** Returns a function that calls another one, but not more often than once in an interval. */
export function throttled(milliseconds: number, call: () => void): () => void {
  let calledAt = performance.now();
  return () => {
    if (performance.now() - calledAt < milliseconds) return;
    call();
    calledAt = performance.now();
  };
}
