import { createHash } from 'node:crypto';
import { describeTable } from '../../../src/dynamodb/bulk/meter';
import { itemOfRecord, recordOf } from '../../../src/dynamodb/bulk/record';
import type { UserItem } from '../../../src/dynamodb/items';
import { fileOutput } from '../files/output';
import { lineOf } from '../lines/format';
import type { Session } from '../session';
import { grouped, statusOn } from '../status';
import { compared, type Difference, withTakenEmails } from './compare';
import { estimateOfRead } from './estimates';
import { type Handled, isPassState, newPass, passOver, type PassState } from './pass';
import { writeUsers } from './write-users';

export interface RestoreOptions {
  /** The point-in-time copy. */
  from: string;
  /** Whether the table is changed. */
  applies: boolean;
  /** Whether the content of existing users is restored. */
  changed: boolean;
  /** Whether users with a deletion marker are restored. */
  deleted: boolean;
  /** The users to restore; undefined: all. */
  ids: ReadonlySet<string> | undefined;
  excluded: ReadonlySet<string>;
  /** The file that lists what is done. */
  list: string;
  restart: boolean;
}

/**
 * Restores users from a point-in-time copy of the table, or only lists what it would do.
 * @returns the exit code: 1 when some users could not be restored
 * @throws Error with a message for the user; errors of the SDK and of node:fs
 */
export async function restoreUsers(session: Session, options: RestoreOptions): Promise<number> {
  const { from, list, restart, applies } = options;
  const table = { name: from, facts: await describeTable(session.client, from) };
  const output = await fileOutput(list, { subject: subjectOf(session, options, table.facts.id), restart, replaces: true }, isPassState);
  try {
    const state = output.resumed ?? newPass(new Date());
    session.say(output.resumed ? `Continues after ${grouped(state.users)} users.` : estimateOfRead(session, table));
    const paces = { read: session.read, ...(applies && { write: session.write }) };
    const status = statusOn({ stream: process.stderr, now: () => performance.now(), from: state.users, unit: 'users', paces });
    const handle = (users: UserItem[]) => handled(session, options, users);
    await passOver({ session, table, output, status, handle }, state).finally(status.end);
    await output.finish('');
    return summarize(session, options, state);
  } finally {
    output.close();
  }
}

/** The options and the tables are part of it: a run with others must not continue this one. @param copyId id of the copy's table */
function subjectOf(
  { tableName, place, facts }: Session,
  { from, applies, changed, deleted, ids, excluded }: RestoreOptions,
  copyId: string | undefined,
): string {
  const options = [
    applies && 'apply',
    changed && 'changed',
    deleted && 'deleted',
    ids && `${ids.size} ids ${digestOf(ids)}`,
    excluded.size > 0 && `${excluded.size} excluded ${digestOf(excluded)}`,
    facts.id,
    copyId,
  ];
  return `restore of ${tableName} from ${from} (${[place, ...options.filter(Boolean)].join(', ')})`;
}

/** Returns a short text that differs between sets of ids. */
const digestOf = (ids: ReadonlySet<string>): string =>
  createHash('sha256')
    .update([...ids].toSorted().join())
    .digest('hex')
    .slice(0, 12);

async function handled(session: Session, options: RestoreOptions, users: UserItem[]): Promise<Handled> {
  const { ids, excluded, applies } = options;
  const selected = users.filter(({ userId }) => (ids?.has(userId) ?? true) && !excluded.has(userId));
  const differences = (await compared(session, selected)).filter(({ kind }) => kind !== 'unchanged');
  const outcomes = await (applies ? applied : planned)(session, options, differences);
  const counts: Record<string, number> = {
    unchanged: selected.length - differences.length,
    'not selected': users.length - selected.length,
  };
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return { lines: differences.map((difference, n) => listLine(difference, outcomes[n] ?? '')), counts };
}

/** Without personal data, so that the list can be passed on. */
function listLine({ copy, current }: Difference, outcome: string): string {
  const revision = ({ version, updatedAt }: UserItem) => ({ version, updatedAt });
  return lineOf({ userId: copy.userId, outcome, copy: revision(copy), ...(current && { table: revision(current) }) });
}

/** Returns whether the options ask to write a user. */
const isWritten = ({ kind }: Difference, { changed, deleted }: RestoreOptions): boolean =>
  kind === 'missing' || (kind === 'different' && changed) || (kind === 'deleted' && deleted);

async function planned(session: Session, options: RestoreOptions, differences: readonly Difference[]): Promise<string[]> {
  const taken = await withTakenEmails(
    session,
    differences.filter((difference) => isWritten(difference, options)).map(({ copy }) => copy),
  );
  return differences.map((difference) => {
    if (!isWritten(difference, options)) return difference.kind;
    if (taken.has(difference.copy.userId)) return 'email-taken';
    return difference.kind === 'different' ? 'replace' : 'create';
  });
}

async function applied(session: Session, options: RestoreOptions, differences: readonly Difference[]): Promise<string[]> {
  const selected = differences.filter((difference) => isWritten(difference, options));
  const writes = selected.map(({ copy, current }) => ({
    item: itemOfRecord(recordOf(copy), session.listingShards),
    evenIfDeleted: options.deleted,
    // A user who was changed since the comparison keeps the change.
    replaces: options.changed && current ? [current] : undefined,
  }));
  const outcomes = (await writeUsers(session, writes)).values();
  return differences.map((difference) => (isWritten(difference, options) ? (outcomes.next().value ?? difference.kind) : difference.kind));
}

function summarize({ tableName, say }: Session, options: RestoreOptions, { counts }: PassState): number {
  const number = (name: string): number => counts[name] ?? 0;
  const { applies, list, from } = options;
  const [created, replaced] = applies ? [number('created'), number('replaced')] : [number('create'), number('replace')];
  const verb = applies ? 'Restored' : 'Would restore';
  say(
    `${verb} ${grouped(created)} missing users of ${tableName} from ${from}, and the content of ${grouped(replaced)} others. ${grouped(number('unchanged'))} are unchanged.`,
  );
  for (const [name, sentence] of Object.entries(notes)) if (number(name) > 0) say(`${grouped(number(name))} ${sentence}`);
  say(`The list of users is ${list}.`);
  if (!applies) say('Nothing was written. To restore the users, run the command again with --apply.');
  return number('email-taken') + number('changed') > 0 ? 1 : 0;
}

const notes = {
  different: 'users have other content and keep it. To restore their content: --changed',
  deleted: 'users were deleted within the last hours and stay deleted. To restore them: --deleted',
  'email-taken': 'users are not restored: another user has their email address now.',
  changed: 'users were changed while the command ran. Run it again.',
  'not selected': 'users are not selected by --ids and --exclude.',
};
