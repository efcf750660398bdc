import { itemOfRecord, type UserRecord } from '../../../src/dynamodb/bulk/record';
import { fileInput, type Input, standardInput } from '../files/input';
import { type Line, readLines } from '../lines/read-lines';
import { parseLine } from '../lines/parse-line';
import type { Session } from '../session';
import { grouped, statusOn } from '../status';
import { estimateOfWrite } from './estimates';
import { throttled } from './pass';
import { type Problems, problemsOf, reasonFor } from './problems';
import { type Outcome, usersPerRound, type Write, writeUsers } from './write-users';

export interface ImportOptions {
  /** The file to read; `-` is the standard input. */
  file: string;
  /** Whether the content of existing users is replaced. */
  replaces: boolean;
  keepsInvalid: boolean;
  /** The file that lists the users who were not imported. */
  report: string | undefined;
  restart: boolean;
}

/** How far an import is. All lines before the position are settled. */
interface ImportState {
  position: number;
  line: number;
  users: number;
  edited: number;
  counts: Record<string, number>;
  hasHeader: boolean;
  /** The number of users in the last line; absent until it was read. */
  expected?: number;
}

const checkpointInterval = 1000;

const isImportState = (value: unknown): value is ImportState =>
  typeof value === 'object' &&
  value !== null &&
  'position' in value &&
  typeof value.position === 'number' &&
  'counts' in value &&
  'users' in value;

/**
 * Writes the users of a file to a table.
 * @returns the exit code: 1 when some users were not imported, or the file is not complete
 * @throws Error with a message for the user; errors of the SDK and of node:fs
 */
export async function importUsers(session: Session, options: ImportOptions): Promise<number> {
  const { file, restart } = options;
  const { tableName, say } = session;
  const input =
    file === '-'
      ? standardInput<ImportState>(process.stdin)
      : await fileInput(file, { purpose: tableName, subject: subjectOf(session, options), restart, warn: say }, isImportState);
  const state: ImportState = input.resumed ?? { position: 0, line: 1, users: 0, edited: 0, counts: {}, hasHeader: false };
  const problems = problemsOf({ say, report: options.report, isResumed: input.resumed !== undefined });
  try {
    say(input.resumed ? `Continues the import after line ${grouped(state.line - 1)}.` : estimateOfWrite(session, usersIn(input.size)));
    await run({ session, options, input, state, problems });
    input.finish();
    return summarize(session, state, problems);
  } finally {
    problems.close();
    input.close();
  }
}

/** Tables of other regions, engines or times may have the same name, and other options have other outcomes. */
const subjectOf = ({ place, facts }: Session, { replaces, keepsInvalid }: ImportOptions): string =>
  JSON.stringify({ place, table: facts.id, replaces, keepsInvalid });

/** A line of a user with a typical profile, in bytes. */
const typicalLine = 500;
const usersIn = (size: number | undefined): number | undefined => (size === undefined ? undefined : Math.ceil(size / typicalLine));

interface Run {
  session: Session;
  options: ImportOptions;
  input: Input<ImportState>;
  state: ImportState;
  problems: Problems;
}

interface Pending {
  line: number;
  record: UserRecord;
  isEdited: boolean;
}

async function run(work: Run): Promise<void> {
  const { session, input } = work;
  const now = () => performance.now();
  const status = statusOn({ stream: process.stderr, now, from: work.state.users, unit: 'users', paces: { write: session.write } });
  // Only a state between two rounds is stored: all lines before its position are settled.
  let settled = structuredClone(work.state);
  const keepDurable = throttled(checkpointInterval, () => input.checkpoint(settled));
  const settle = async (round: readonly Pending[], line: Line) => {
    await write(work, round);
    Object.assign(work.state, { position: line.end, line: line.number + 1 });
    settled = structuredClone(work.state);
    keepDurable();
    status.show(settled.users, input.size && (settled.users * input.size) / settled.position);
  };
  try {
    await eachRound(work, settle);
  } finally {
    input.checkpoint(settled);
    status.end();
  }
}

/** Reads the lines and settles them in rounds, in which no two lines have the same user or the same email address. */
async function eachRound(work: Run, settle: (round: readonly Pending[], line: Line) => Promise<void>): Promise<void> {
  const { session, input, state } = work;
  let round: Pending[] = [];
  let last: Line | undefined;
  for await (const line of readLines(input.chunks, { position: state.position, number: state.line })) {
    if (last && round.length >= usersPerRound(session)) {
      await settle(round, last);
      round = [];
    }
    const pending = take(work, line);
    if (last && pending && round.some(({ record }) => isSameUser(record, pending.record))) {
      await settle(round, last);
      round = [];
    }
    if (pending) round.push(pending);
    last = line;
  }
  if (last) await settle(round, last);
}

const isSameUser = (a: UserRecord, b: UserRecord): boolean => a.userId === b.userId || a.email === b.email;

/** Returns the user in a line; undefined when the line contains none. */
function take({ options, state, problems }: Run, { bytes, number }: Line): Pending | undefined {
  const parsed = parseLine(bytes, { keepsInvalid: options.keepsInvalid, now: new Date().toISOString() });
  if (parsed.kind === 'header') state.hasHeader = true;
  if (parsed.kind === 'trailer') state.expected = parsed.trailer.users;
  if (parsed.kind === 'invalid') {
    state.users += 1;
    count(state, 'invalid');
    for (const { field, detail } of parsed.errors) problems.add({ where: `${options.file}:${number}`, what: `${field} ${detail}` });
  }
  return parsed.kind === 'user' ? { line: number, record: parsed.record, isEdited: parsed.isEdited } : undefined;
}

async function write({ session, options, state, problems }: Run, round: readonly Pending[]): Promise<void> {
  const writes = round.map(({ record }): Write => ({
    item: itemOfRecord(record, session.listingShards),
    evenIfDeleted: false,
    replaces: options.replaces ? 'any' : undefined,
  }));
  const outcomes = await writeUsers(session, writes);
  for (const [n, { line, record, isEdited }] of round.entries()) {
    const outcome = outcomes[n] ?? 'created';
    state.users += 1;
    if (isEdited) state.edited += 1;
    count(state, outcome);
    const reason = reasonFor(outcome);
    if (reason !== undefined) problems.add({ where: `${options.file}:${line}`, what: `user ${record.userId}: ${reason}` });
  }
}

function count({ counts }: ImportState, outcome: Outcome | 'invalid'): void {
  Reflect.set(counts, outcome, (counts[outcome] ?? 0) + 1);
}

/** Prints the summary. @returns the exit code */
function summarize({ tableName, say }: Session, state: ImportState, problems: Problems): number {
  const { counts, edited, users, expected, hasHeader } = state;
  const number = (outcome: string) => grouped(counts[outcome] ?? 0);
  say(`Imported ${number('created')} users into ${tableName}, replaced ${number('replaced')}, found ${number('unchanged')} unchanged.`);
  if (edited > 0) say(`${grouped(edited)} lines were edited after the export.`);
  problems.summarize();
  const missing = ['invalid', 'different', 'email-taken', 'deleted', 'changed'].filter((outcome) => (counts[outcome] ?? 0) > 0);
  if (missing.length > 0) say(`Not imported: ${missing.map((outcome) => `${number(outcome)} ${outcome}`).join(', ')}.`);
  const isComplete = !hasHeader || expected === users;
  if (!isComplete) say(incomplete(expected, users));
  return missing.length === 0 && isComplete ? 0 : 1;
}

const incomplete = (expected: number | undefined, users: number): string =>
  expected === undefined
    ? 'The file is not complete: its last line, with the number of users, is missing. Was the export interrupted?'
    : `The file has ${grouped(users)} users, but its last line says ${grouped(expected)}. Was it filtered or edited?`;
