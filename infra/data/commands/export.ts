import { recordOf } from '../../../src/dynamodb/bulk/record';
import { fileOutput, type Output } from '../files/output';
import { standardOutput } from '../files/standard-output';
import { headerLine, trailerLine, userLine } from '../lines/format';
import type { Session } from '../session';
import { grouped, statusOn } from '../status';
import { estimateOfRead } from './estimates';
import { isPassState, newPass, passOver, type PassState } from './pass';

export interface ExportOptions {
  /** The file to write; `-` is the standard output. */
  file: string;
  restart: boolean;
}

/**
 * Writes all users of a table to a file, one line of JSON each.
 * @returns the exit code
 * @throws Error with a message for the user; errors of the SDK and of node:fs
 */
export async function exportUsers(session: Session, { file, restart }: ExportOptions): Promise<number> {
  const { tableName, place, facts, say } = session;
  const subject = `export of ${tableName} (${place}${facts.id === undefined ? '' : `, ${facts.id}`})`;
  const output: Output<PassState> =
    file === '-' ? standardOutput(process.stdout) : await fileOutput(file, { subject, restart, replaces: false }, isPassState);
  try {
    const state = output.resumed ?? newPass(new Date());
    say(
      output.resumed
        ? `Continues the export that began at ${state.startedAt}, after ${grouped(state.users)} users.`
        : estimateOfRead(session),
    );
    await run(session, output, state);
    const name = file === '-' ? 'the standard output' : file;
    say(`Exported ${grouped(state.users)} users of ${tableName} to ${name}. It contains personal data.`);
    return 0;
  } finally {
    output.close();
  }
}

async function run(session: Session, output: Output<PassState>, state: PassState): Promise<void> {
  const { tableName, facts, read } = session;
  const now = () => performance.now();
  const status = statusOn({ stream: process.stderr, now, from: state.users, unit: 'users', paces: { read } });
  if (!output.resumed) {
    await output.append(headerLine({ table: tableName, startedAt: state.startedAt }));
    output.checkpoint(state);
  }
  try {
    const handle: Parameters<typeof passOver>[0]['handle'] = (users) => ({
      lines: users.map((user) => userLine(recordOf(user))),
      counts: {},
    });
    await passOver({ session, table: { name: tableName, facts }, output, status, handle }, state);
  } finally {
    status.end();
  }
  await output.finish(trailerLine(state.users, new Date().toISOString()));
}
