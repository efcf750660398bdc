import { acknowledgedIn, beginOf, type Call, type History, type Iteration, type Profile } from '../history';
import type { Violation } from './violation';

/** How long after its creation an ascending iteration may omit a user, in milliseconds (docs/reliability.md). */
const settleTime = 15_000;

/** Tolerance for the resolution of the clocks, in milliseconds. */
const tolerance = 1000;

/** Checks that every iteration shows each user who existed during the whole iteration, in order, and no user twice. */
export function checkPages(history: History): Violation[] {
  const firstDeletionOf = firstDeletions(history.calls);
  const created = history.calls.flatMap(creationIn);
  return [
    ...[...history.iterations, ...history.followed].flatMap(wrongOrder),
    ...history.iterations.flatMap((iteration) => omitted(iteration, created, firstDeletionOf)),
    ...skipped(history, created, firstDeletionOf),
  ];
}

interface Creation {
  profile: Profile;
  /** When the creation was acknowledged. */
  end: number;
}

function creationIn(call: Call): Creation[] {
  const { profile, end = Infinity } = (call.method === 'create' ? acknowledgedIn(call) : undefined) ?? {};
  return profile ? [{ profile, end }] : [];
}

/** Returns the begin of the first deletion of each user, by userId. */
function firstDeletions(calls: Call[]): Map<string | undefined, number> {
  const times = new Map<string | undefined, number>();
  for (const call of calls.filter(({ method }) => method === 'delete')) {
    times.set(call.userId, Math.min(times.get(call.userId) ?? Infinity, beginOf(call)));
  }
  return times;
}

const keyOf = ({ userId, createdAt }: Profile): string => `${userId} ${createdAt}`;

const falseAnswer = (text: string, userId: string): Violation => ({ kind: 'false answer', text, userId });

function wrongOrder({ order, shown }: Iteration): Violation[] {
  const keys = new Set<string>();
  return shown.flatMap(({ profile }, index): Violation[] => {
    const { userId, createdAt } = profile;
    const before = shown[index - 1]?.profile.createdAt ?? createdAt;
    const isRepeated = keys.has(keyOf(profile));
    keys.add(keyOf(profile));
    if (isRepeated) return [falseAnswer(`An iteration (${order}) shows the user twice`, userId)];
    if (order === 'asc' ? before <= createdAt : before >= createdAt) return [];
    return [falseAnswer(`An iteration (${order}) shows ${createdAt} after ${before}`, userId)];
  });
}

function omitted({ begin, end, shown }: Iteration, created: Creation[], firstDeletionOf: Map<string | undefined, number>): Violation[] {
  const keys = new Set(shown.map(({ profile }) => keyOf(profile)));
  return created
    .filter((one) => one.end < begin && (firstDeletionOf.get(one.profile.userId) ?? Infinity) > end)
    .filter(({ profile }) => !keys.has(keyOf(profile)))
    .map(({ profile: { userId } }) => falseAnswer('An iteration (desc) omits the user, who existed during the whole iteration', userId));
}

/** Users whose creation was acknowledged within the settle time and who were never deleted must appear to a reader who follows the listing. */
function skipped({ followed }: History, created: Creation[], firstDeletionOf: Map<string | undefined, number>): Violation[] {
  const last = followed.at(-1);
  if (last === undefined) return [];
  const keys = new Set(followed.flatMap(({ shown }) => shown.map(({ profile }) => keyOf(profile))));
  const dateOf = (time: number): number => performance.timeOrigin + time;
  return created
    .filter(({ profile: { createdAt }, end }) => dateOf(end) - Date.parse(createdAt) < settleTime)
    .filter(({ profile: { createdAt } }) => Date.parse(createdAt) < dateOf(last.begin) - settleTime - tolerance)
    .filter(({ profile: { userId } }) => (firstDeletionOf.get(userId) ?? Infinity) > last.end)
    .filter(({ profile }) => !keys.has(keyOf(profile)))
    .map(({ profile: { userId } }) => falseAnswer('The iterations (asc) of a following reader skip the user', userId));
}
