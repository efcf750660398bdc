/**
 * Checks what happened to one user, by rules that hold for every history in which each operation takes effect at one moment.
 * Two operations are concurrent when neither had ended before the other began; then either order is accepted. The moment of
 * an acknowledged write lies between the beginning of its first attempt and the end of the one that was answered. A write without an
 * acknowledgement may have no moment at all, or a later one than its end, but none after an acknowledged write to the same user that
 * began after its end.
 */
import { acknowledgedIn, beginOf, endOf, type Intent, intentIn, revisionOf } from '../history';
import { grouped } from './grouped';
import { type Absence, creatorsOf, isAcknowledged, isClockTrusted, isSameUser, isStrong, type Seen, type View } from './view';
import type { Violation, ViolationKind } from './violation';

type Rule = (view: View) => Omit<Violation, 'userId'>[];

export function checkUser(view: View): Violation[] {
  const rules: Rule[] = [
    oneStatePerRevision,
    timesGrow,
    appliedOnce,
    inOrder,
    noLateWrite,
    nobodysVersion,
    notBack,
    notLost,
    onlyOnRevision,
  ];
  return rules.flatMap((rule) => rule(view).map((violation) => ({ ...violation, userId: view.userId })));
}

const fault = (kind: ViolationKind, text: string) => [{ kind, text }];

const nameOf = ({ profile: { version, createdAt, displayName }, by }: Seen): string =>
  `version ${version} of ${createdAt} ("${displayName}", seen by ${by})`;

const oneStatePerRevision: Rule = ({ seen }) => {
  const first = new Map<string, Seen>();
  return seen.flatMap((one) => {
    const { createdAt, version } = one.profile;
    const key = `${createdAt} ${version}`;
    const other = first.get(key) ?? one;
    first.set(key, other);
    if (other.profile.displayName === one.profile.displayName) {
      return other.profile.updatedAt === one.profile.updatedAt ? [] : fault('torn', `${nameOf(one)} has two values of updatedAt`);
    }
    const bothAcknowledged = other.by === 'write' && one.by === 'write';
    return fault(bothAcknowledged ? 'lost' : 'undone', `Two states share a revision: ${nameOf(other)} and ${nameOf(one)}`);
  });
};

const timesGrow: Rule = ({ seen }) => {
  const sorted = seen.toSorted((a, b) => compare(a.profile.createdAt, b.profile.createdAt) || a.profile.version - b.profile.version);
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1];
    if (!before || !isSameUser(before.profile, one.profile) || before.profile.version === one.profile.version) return [];
    if (before.profile.updatedAt < one.profile.updatedAt) return [];
    return fault('false answer', `updatedAt does not grow from ${nameOf(before)} to ${nameOf(one)}`);
  });
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * With If-Match an update is applied once at the most. Without it a try of the SDK may apply it again after a concurrent update, as long as
 * its request is open: the last time is the one that is acknowledged.
 */
const appliedOnce: Rule = ({ seen, updates }) =>
  updates.flatMap((intent) => {
    const states = seen.filter(({ profile }) => intentIn(profile.displayName) === intent.id);
    const acknowledged = acknowledgedIn(intent)?.profile;
    const last = acknowledged ?? (intent.ifMatch && states[0]?.profile);
    if (last === undefined) return [];
    const isWrong = ({ profile }: Seen): boolean =>
      !isSameUser(profile, last) || (intent.ifMatch ? profile.version !== last.version : profile.version > last.version);
    const again = states.find(isWrong);
    return again ? fault('undone', `Update ${intent.id} made version ${last.version}, and was applied again: ${nameOf(again)}`) : [];
  });

/** What began after the end of something is no older than it, and a write is newer. */
const inOrder: Rule = ({ seen }) => {
  const strong = seen.filter(isStrong);
  const ends = strong.toSorted((a, b) => a.end - b.end);
  let newest: Seen | undefined;
  let next = 0;
  return strong
    .toSorted((a, b) => a.begin - b.begin)
    .flatMap((one) => {
      for (let ended = ends[next]; ended && ended.end < one.begin; ended = ends[next]) {
        if (newest === undefined || isNewer(ended, newest)) newest = ended;
        next += 1;
      }
      if (newest === undefined || (newest.intent === one.intent && one.intent !== undefined)) return [];
      if (isNewer(newest, one))
        return fault(newest.by === 'write' ? 'lost' : 'undone', `${nameOf(newest)} was replaced by the older ${nameOf(one)}`);
      if (one.by !== 'write' || isNewer(one, newest)) return [];
      return fault('lost', `A write made ${nameOf(one)}, which was there before it began`);
    });
};

const isNewer = ({ profile: a }: Seen, { profile: b }: Seen): boolean =>
  isSameUser(a, b) ? a.version > b.version : a.createdAt > b.createdAt;

const noLateWrite: Rule = (view) => {
  const unanswered = new Map(view.updates.filter((intent) => !isAcknowledged(intent)).map((intent) => [intent.id, intent]));
  const writes = view.seen.filter(({ by }) => by === 'write');
  return view.seen.flatMap((one) => {
    const intent = unanswered.get(intentIn(one.profile.displayName) ?? 0);
    if (intent === undefined) return [];
    const overtaken = writes.find(
      (write) =>
        write.begin > endOf(intent) &&
        isSameUser(write.profile, one.profile) &&
        write.profile.version < one.profile.version &&
        isClockTrusted(view.setBack, beginOf(intent), write.end),
    );
    if (overtaken === undefined) return [];
    return fault('undone', `${nameOf(one)} came after ${nameOf(overtaken)}, though its request had ended before that one began`);
  });
};

/** A version that nobody has seen was made by a write that may have been applied between its neighbours. */
const nobodysVersion: Rule = (view) =>
  [...grouped(view.seen, ({ profile }) => profile.createdAt).values()].flatMap((states) => {
    const sorted = states.toSorted((a, b) => a.profile.version - b.profile.version);
    return sorted.flatMap((upper, index) => {
      const lower = sorted[index - 1] ?? upper;
      const missing = upper.profile.version - lower.profile.version - 1;
      if (missing < 1) return [];
      const candidates = view.updates.filter((update) => mayHaveMade(update, lower, upper, view));
      if (candidates.length > 0) return [];
      return fault('undone', `${missing} versions between ${nameOf(lower)} and ${nameOf(upper)} were made by nobody who may have`);
    });
  });

function mayHaveMade(update: Intent, lower: Seen, upper: Seen, { seen, setBack }: View): boolean {
  if (beginOf(update) > upper.end) return false;
  const made = acknowledgedIn(update)?.profile;
  if (made) return !update.ifMatch && isSameUser(made, upper.profile) && made.version > upper.profile.version;
  return !seen.some(
    (write) =>
      write.by === 'write' &&
      write.begin > endOf(update) &&
      isSameUser(write.profile, lower.profile) &&
      write.profile.version <= lower.profile.version &&
      isClockTrusted(setBack, beginOf(update), write.end),
  );
}

/** A user who was deleted, or was seen to be gone, is there again. */
const notBack: Rule = (view) => view.seen.filter(isStrong).flatMap((one) => deletedBefore(view, one) ?? goneBefore(view, one) ?? []);

function deletedBefore(view: View, one: Seen) {
  const creators = creatorsOf(view, one.profile);
  const deletion = view.deletions.find((intent) => {
    const acknowledged = acknowledgedIn(intent);
    if (acknowledged === undefined || acknowledged.end >= one.begin) return false;
    return creators.every((creation) => endOf(creation) < beginOf(intent) && trusts(view, creation, intent));
  });
  return deletion && fault('undone', `Deletion ${deletion.id} was acknowledged, and the user is there again: ${nameOf(one)}`);
}

const trusts = (view: View, creation: Intent, deletion: Intent): boolean =>
  isAcknowledged(creation) || isClockTrusted(view.setBack, beginOf(creation), endOf(deletion));

function goneBefore({ seen, absences }: View, one: Seen) {
  const absence = absences.find(
    ({ begin, end }) =>
      end < one.begin && seen.some((earlier) => isStrong(earlier) && earlier.end < begin && isSameUser(earlier.profile, one.profile)),
  );
  return absence && fault('undone', `The user was there, was gone, and is there again: ${nameOf(one)}`);
}

/** A user who was there and then is not was deleted by somebody in between. */
const notLost: Rule = (view) => {
  const gone = view.absences.flatMap((absence) => unexplained(view, absence));
  const replaced = view.seen
    .filter((one) => one.by === 'table')
    .flatMap(({ begin, end, profile }) => unexplained(view, { begin, end }, (earlier) => !isSameUser(earlier.profile, profile)));
  return [...gone, ...replaced];
};

function unexplained(view: View, absence: Absence, isOther: (earlier: Seen) => boolean = () => true) {
  const earlier = view.seen.filter((one) => isStrong(one) && one.end < absence.begin && isOther(one));
  const last = earlier.reduce<Seen | undefined>((latest, one) => (latest && latest.begin > one.begin ? latest : one), undefined);
  if (last === undefined || view.deletions.some((deletion) => mayExplain(deletion, last, absence))) return [];
  const kind = absence.intent ? 'false answer' : 'lost';
  return fault(kind, `${nameOf(last)} is gone, and no deletion explains it${absence.intent ? `: 404 for write ${absence.intent.id}` : ''}`);
}

function mayExplain(deletion: Intent, last: Seen, absence: Absence): boolean {
  if (deletion === absence.intent && deletion.attempts.length < 2) return false;
  if (beginOf(deletion) > absence.end) return false;
  const isLater = endOf(deletion) > last.begin || (!isAcknowledged(deletion) && last.by === 'read');
  const revision = deletion.ifMatch?.revision;
  const isMeant = revision === undefined || revision.createdAt !== last.profile.createdAt || revision.version >= last.profile.version;
  return isLater && isMeant;
}

/** With If-Match a write applies to that revision alone. */
const onlyOnRevision: Rule = ({ updates, deletions, seen }) => [
  ...updates.flatMap((intent) => {
    const { ifMatch } = intent;
    const profile = acknowledgedIn(intent)?.profile;
    if (!ifMatch || !profile) return [];
    const { createdAt, version } = revisionOf(profile);
    if (createdAt === ifMatch.revision.createdAt && version === ifMatch.revision.version + 1) return [];
    return fault('lost', `Update ${intent.id} with If-Match ${ifMatch.etag} made version ${version}`);
  }),
  ...deletions.flatMap((intent) => {
    const { ifMatch } = intent;
    if (!ifMatch || !isAcknowledged(intent)) return [];
    const newer = seen.find(
      (one) =>
        isStrong(one) &&
        one.end < beginOf(intent) &&
        isSameUser(one.profile, ifMatch.revision) &&
        one.profile.version > ifMatch.revision.version,
    );
    return newer ? fault('lost', `Deletion ${intent.id} with If-Match ${ifMatch.etag} removed ${nameOf(newer)}`) : [];
  }),
];
