// Rules about deletions: a deleted user must not exist again, and a user must not disappear without a deletion.
import { acknowledgedIn, beginOf, type Call, endOf, isAcknowledged, isClockReliable } from '../history';
import { describeState, type Rule, violation } from './rule';
import { type Absence, creatorsOf, isConsistent, isSameUser, type Observation, type UserHistory } from './user-history';

/** A user who was deleted, or was observed to be missing, must not exist again. */
export const existsAfterDeletion: Rule = (history) =>
  history.seen.filter(isConsistent).flatMap((one) => afterDeletion(history, one) ?? afterAbsence(history, one) ?? []);

function afterDeletion(history: UserHistory, one: Observation) {
  const creators = creatorsOf(history, one.profile);
  const deletion = history.deletions.find((call) => {
    const acknowledged = acknowledgedIn(call);
    if (acknowledged === undefined || acknowledged.end >= one.begin) return false;
    return creators.every((creation) => endOf(creation) < beginOf(call) && isOrderKnown(history, creation, call));
  });
  return deletion && violation('undone', `Deletion ${deletion.id} was acknowledged, and the user exists again: ${describeState(one)}`);
}

/** Returns whether the API can know that a creation came before a deletion: the creation was acknowledged, or its time shows it. */
const isOrderKnown = ({ clockSetBack }: UserHistory, creation: Call, deletion: Call): boolean =>
  isAcknowledged(creation) || isClockReliable(clockSetBack, beginOf(creation), endOf(deletion));

function afterAbsence({ seen, absences }: UserHistory, one: Observation) {
  const existedBefore = (time: number): boolean =>
    seen.some((earlier) => isConsistent(earlier) && earlier.end < time && isSameUser(earlier.profile, one.profile));
  const absence = absences.find(({ begin, end }) => end < one.begin && existedBefore(begin));
  return absence && violation('undone', `The user existed, was missing, and exists again: ${describeState(one)}`);
}

/** A user who existed and is missing later must have been deleted in between. A user in the table replaces a former one with the same userId. */
export const missingWithoutDeletion: Rule = (history) => {
  const missing = history.absences.flatMap((absence) => unexplained(history, absence));
  const replaced = history.seen
    .filter((one) => one.by === 'table')
    .flatMap(({ begin, end, profile }) => unexplained(history, { begin, end }, (earlier) => !isSameUser(earlier.profile, profile)));
  return [...missing, ...replaced];
};

/** @param isCandidate which observations show the user who is missing */
function unexplained(history: UserHistory, absence: Absence, isCandidate: (earlier: Observation) => boolean = () => true) {
  const earlier = history.seen.filter((one) => isConsistent(one) && one.end < absence.begin && isCandidate(one));
  const last = earlier.reduce<Observation | undefined>((latest, one) => (latest && latest.begin > one.begin ? latest : one), undefined);
  if (last === undefined || history.deletions.some((deletion) => mayExplain(deletion, last, absence))) return [];
  const { call } = absence;
  const where = call ? `: 404 for call ${call.id}` : '';
  return violation(call ? 'false answer' : 'lost', `${describeState(last)} is missing, and no deletion explains it${where}`);
}

/** Returns whether a deletion may have removed a user between the last observation of the user and an absence. */
function mayExplain(deletion: Call, last: Observation, absence: Absence): boolean {
  // The first attempt of a deletion cannot be the reason for its own 404.
  if (deletion === absence.call && deletion.attempts.length < 2) return false;
  if (beginOf(deletion) > absence.end) return false;
  const isLateEnough = endOf(deletion) > last.begin || (!isAcknowledged(deletion) && last.by === 'read');
  const revision = deletion.ifMatch?.revision;
  const mayMatch = revision === undefined || !isSameUser(revision, last.profile) || revision.version >= last.profile.version;
  return isLateEnough && mayMatch;
}
