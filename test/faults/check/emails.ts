import { acknowledgedIn, beginOf, type Call, callIdIn, endOf } from '../history';
import { grouped } from './grouped';
import type { Violation } from './violation';

/** A period within which a user certainly had an email address: from the acknowledgement until the begin of a call that may remove it. */
interface Ownership {
  userId: string;
  email: string;
  from: number;
  to: number;
}

/** Checks that no two users had the same email address at the same time. */
export function checkEmails(calls: readonly Call[]): Violation[] {
  const byUser = grouped(calls, ({ userId }) => userId);
  const ownerships = calls.flatMap((call) => ownershipOf(call, byUser.get(call.userId) ?? []));
  return [...grouped(ownerships, ({ email }) => email).values()].flatMap((sameEmail) => {
    const sorted = sameEmail.toSorted((a, b) => a.from - b.from);
    return sorted.flatMap(({ userId, email, from }, index): Violation[] => {
      const other = sorted.slice(0, index).find((earlier) => earlier.to > from && earlier.userId !== userId);
      return other ? [{ kind: 'duplicate', text: `User ${other.userId} had the email address ${email} at the same time`, userId }] : [];
    });
  });
}

function ownershipOf(call: Call, ofUser: readonly Call[]): Ownership[] {
  const { id, content: { email } = {} } = call;
  const { profile, end: from = Infinity } = acknowledgedIn(call) ?? {};
  if (email === undefined || !profile || callIdIn(profile.displayName) !== id) return [];
  const mayRemoveEmail = ({ method, content }: Call): boolean =>
    method === 'delete' || (['update', 'patch'].includes(method) && content?.email !== undefined && content.email !== email);
  const removals = ofUser.filter((other) => endOf(other) > beginOf(call) && mayRemoveEmail(other));
  const to = Math.min(Infinity, ...removals.map(beginOf));
  return to > from ? [{ userId: profile.userId, email, from, to }] : [];
}
