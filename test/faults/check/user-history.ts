import { profileIn } from '../load/client';
import {
  acknowledgedIn,
  type Attempt,
  beginOf,
  type History,
  type Intent,
  intentIn,
  isSuccess,
  type Period,
  type Profile,
} from '../history';
import { grouped } from './grouped';
import type { Table } from '../environment/scan';

/** One state of a user that somebody has seen. */
export interface Seen {
  profile: Profile;
  /** Of a write: when its first attempt began, for that one may have been applied. */
  begin: number;
  end: number;
  /** A page may be older than the table, so it says nothing about the order of events. */
  by: 'write' | 'read' | 'page' | 'table';
  intent?: Intent;
}

/** Somebody was told that there is no such user. */
export interface Absence {
  begin: number;
  end: number;
  intent?: Intent;
}

/** Everything that concerns one userId. */
export interface View {
  userId: string;
  creations: Intent[];
  updates: Intent[];
  deletions: Intent[];
  seen: Seen[];
  absences: Absence[];
  /** When the table was read: after everything else. */
  end: number;
  setBack: readonly Period[];
}

export const isStrong = ({ by }: Seen): boolean => by !== 'page';

/** Sorts a history by user. @param end when the table was read, by `performance.now()` */
export function viewsOf(history: History, table: Table, end: number): View[] {
  const pages = [...history.walks, ...history.followed].flatMap(({ shown }) => shown.map((one): Seen => ({ ...one, by: 'page' })));
  const kept = table.items.flatMap((item): Seen[] => {
    const profile = profileIn(item);
    return profile ? [{ profile, begin: end, end, by: 'table' }] : [];
  });
  const seen = [...history.intents.flatMap(seenBy), ...pages, ...kept];
  learnIds(history.intents, seen);
  const [seenOf, intentsOf] = [grouped(seen, ({ profile }) => profile.userId), grouped(history.intents, ({ userId }) => userId)];
  const ids = new Set([...seenOf.keys(), ...history.intents.flatMap(({ userId }) => userId ?? [])]);
  return [...ids].map((userId) => viewOf(userId, intentsOf.get(userId) ?? [], seenOf.get(userId) ?? [], { end, setBack: history.setBack }));
}

function viewOf(userId: string, intents: Intent[], seen: Seen[], rest: Pick<View, 'end' | 'setBack'>): View {
  const by = (method: Intent['method']): Intent[] => intents.filter((intent) => intent.method === method);
  const missing = intents.flatMap((intent) =>
    intent.attempts.filter(({ status }) => status === 404).map(({ begin, end }): Absence => ({ begin, end, intent })),
  );
  const isKept = seen.some((one) => one.by === 'table');
  const absences = isKept ? missing : [...missing, { begin: rest.end, end: rest.end }];
  return { userId, creations: by('create'), updates: by('update'), deletions: by('delete'), seen, absences, ...rest };
}

function seenBy(intent: Intent): Seen[] {
  return intent.attempts.flatMap((attempt) => {
    const { profile, begin, end } = attempt;
    if (profile === undefined || !isSuccess(attempt)) return [];
    const isWrite = intent.method === 'update' || (intent.method === 'create' && !attempt.replayed && profile.version === 1);
    return [{ profile, intent, end, ...(isWrite ? { begin: beginOf(intent), by: 'write' } : { begin, by: 'read' }) }];
  });
}

/** A creation whose answer was lost shows its id in the user that it has made. */
function learnIds(intents: Intent[], seen: Seen[]): void {
  const creations = new Map(intents.filter(({ method }) => method === 'create').map((intent) => [intent.id, intent]));
  for (const { profile } of seen) {
    const creation = creations.get(intentIn(profile.displayName) ?? 0);
    if (creation) creation.userId ??= profile.userId;
  }
}

export const isAcknowledged = (intent: Intent): boolean => acknowledgedIn(intent) !== undefined;

/** By the clock of the API late writes are told from others, where nobody was told of them: it must not be set back between the two. */
export const isClockTrusted = (setBack: readonly Period[], from: number, to: number): boolean =>
  !setBack.some((period) => from <= period.to && period.from <= to);

/** The user of a userId at one time: a later user with the same id has another time of creation. */
export const isSameUser = (one: Pick<Profile, 'createdAt'>, other: Pick<Profile, 'createdAt'>): boolean =>
  one.createdAt === other.createdAt;

/** The creations that may have made this user. */
export function creatorsOf({ creations, seen }: View, profile: Profile): Intent[] {
  const first = seen.find((one) => isSameUser(one.profile, profile) && one.profile.version === 1);
  const named = creations.filter(({ id }) => first !== undefined && id === intentIn(first.profile.displayName));
  return named.length > 0 ? named : creations;
}

export const describeAttempt = ({ begin, end, status, code, profile }: Attempt): string =>
  `${begin.toFixed(0)}–${end.toFixed(0)} ms: ${status}${code === undefined ? '' : ` ${code}`}${profile ? ` version ${profile.version} of ${profile.createdAt}, updated ${profile.updatedAt}` : ''}`;
