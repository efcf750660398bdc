// Rules about the effects of writes: how often and when a write may take effect, and on which revision.
import { acknowledgedIn, beginOf, type Call, callIdIn, endOf, isAcknowledged, isClockReliable, revisionOf } from '../history';
import { grouped } from './grouped';
import { describeState, type Rule, violation } from './rule';
import { isConsistent, isSameUser, type Observation, type UserHistory } from './user-history';

/**
 * An update with If-Match must be applied at most once. An update without If-Match may be applied again by an attempt of the AWS SDK after a
 * concurrent update, as long as its request is open. The last application is then the acknowledged one.
 */
export const appliedTwice: Rule = ({ seen, updates }) =>
  updates.flatMap((update) => {
    const states = seen.filter(({ profile }) => callIdIn(profile.displayName) === update.id);
    const last = acknowledgedIn(update)?.profile ?? (update.ifMatch && states[0]?.profile);
    if (last === undefined) return [];
    const isAnotherApplication = ({ profile }: Observation): boolean =>
      !isSameUser(profile, last) || (update.ifMatch ? profile.version !== last.version : profile.version > last.version);
    const again = states.find(isAnotherApplication);
    if (again === undefined) return [];
    return violation('undone', `Update ${update.id} made version ${last.version} and was applied again: ${describeState(again)}`);
  });

/** An update without acknowledgement must not be applied after an acknowledged write that began after the end of the update. */
export const appliedLate: Rule = (history) => {
  const unacknowledged = new Map(history.updates.filter((call) => !isAcknowledged(call)).map((call) => [call.id, call]));
  return history.seen.flatMap((one) => {
    const update = unacknowledged.get(callIdIn(one.profile.displayName) ?? 0);
    if (update === undefined) return [];
    const overtaken = laterWrites(update, history).find(
      ({ profile }) => isSameUser(profile, one.profile) && profile.version < one.profile.version,
    );
    if (overtaken === undefined) return [];
    return violation(
      'undone',
      `${describeState(one)} was made after ${describeState(overtaken)}, although its request had ended before that write began`,
    );
  });
};

/** Returns the acknowledged writes that began after the end of an update, if the API could recognize the update as late by its clock. */
const laterWrites = (update: Call, { seen, clockSetBack }: UserHistory): Observation[] =>
  seen.filter(({ by, begin, end }) => by === 'write' && begin > endOf(update) && isClockReliable(clockSetBack, beginOf(update), end));

/** A version that no observation shows must be the effect of an update that may have been applied between its neighbours. */
export const versionWithoutWrite: Rule = (history) =>
  [...grouped(history.seen, ({ profile }) => profile.createdAt).values()].flatMap((states) => {
    const sorted = states.toSorted((a, b) => a.profile.version - b.profile.version);
    return sorted.flatMap((upper, index) => {
      const lower = sorted[index - 1] ?? upper;
      const missing = upper.profile.version - lower.profile.version - 1;
      if (missing < 1 || history.updates.some((update) => mayHaveMade(update, lower, upper, history))) return [];
      return violation('undone', `No update explains the ${missing} versions between ${describeState(lower)} and ${describeState(upper)}`);
    });
  });

/** Returns whether an update may have made a version between two observed states. */
function mayHaveMade(update: Call, lower: Observation, upper: Observation, history: UserHistory): boolean {
  if (beginOf(update) > upper.end) return false;
  const acknowledged = acknowledgedIn(update)?.profile;
  if (acknowledged) return !update.ifMatch && isSameUser(acknowledged, upper.profile) && acknowledged.version > upper.profile.version;
  return !laterWrites(update, history).some(
    ({ profile }) => isSameUser(profile, lower.profile) && profile.version <= lower.profile.version,
  );
}

/** A write with If-Match must be applied only to the revision of its ETag. */
export const wrongRevision: Rule = ({ updates, deletions, seen }) => [
  ...updates.flatMap((update) => {
    const { ifMatch } = update;
    const profile = acknowledgedIn(update)?.profile;
    if (!ifMatch || !profile) return [];
    const { createdAt, version } = revisionOf(profile);
    if (createdAt === ifMatch.revision.createdAt && version === ifMatch.revision.version + 1) return [];
    return violation('lost', `Update ${update.id} with If-Match ${ifMatch.etag} made version ${version}`);
  }),
  ...deletions.flatMap((deletion) => {
    const { ifMatch } = deletion;
    if (!ifMatch || !isAcknowledged(deletion)) return [];
    const { revision, etag } = ifMatch;
    const newer = seen.find(
      (one) =>
        isConsistent(one) && one.end < beginOf(deletion) && isSameUser(one.profile, revision) && one.profile.version > revision.version,
    );
    return newer ? violation('lost', `Deletion ${deletion.id} with If-Match ${etag} removed ${describeState(newer)}`) : [];
  }),
];
