import {
  type Attempt,
  beginOf,
  type Call,
  callIdIn,
  displayNameOf,
  endOf,
  type History,
  isAcknowledged,
  isClockReliable,
  isSuccess,
  type Patch,
  patchedNames,
  type Period,
  type Profile,
} from '../history';
import type { Kind } from '../kinds';
import { grouped } from './grouped';
import type { Violation } from './violation';

/**
 * Returns the statuses that a round allows in addition to those of the operation: 503 and 504 while the store fails, 507 on a full disk, and
 * lost responses of a killed API.
 */
function outagesOf(kind: Kind): Attempt['status'][] {
  if (kind === 'races') return [503];
  if (kind === 'disk-full') return [503, 507];
  return kind.startsWith('kill-') ? ['lost', 503] : [503, 504];
}

/** Checks that each success has the right content, and that another call explains each error. */
export function checkResponses(kind: Kind, { calls, unexpectedResponses, clockSetBack }: History): Violation[] {
  const outages = outagesOf(kind);
  const byUser = grouped(calls, ({ userId }) => userId);
  const byEmail = grouped(calls, ({ content }) => content?.email);
  const othersOf = (call: Call): Others => ({
    ofUser: byUser.get(call.userId)?.filter((other) => other !== call) ?? [],
    withEmail: byEmail.get(call.content?.email)?.filter((other) => other !== call) ?? [],
    clockSetBack,
  });
  return [
    ...unexpectedResponses.map((text): Violation => ({ kind: 'false answer', text })),
    ...twoUsersOfOneKey(calls),
    ...calls.flatMap((call) =>
      call.attempts.flatMap((attempt) => {
        if (outages.includes(attempt.status)) return [];
        const reason = isSuccess(attempt) ? wrongSuccess(call, attempt) : unexplainedError(call, attempt, othersOf(call));
        return reason === undefined ? [] : [{ kind: 'false answer', text: reason, userId: call.userId } as const];
      }),
    ),
  ];
}

interface Others {
  /** Other calls for the same user. */
  ofUser: Call[];
  /** Other calls with the same email address. */
  withEmail: Call[];
  clockSetBack: readonly Period[];
}

function twoUsersOfOneKey(calls: Call[]): Violation[] {
  return calls.flatMap((call) => {
    const ids = new Set(call.attempts.flatMap(({ profile }) => profile?.userId ?? []));
    if (ids.size < 2) return [];
    const text = `Creation ${call.id} created several users with one idempotency key: ${[...ids].join(' and ')}`;
    return [{ kind: 'duplicate', text, userId: call.userId }];
  });
}

function wrongSuccess(call: Call, { status, profile, etag, replayed }: Attempt): string | undefined {
  const { method, id } = call;
  const expected = { create: 201, update: 200, patch: 200, get: 200, delete: 204 }[method];
  if (status !== expected) return `The response to ${method} ${id} has status ${status}`;
  if (profile === undefined) return undefined;
  const revision = `"${profile.version}-${profile.createdAt.replaceAll(/\D/g, '')}`;
  if (!etag?.startsWith(revision)) return `The response to ${method} ${id} has the ETag ${etag}`;
  const isOwnContent = profile.displayName === displayNameOf(id) && hasMembersOf(profile, call.content);
  if (method === 'get' || isOwnContent || (replayed && profile.version > 1)) return undefined;
  return `${method} ${id} was acknowledged with the content "${profile.displayName}"`;
}

/** Returns whether a profile has the members that a write has sent. */
function hasMembersOf(profile: Profile, content: Patch = profile): boolean {
  const { email = profile.email } = content;
  const hasName = (name: (typeof patchedNames)[number]): boolean =>
    content[name] === undefined || profile[name] === (content[name] ?? undefined);
  return profile.email === email && patchedNames.every(hasName);
}

function unexplainedError(call: Call, attempt: Attempt, others: Others): string | undefined {
  const { status, code } = attempt;
  // The rules about deletions check each 404.
  if (status === 404) return undefined;
  const isExplained = code === undefined ? undefined : explanations[code]?.(call, attempt, others);
  return isExplained ? undefined : `No other call explains the response ${status} ${code ?? ''} to ${call.method} ${call.id}`;
}

/** Returns whether other calls explain an error. */
type Explanation = (call: Call, attempt: Attempt, others: Others) => boolean;

const explanations: Record<string, Explanation> = {
  /** A call for another user, or another creation, has sent the email address. */
  'email-taken': ({ userId }, { end }, { withEmail }) =>
    withEmail.some((other) => beginOf(other) < end && (other.userId === undefined || other.userId !== userId)),
  /** There is another creation with this userId. */
  'user-exists': (_, { end }, { ofUser }) => ofUser.some((other) => other.method === 'create' && beginOf(other) < end),
  /** The user that was created with the key has been deleted. */
  'idempotency-key-reused': (_, { end }, { ofUser }) => ofUser.some((other) => other.method === 'delete' && beginOf(other) < end),
  /** Another write may have replaced the revision of the ETag. */
  'precondition-failed': (call, { end }, { ofUser, clockSetBack }) =>
    ofUser.some((other) => beginOf(other) < end && mayHaveReplaced(other, call, clockSetBack)),
};

/** Returns whether a call may have replaced the revision that another call expects. */
function mayHaveReplaced(other: Call, { ifMatch }: Call, clockSetBack: readonly Period[]): boolean {
  if (ifMatch === undefined || other.method === 'get') return false;
  const { revision, receivedIn, isFromWrite } = ifMatch;
  const made = profileMadeBy(other);
  if (made) return made.createdAt !== revision.createdAt || made.version > revision.version;
  const isConcurrentOrLater = endOf(other) > receivedIn.begin;
  if (isAcknowledged(other)) return isConcurrentOrLater;
  return isConcurrentOrLater || !isFromWrite || !isClockReliable(clockSetBack, beginOf(other), receivedIn.end);
}

const profileMadeBy = ({ id, attempts }: Call): Profile | undefined =>
  attempts.map(({ profile }) => profile).find((profile) => profile !== undefined && callIdIn(profile.displayName) === id);
