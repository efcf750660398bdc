import {
  type Attempt,
  beginOf,
  endOf,
  type History,
  type Intent,
  intentIn,
  isSuccess,
  markOf,
  type Period,
  type Profile,
} from '../history';
import { grouped } from './grouped';
import type { Kind } from '../kinds';
import { isAcknowledged, isClockTrusted } from './view';
import type { Violation } from './violation';

/** What may come besides the answers of the operation: 503 and 504 when the store fails, 507 on a full disk, nothing from a killed API. */
function outagesOf(kind: Kind): Attempt['status'][] {
  if (kind === 'races') return [503];
  if (kind === 'disk-full') return [503, 507];
  return kind.startsWith('kill-') ? ['lost', 503] : [503, 504];
}

/** Checks each answer by itself and by what other requests explain it. */
export function checkAnswers(kind: Kind, { intents, oddities, setBack }: History): Violation[] {
  const outages = outagesOf(kind);
  const byUser = grouped(intents, ({ userId }) => userId);
  const byEmail = grouped(intents, ({ content }) => content?.email);
  const about = (intent: Intent): Others => ({
    ofUser: byUser.get(intent.userId)?.filter((other) => other !== intent) ?? [],
    withEmail: byEmail.get(intent.content?.email)?.filter((other) => other !== intent) ?? [],
    setBack,
  });
  return [
    ...oddities.map((text): Violation => ({ kind: 'false answer', text })),
    ...twoUsersOfOneKey(intents),
    ...intents.flatMap((intent) =>
      intent.attempts.flatMap((attempt) => {
        if (outages.includes(attempt.status)) return [];
        const reason = isSuccess(attempt) ? wrongSuccess(intent, attempt) : wrongRefusal(intent, attempt, about(intent));
        return reason === undefined ? [] : [{ kind: 'false answer', text: reason, userId: intent.userId } as const];
      }),
    ),
  ];
}

interface Others {
  /** What others have asked about the same user. */
  ofUser: Intent[];
  /** Who else has wanted the same e-mail address. */
  withEmail: Intent[];
  setBack: readonly Period[];
}

function twoUsersOfOneKey(intents: Intent[]): Violation[] {
  return intents.flatMap((intent) => {
    const ids = new Set(intent.attempts.flatMap(({ profile }) => profile?.userId ?? []));
    if (ids.size < 2) return [];
    return [{ kind: 'duplicate', text: `Creation ${intent.id} with one key has made ${[...ids].join(' and ')}`, userId: intent.userId }];
  });
}

function wrongSuccess(intent: Intent, { status, profile, etag, replayed }: Attempt): string | undefined {
  const { method, id } = intent;
  const expected = { create: 201, update: 200, get: 200, delete: 204 }[method];
  if (status !== expected) return `${method} ${id} was answered with ${status}`;
  if (profile === undefined) return undefined;
  if (!etag?.startsWith(`"${profile.version}-${profile.createdAt.replaceAll(/\D/g, '')}`)) return `${method} ${id} has the ETag ${etag}`;
  const isOwn = profile.displayName === markOf(id) && profile.email === intent.content?.email;
  if (method === 'get' || isOwn || (replayed && profile.version > 1)) return undefined;
  return `${method} ${id} was acknowledged with the content "${profile.displayName}"`;
}

function wrongRefusal(intent: Intent, attempt: Attempt, others: Others): string | undefined {
  const { status, code } = attempt;
  if (status === 404) return undefined;
  const isExplained = code === undefined ? undefined : explanations[code]?.(intent, attempt, others);
  return isExplained ? undefined : `${intent.method} ${intent.id} was answered with ${status} ${code ?? ''}, which nothing explains`;
}

type Explanation = (intent: Intent, attempt: Attempt, others: Others) => boolean;

const explanations: Record<string, Explanation> = {
  /** Another user, or another creation, has asked for the address. */
  'email-taken': ({ userId }, { end }, { withEmail }) =>
    withEmail.some((other) => beginOf(other) < end && (other.userId === undefined || other.userId !== userId)),
  /** Another creation under this id. */
  'user-exists': (_, { end }, { ofUser }) => ofUser.some((other) => other.method === 'create' && beginOf(other) < end),
  /** The user that the key has made was deleted. */
  'idempotency-key-reused': (_, { end }, { ofUser }) => ofUser.some((other) => other.method === 'delete' && beginOf(other) < end),
  'precondition-failed': (intent, { end }, { ofUser, setBack }) =>
    ofUser.some((other) => beginOf(other) < end && mayFollow(other, intent, setBack)),
};

/** Whether a write may have replaced the revision that another one expects. */
function mayFollow(other: Intent, { ifMatch }: Intent, setBack: readonly Period[]): boolean {
  if (ifMatch === undefined || other.method === 'get') return false;
  const { revision, told, byWrite } = ifMatch;
  const made = profileMadeBy(other);
  if (made) return made.createdAt !== revision.createdAt || made.version > revision.version;
  if (isAcknowledged(other)) return endOf(other) > told.begin;
  return endOf(other) > told.begin || !byWrite || !isClockTrusted(setBack, beginOf(other), told.end);
}

const profileMadeBy = ({ id, attempts }: Intent): Profile | undefined =>
  attempts.map(({ profile }) => profile).find((profile) => profile !== undefined && intentIn(profile.displayName) === id);
