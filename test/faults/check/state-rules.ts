// Rules about the states of a user that were observed: which states may exist, and in which order.
import { patchedNames } from '../history';
import { describeState, type Rule, violation } from './rule';
import { isConsistent, isNewer, isSameUser, type Observation } from './user-history';

/** Two observations of one revision must show the same state. If both come from acknowledged writes, one write is lost. */
export const sameRevision: Rule = ({ seen }) => {
  const firstOfRevision = new Map<string, Observation>();
  return seen.flatMap((one) => {
    const revision = `${one.profile.createdAt} ${one.profile.version}`;
    const first = firstOfRevision.get(revision) ?? one;
    firstOfRevision.set(revision, first);
    if (first.profile.displayName !== one.profile.displayName) {
      const kind = first.by === 'write' && one.by === 'write' ? 'lost' : 'undone';
      return violation(kind, `Two states share a revision: ${describeState(first)} and ${describeState(one)}`);
    }
    const differing = (['updatedAt', 'email', ...patchedNames] as const).filter((name) => first.profile[name] !== one.profile[name]);
    return differing.length === 0 ? [] : violation('torn', `${describeState(one)} has two values of ${differing.join(', ')}`);
  });
};

/** A higher version must have a later `updatedAt`. */
export const updatedAtNotIncreasing: Rule = ({ seen }) => {
  const sorted = seen.toSorted(({ profile: a }, { profile: b }) => compareText(a.createdAt, b.createdAt) || a.version - b.version);
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1];
    if (!before || !isSameUser(before.profile, one.profile) || before.profile.version === one.profile.version) return [];
    if (before.profile.updatedAt < one.profile.updatedAt) return [];
    return violation('false answer', `updatedAt does not increase from ${describeState(before)} to ${describeState(one)}`);
  });
};

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** An observation that began after the end of another one must not show an older state. A write must show a newer state. */
export const olderThanBefore: Rule = ({ seen }) => {
  const consistent = seen.filter(isConsistent);
  const newestBefore = newestEndedBefore(consistent);
  return consistent
    .toSorted((a, b) => a.begin - b.begin)
    .flatMap((one) => {
      const newest = newestBefore(one.begin);
      const isSameCall = newest?.call === one.call && one.call !== undefined;
      if (newest === undefined || isSameCall) return [];
      if (isNewer(newest, one)) {
        const kind = newest.by === 'write' ? 'lost' : 'undone';
        return violation(kind, `${describeState(newest)} was replaced by the older ${describeState(one)}`);
      }
      if (one.by !== 'write' || isNewer(one, newest)) return [];
      return violation('lost', `A write made ${describeState(one)}, which existed before the write began`);
    });
};

/** Returns a function that returns the newest state whose observation had ended before a time. The times must not decrease between calls. */
function newestEndedBefore(observations: readonly Observation[]): (time: number) => Observation | undefined {
  const byEnd = observations.toSorted((a, b) => a.end - b.end);
  let newest: Observation | undefined;
  let next = 0;
  return (time) => {
    for (let ended = byEnd[next]; ended && ended.end < time; ended = byEnd[next]) {
      if (newest === undefined || isNewer(ended, newest)) newest = ended;
      next += 1;
    }
    return newest;
  };
}
