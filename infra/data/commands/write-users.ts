import { type Creation, type CreationOutcome, createUsers, maxCreations } from '../../../src/dynamodb/bulk/create';
import { contentOf, type UserItem } from '../../../src/dynamodb/items';
import { replace } from '../../../src/dynamodb/replace';
import { Rejection } from '../../../src/users/rejection';
import type { Revisions } from '../../../src/users/users';
import { persist } from '../pace/persist';
import { lanesOf, type Session, storeOf } from '../session';
import { unitsPerUser } from './estimates';

/** What became of a user: that of a creation, or `replaced`. `changed`: the user was changed or deleted while the command ran. */
export type Outcome = CreationOutcome | 'replaced' | 'changed';

export interface Write extends Creation {
  /** The revisions of an existing user with other content that are replaced; undefined: none. */
  replaces: Revisions | undefined;
}

/** Returns how many users one call of `writeUsers` should have: enough to use all lanes. */
export const usersPerRound = (session: Session): number => usersPerTransaction(session) * lanes(session);

const lanes = ({ write }: Session): number => lanesOf(write, unitsPerUser * maxCreations);

/** Few users at a low rate, so that one transaction does not use up the units of several seconds at once. */
function usersPerTransaction({ write }: Session): number {
  const rate = write.rate();
  return rate === undefined ? maxCreations : Math.min(maxCreations, Math.max(1, Math.floor(rate / unitsPerUser)));
}

/**
 * Writes users and their email locks. Calls pay for their units afterwards, so only as many are sent at the same time as the rate allows.
 * @param writes with different ids and email addresses
 * @returns the outcomes, in the order of the writes
 * @throws errors of the SDK; the reason of the signal
 */
export async function writeUsers(session: Session, writes: readonly Write[]): Promise<Outcome[]> {
  const size = usersPerTransaction(session);
  const batches = Array.from({ length: Math.ceil(writes.length / size) }, (_, n) => writes.slice(n * size, (n + 1) * size));
  const outcomes: Outcome[][] = [];
  const open = batches.entries();
  const lane = async () => {
    for (const [n, batch] of open) outcomes[n] = await writeBatch(session, batch);
  };
  await Promise.all(Array.from({ length: lanes(session) }, lane));
  return outcomes.flat();
}

async function writeBatch(session: Session, batch: readonly Write[]): Promise<Outcome[]> {
  const { write: pace, signal } = session;
  const outcomes: Outcome[] = await persist({ pace, signal }, () => createUsers(storeOf(session), batch));
  // A cancelled transaction uses units too, but its error does not say how many.
  pace.use(unitsPerUser * outcomes.filter((outcome) => outcome !== 'created').length);
  for (const [n, { item, replaces }] of batch.entries()) {
    if (outcomes[n] === 'different' && replaces !== undefined) outcomes[n] = await replaceContent(session, item, replaces);
  }
  return outcomes;
}

/** Changes the content as a request of an administrator does: the version increases, and the times are those of the table. */
async function replaceContent(session: Session, item: UserItem, expected: Revisions): Promise<Outcome> {
  const { write: pace, signal } = session;
  const terms = { expected, now: new Date().toISOString(), emailMayChange: true };
  try {
    await persist({ pace, signal }, () => replace(storeOf(session))(item.userId, contentOf(item), terms));
    return 'replaced';
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    if (error.code === 'email-taken') return 'email-taken';
    if (error.code === 'user-not-found' || error.code === 'precondition-failed') return 'changed';
    throw error;
  }
}
