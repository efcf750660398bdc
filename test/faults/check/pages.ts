import { acknowledgedIn, beginOf, type History, type Intent, type Profile, type Walk } from '../history';
import type { Violation } from './violation';

/** How long after its creation a user may be missing in an ascending walk, in milliseconds, and what is added for the clock's ticks. */
const settleTime = 15_000;
const margin = 1000;

/** Checks that walks show everybody who was there all the time, and nobody twice. */
export function checkWalks(history: History): Violation[] {
  const deletedFrom = firstDeletions(history.intents);
  const created = history.intents.flatMap(createdBy);
  const downwards = history.walks.flatMap((walk) => missing(walk, created, deletedFrom));
  return [...[...history.walks, ...history.followed].flatMap(disorder), ...downwards, ...passedOver(history, created, deletedFrom)];
}

interface Created {
  profile: Profile;
  /** When the creation was acknowledged. */
  end: number;
}

function createdBy(intent: Intent): Created[] {
  const { profile, end = Infinity } = (intent.method === 'create' ? acknowledgedIn(intent) : undefined) ?? {};
  return profile ? [{ profile, end }] : [];
}

/** When somebody first began to delete each user. */
function firstDeletions(intents: Intent[]): Map<string | undefined, number> {
  const times = new Map<string | undefined, number>();
  for (const intent of intents.filter(({ method }) => method === 'delete')) {
    times.set(intent.userId, Math.min(times.get(intent.userId) ?? Infinity, beginOf(intent)));
  }
  return times;
}

const keyOf = ({ userId, createdAt }: Profile): string => `${userId} ${createdAt}`;

function disorder({ order, shown }: Walk): Violation[] {
  const keys = new Set<string>();
  return shown.flatMap(({ profile }, index): Violation[] => {
    const { userId, createdAt } = profile;
    const before = shown[index - 1]?.profile.createdAt ?? createdAt;
    const isTwice = keys.has(keyOf(profile));
    keys.add(keyOf(profile));
    if (isTwice) return [{ kind: 'false answer', text: `A walk (${order}) shows the user twice`, userId }];
    if (order === 'asc' ? before <= createdAt : before >= createdAt) return [];
    return [{ kind: 'false answer', text: `A walk (${order}) shows ${createdAt} after ${before}`, userId }];
  });
}

function missing({ begin, end, shown }: Walk, created: Created[], deletedFrom: Map<string | undefined, number>): Violation[] {
  const keys = new Set(shown.map(({ profile }) => keyOf(profile)));
  return created
    .filter((one) => one.end < begin && (deletedFrom.get(one.profile.userId) ?? Infinity) > end)
    .filter(({ profile }) => !keys.has(keyOf(profile)))
    .map(({ profile: { userId } }) => ({
      kind: 'false answer',
      text: 'A walk (desc) does not show the user, who was there all the time',
      userId,
    }));
}

/** Users who were acknowledged within the settle time and have never been deleted: one who follows the listing has seen them. */
function passedOver({ followed }: History, created: Created[], deletedFrom: Map<string | undefined, number>): Violation[] {
  const last = followed.at(-1);
  if (last === undefined) return [];
  const keys = new Set(followed.flatMap(({ shown }) => shown.map(({ profile }) => keyOf(profile))));
  const timeOf = (time: number): number => performance.timeOrigin + time;
  return created
    .filter(({ profile: { createdAt }, end }) => timeOf(end) - Date.parse(createdAt) < settleTime)
    .filter(({ profile: { createdAt } }) => Date.parse(createdAt) < timeOf(last.begin) - settleTime - margin)
    .filter(({ profile: { userId } }) => (deletedFrom.get(userId) ?? Infinity) > last.end)
    .filter(({ profile }) => !keys.has(keyOf(profile)))
    .map(({ profile: { userId } }) => ({ kind: 'false answer', text: 'A walk (asc) has passed over the user', userId }));
}
