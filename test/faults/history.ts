import type { Revision } from '../../src/users/users';

/** The members of a profile that the checker compares. */
export interface Profile {
  userId: string;
  email: string;
  displayName: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What a write asks for. `displayName` names the write, so that every state of a user leads back to it. */
export type Content = Pick<Profile, 'email' | 'displayName'>;

/** One HTTP request, as the client saw it. Times are those of `performance.now()`, in milliseconds. */
export interface Attempt {
  begin: number;
  end: number;
  /** `lost`: the connection ended without an answer, or the client has waited for too long. */
  status: number | 'lost';
  /** The code of the problem document. */
  code?: string;
  etag?: string;
  profile?: Profile;
  replayed?: boolean;
}

/** An ETag that a client holds, and the attempt that has told it. */
export interface Held {
  etag: string;
  revision: Revision;
  told: Attempt;
  /** Whether the attempt was a write. */
  byWrite: boolean;
}

export type Method = 'create' | 'update' | 'delete' | 'get';

/** What an app wants; each repetition has the same key, ETag and content. */
export interface Intent {
  id: number;
  method: Method;
  /** Of a creation: known once an answer has told it. */
  userId: string | undefined;
  content?: Content;
  key?: string;
  /** The ID token of a person; without one an administrator asks. */
  token?: string;
  ifMatch?: Held;
  attempts: Attempt[];
}

/** A user as a page showed it. */
export interface Shown {
  begin: number;
  end: number;
  profile: Profile;
}

/** One walk through all pages. */
export interface Walk {
  order: 'asc' | 'desc';
  begin: number;
  end: number;
  shown: Shown[];
}

/** A time between two others, by `performance.now()`. */
export interface Period {
  from: number;
  to: number;
}

/** Everything that the clients of one round have asked and been told. */
export interface History {
  intents: Intent[];
  walks: Walk[];
  /** Walks upwards that go on where the last page ended, all by one reader. */
  followed: Walk[];
  /** When the clock of the API was set back: between these two times. */
  setBack: Period[];
  /** Answers that fit no contract, such as a status that must not come. */
  oddities: string[];
}

export const emptyHistory = (): History => ({ intents: [], walks: [], followed: [], setBack: [], oddities: [] });

const prefix = 'Writer ';

/** The displayName that names a write. */
export const markOf = (intentId: number): string => `${prefix}${intentId}`;

/** The write that a displayName names. */
export const intentIn = (displayName: string): number | undefined =>
  /^Writer \d+$/.test(displayName) ? Number(displayName.slice(prefix.length)) : undefined;

export const beginOf = ({ attempts }: Intent): number => attempts[0]?.begin ?? Infinity;

/** When the client has stopped to wait for it. */
export const endOf = ({ attempts }: Intent): number => attempts.at(-1)?.end ?? Infinity;

export const isSuccess = ({ status }: Attempt): boolean => status === 200 || status === 201 || status === 204;

/** The attempt that was acknowledged. */
export const acknowledgedIn = ({ attempts }: Intent): Attempt | undefined => attempts.find(isSuccess);

export const revisionOf = ({ createdAt, version }: Profile): Revision => ({ createdAt, version });
