import { itemOf } from '../../../src/dynamodb/items';
import { madeUpUser } from '../seed/made-up-user';
import type { Session } from '../session';
import { grouped, statusOn } from '../status';
import { estimateOfWrite } from './estimates';
import { usersPerRound, writeUsers } from './write-users';

export interface SeedOptions {
  count: number;
  seed: number;
}

/**
 * Writes made-up users to a table. Users who exist from an earlier run stay unchanged.
 * @returns the exit code: 1 when some users were not written
 * @throws errors of the SDK; the reason of the signal
 */
export async function seedUsers(session: Session, { count, seed }: SeedOptions): Promise<number> {
  const { tableName, listingShards, say, write } = session;
  say(estimateOfWrite(session, count));
  const status = statusOn({ stream: process.stderr, now: () => performance.now(), from: 0, unit: 'users', paces: { write } });
  const counts = new Map<string, number>();
  try {
    for (let done = 0; done < count;) {
      const size = Math.min(usersPerRound(session), count - done);
      const items = Array.from({ length: size }, (_, n) => itemOf(madeUpUser(seed, done + n), listingShards, undefined));
      const writes = items.map((item) => ({ item, evenIfDeleted: false, replaces: undefined }));
      for (const outcome of await writeUsers(session, writes)) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      done += size;
      status.show(done, count);
    }
  } finally {
    status.end();
  }
  const [created, unchanged] = [counts.get('created') ?? 0, counts.get('unchanged') ?? 0];
  say(`Wrote ${grouped(created)} users to ${tableName}, found ${grouped(unchanged)} unchanged.`);
  if (created + unchanged === count) return 0;
  say(
    `${grouped(count - created - unchanged)} users were not written, because the table has them with other content, or they were deleted.`,
  );
  return 1;
}
