import { acknowledgedIn, beginOf, endOf, type Intent, intentIn } from '../history';
import { grouped } from './grouped';
import type { Violation } from './violation';

/** A user who certainly had an e-mail address: from the answer to the write until somebody begins to take it away. */
interface Hold {
  userId: string;
  email: string;
  from: number;
  to: number;
}

/** Checks that no two users had one e-mail address at the same time. */
export function checkAddresses(intents: readonly Intent[]): Violation[] {
  const byUser = grouped(intents, ({ userId }) => userId);
  const holds = intents.flatMap((intent) => holdOf(intent, byUser.get(intent.userId) ?? []));
  return [...grouped(holds, ({ email }) => email).values()].flatMap((same) => {
    const sorted = same.toSorted((a, b) => a.from - b.from);
    return sorted.flatMap(({ userId, email, from }, index): Violation[] => {
      const other = sorted.slice(0, index).find((earlier) => earlier.to > from && earlier.userId !== userId);
      return other ? [{ kind: 'duplicate', text: `User ${other.userId} had the e-mail address ${email} as well`, userId }] : [];
    });
  });
}

function holdOf(intent: Intent, ofUser: readonly Intent[]): Hold[] {
  const { id, content } = intent;
  const acknowledged = acknowledgedIn(intent);
  const { profile, end: from = Infinity } = acknowledged ?? {};
  if (!content || !profile || intentIn(profile.displayName) !== id) return [];
  const takers = ofUser.filter(
    (other) =>
      endOf(other) > beginOf(intent) &&
      (other.method === 'delete' || (other.method === 'update' && other.content?.email !== content.email)),
  );
  const to = Math.min(Infinity, ...takers.map(beginOf));
  return to > from ? [{ userId: profile.userId, email: content.email, from, to }] : [];
}
