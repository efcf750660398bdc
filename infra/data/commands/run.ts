import { UsageError } from '../../../src/local/options/arguments';
import type { Command } from '../options/help';
import type { Values } from '../options/known';
import { type Options, wholeNumber } from '../options/options';
import { readIds } from '../lines/id-list';
import { openSession, type Session } from '../session';
import { exportUsers } from './export';
import { importUsers } from './import';
import { restoreUsers } from './restore';
import { seedUsers } from './seed';

/**
 * Runs a command of `npm run users`.
 * @returns the exit code: 0 when everything was done, 1 when some users were not
 * @throws UsageError; Error with a message for the user; errors of the SDK and of node:fs
 */
export async function runCommand(options: Options, signal: AbortSignal): Promise<number> {
  const run = commandOf[options.command](options);
  const session = await openSession(options, signal, (line) => void process.stderr.write(`${line}\n`));
  try {
    return await run(session);
  } finally {
    await session.close();
  }
}

type Run = (session: Session) => Promise<number>;

/** Each function checks the options of its command before the table is opened. */
const commandOf: Record<Command, (options: Options) => Run> = {
  export: ({ values }) => ofExport(values),
  import: ({ values }) => ofImport(values),
  restore: ({ values }) => ofRestore(values),
  seed: ofSeed,
};

const ofExport =
  ({ file = '', restart = false }: Values): Run =>
  (session) =>
    exportUsers(session, { file, restart });

const ofImport =
  ({ file = '', restart = false, replace: replaces = false, 'keep-invalid': keepsInvalid = false, report }: Values): Run =>
  (session) =>
    importUsers(session, { file, restart, replaces, keepsInvalid, report });

function ofRestore({ from = '', apply: applies = false, changed = false, deleted = false, restart = false, ...files }: Values): Run {
  const { ids, exclude, list = `restore-${from}.jsonl` } = files;
  return async (session) => {
    if (session.tableName === from) throw new UsageError(`--from is the table itself; it must be a copy of ${from}`);
    const selected = ids === undefined ? undefined : await readIds(ids);
    const excluded = exclude === undefined ? new Set<string>() : await readIds(exclude);
    return restoreUsers(session, { from, applies, changed, deleted, ids: selected, excluded, list, restart });
  };
}

function ofSeed({ destination, values }: Options): Run {
  const count = wholeNumber('--count', values.count ?? '', { min: 1, max: 1e9 });
  const seed = wholeNumber('--seed', values.seed ?? '1', { min: 0, max: 999_999_999 });
  if (destination.kind === 'environment' && destination.environment.keepsData && !values['allow-kept-data']) {
    throw new UsageError(
      `${destination.environment.name} keeps its data. Made-up users would stay among its users. To write them nevertheless: --allow-kept-data`,
    );
  }
  return (session) => seedUsers(session, { count, seed });
}
