import { findMany, maxKeys } from '../../../src/dynamodb/bulk/find-many';
import { type Attributes, lockKey, markerIn, type UserItem, userIn } from '../../../src/dynamodb/items';
import { persist } from '../pace/persist';
import type { Session } from '../session';

/** A user of the copy, and what the table has instead. */
export interface Difference {
  copy: UserItem;
  /**
   * - `unchanged`: the same content;
   * - `missing`: nothing;
   * - `deleted`: a deletion marker, which remains for some hours;
   * - `different`: other content.
   */
  kind: 'unchanged' | 'missing' | 'deleted' | 'different';
  /** The user in the table, if it has other content. */
  current: UserItem | undefined;
}

/** Compares users of a copy with the table. @throws errors of the SDK; the reason of the signal */
export async function compared(session: Session, users: readonly UserItem[]): Promise<Difference[]> {
  const items = await findAll(
    session,
    users.map(({ userId }) => userId),
  );
  return users.map((copy) => differenceOf(copy, items.get(copy.userId)));
}

/** Returns the ids of the users whose email address belongs to another user by now. @throws errors of the SDK; the reason of the signal */
export async function withTakenEmails(session: Session, users: readonly UserItem[]): Promise<Set<string>> {
  const keyOf = ({ email }: UserItem): string => lockKey(email).userId;
  const locks = await findAll(session, users.map(keyOf));
  const isTaken = (user: UserItem): boolean => (locks.get(keyOf(user))?.['owner'] ?? user.userId) !== user.userId;
  return new Set(users.filter(isTaken).map(({ userId }) => userId));
}

function differenceOf(copy: UserItem, item: Attributes | undefined): Difference {
  const current = userIn(item);
  if (current === undefined) return { copy, kind: markerIn(item) ? 'deleted' : 'missing', current };
  return { copy, kind: current.contentHash === copy.contentHash ? 'unchanged' : 'different', current };
}

async function findAll({ client, tableName, read: pace, signal }: Session, keys: readonly string[]): Promise<Map<string, Attributes>> {
  const found = new Map<string, Attributes>();
  for (let open = [...keys]; open.length > 0;) {
    const some = open.slice(0, keysPerCall(pace.rate()));
    const result = await persist({ pace, signal }, () => findMany(client, { tableName, keys: some, signal }));
    for (const [key, item] of result.found) found.set(key, item);
    if (result.unprocessed.length > 0) pace.slowDown();
    open = [...result.unprocessed, ...open.slice(some.length)];
  }
  return found;
}

/** Half a unit for each item up to 4 kB: not more than the units of one second. */
const keysPerCall = (rate: number | undefined): number =>
  rate === undefined ? maxKeys : Math.min(maxKeys, Math.max(1, Math.floor(rate * 2)));
