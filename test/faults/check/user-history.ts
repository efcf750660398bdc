import { beginOf, type Call, callIdIn, type History, isSuccess, type Period, type Profile } from '../history';
import { profileIn } from '../load/client';
import type { Table } from '../environment/scan';
import { grouped } from './grouped';

/** One state of a user that a client or the checker has observed. */
export interface Observation {
  profile: Profile;
  /** For a write: when its first attempt began, because that attempt may have been applied. */
  begin: number;
  end: number;
  /** `page` is eventually consistent: a page may be older than the table, so it is no evidence for the order of events. */
  by: 'write' | 'read' | 'page' | 'table';
  call?: Call;
}

/** An observation that a user does not exist. */
export interface Absence {
  begin: number;
  end: number;
  call?: Call;
}

/** Everything that concerns one userId. */
export interface UserHistory {
  userId: string;
  creations: Call[];
  /** Replacements and patches. */
  updates: Call[];
  deletions: Call[];
  seen: Observation[];
  absences: Absence[];
  /** When the table was read: after everything else. */
  end: number;
  clockSetBack: readonly Period[];
}

export const isConsistent = ({ by }: Observation): boolean => by !== 'page';

/** Splits a history by user. @param end when the table was read, by `performance.now()` */
export function userHistories(history: History, table: Table, end: number): UserHistory[] {
  const { calls, iterations, followed, clockSetBack } = history;
  const onPages = [...iterations, ...followed].flatMap(({ shown }) => shown.map((one): Observation => ({ ...one, by: 'page' })));
  const inTable = table.items.flatMap((item): Observation[] => {
    const profile = profileIn(item);
    return profile ? [{ profile, begin: end, end, by: 'table' }] : [];
  });
  const seen = [...calls.flatMap(observationsIn), ...onPages, ...inTable];
  completeIds(calls, seen);
  const seenOf = grouped(seen, ({ profile }) => profile.userId);
  const callsOf = grouped(calls, ({ userId }) => userId);
  const ids = new Set([...seenOf.keys(), ...calls.flatMap(({ userId }) => userId ?? [])]);
  return [...ids].map((userId) => userHistory(userId, callsOf.get(userId) ?? [], seenOf.get(userId) ?? [], { end, clockSetBack }));
}

function userHistory(userId: string, calls: Call[], seen: Observation[], rest: Pick<UserHistory, 'end' | 'clockSetBack'>): UserHistory {
  const by = (method: Call['method']): Call[] => calls.filter((call) => call.method === method);
  const notFound = calls.flatMap((call) =>
    call.attempts.filter(({ status }) => status === 404).map(({ begin, end }): Absence => ({ begin, end, call })),
  );
  const isInTable = seen.some((one) => one.by === 'table');
  const absences = isInTable ? notFound : [...notFound, { begin: rest.end, end: rest.end }];
  return { userId, creations: by('create'), updates: [...by('update'), ...by('patch')], deletions: by('delete'), seen, absences, ...rest };
}

function observationsIn(call: Call): Observation[] {
  return call.attempts.flatMap((attempt) => {
    const { profile, begin, end } = attempt;
    if (profile === undefined || !isSuccess(attempt)) return [];
    const isWrite = ['update', 'patch'].includes(call.method) || (call.method === 'create' && !attempt.replayed && profile.version === 1);
    return [{ profile, call, end, ...(isWrite ? { begin: beginOf(call), by: 'write' } : { begin, by: 'read' }) }];
  });
}

/** Sets the userId of creations whose response was lost: the displayName of the user that such a call created contains its id. */
function completeIds(calls: Call[], seen: Observation[]): void {
  const creations = new Map(calls.filter(({ method }) => method === 'create').map((call) => [call.id, call]));
  for (const { profile } of seen) {
    const creation = creations.get(callIdIn(profile.displayName) ?? 0);
    if (creation) creation.userId ??= profile.userId;
  }
}

/** Returns whether two states belong to the same user: a later user with the same userId has another time of creation. */
export const isSameUser = (one: Pick<Profile, 'createdAt'>, other: Pick<Profile, 'createdAt'>): boolean =>
  one.createdAt === other.createdAt;

/** Returns whether the first state replaced the second one, directly or not. */
export const isNewer = ({ profile: a }: Observation, { profile: b }: Observation): boolean =>
  isSameUser(a, b) ? a.version > b.version : a.createdAt > b.createdAt;

/** Returns the creations that may have created a user. */
export function creatorsOf({ creations, seen }: UserHistory, profile: Profile): Call[] {
  const first = seen.find((one) => isSameUser(one.profile, profile) && one.profile.version === 1);
  const identified = creations.filter(({ id }) => first !== undefined && id === callIdIn(first.profile.displayName));
  return identified.length > 0 ? identified : creations;
}
