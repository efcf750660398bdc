import type { Revision } from '../../src/users/users';

/** The members of a profile that the checker compares. */
export interface Profile {
  userId: string;
  email: string;
  displayName: string;
  givenName?: string;
  familyName?: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** The names that only patches set. A replacement removes them. */
export const patchedNames = ['givenName', 'familyName'] as const;

/** What a patch sends: null removes a name, and an omitted member keeps its value. */
export interface Patch extends Pick<Profile, 'displayName'> {
  email?: string;
  givenName?: string | null;
  familyName?: string | null;
}

/** What a creation or a replacement sends. `displayName` contains the id of the call, so that every state of a user shows which write made it. */
export type Content = Pick<Profile, 'email' | 'displayName'>;

/** One HTTP request, as the client observed it. Times are those of `performance.now()`, in milliseconds. */
export interface Attempt {
  begin: number;
  end: number;
  /** `lost`: the connection ended without a response, or the client timed out. */
  status: number | 'lost';
  /** The code of the problem document. */
  code?: string;
  etag?: string;
  profile?: Profile;
  replayed?: boolean;
}

/** An ETag that a client has received. */
export interface KnownETag {
  etag: string;
  revision: Revision;
  /** The attempt whose response contained the ETag. */
  receivedIn: Attempt;
  /** Whether this attempt was a write. */
  isFromWrite: boolean;
}

export type Method = 'create' | 'update' | 'patch' | 'delete' | 'get';

/** One call of an app: an attempt and its retries, all with the same key, ETag and content. */
export interface Call {
  id: number;
  method: Method;
  /** For a creation: undefined until a response contains the id. */
  userId: string | undefined;
  /** For a creation or a replacement, the whole content. */
  content?: Patch;
  key?: string;
  /** The ID token of a user. Without a token, the caller is an administrator. */
  token?: string;
  ifMatch?: KnownETag;
  attempts: Attempt[];
}

/** A user on a page of the listing. */
export interface ListedUser {
  begin: number;
  end: number;
  profile: Profile;
}

/** One iteration over all pages of the listing. */
export interface Iteration {
  order: 'asc' | 'desc';
  begin: number;
  end: number;
  shown: ListedUser[];
}

/** A period, by `performance.now()`. */
export interface Period {
  from: number;
  to: number;
}

/** Everything that the clients of one round have sent and received. */
export interface History {
  calls: Call[];
  iterations: Iteration[];
  /** Ascending iterations by one reader. Each continues where the last one ended. */
  followed: Iteration[];
  /** The periods within which the clock of the API was set back. */
  clockSetBack: Period[];
  /** Descriptions of responses that the contract does not allow, such as one with an undeclared status. */
  unexpectedResponses: string[];
}

export const emptyHistory = (): History => ({ calls: [], iterations: [], followed: [], clockSetBack: [], unexpectedResponses: [] });

const prefix = 'Writer ';

/** Returns the displayName that identifies a call. */
export const displayNameOf = (callId: number): string => `${prefix}${callId}`;

/** Returns the id of the call that a displayName identifies. */
export const callIdIn = (displayName: string): number | undefined =>
  /^Writer \d+$/.test(displayName) ? Number(displayName.slice(prefix.length)) : undefined;

export const beginOf = ({ attempts }: Call): number => attempts[0]?.begin ?? Infinity;

/** Returns when the client stopped waiting for the last attempt. */
export const endOf = ({ attempts }: Call): number => attempts.at(-1)?.end ?? Infinity;

export const isSuccess = ({ status }: Attempt): boolean => status === 200 || status === 201 || status === 204;

/** Returns the successful attempt of a call. */
export const acknowledgedIn = ({ attempts }: Call): Attempt | undefined => attempts.find(isSuccess);

export const isAcknowledged = (call: Call): boolean => acknowledgedIn(call) !== undefined;

export const revisionOf = ({ createdAt, version }: Profile): Revision => ({ createdAt, version });

/**
 * Returns whether the clock of the API was never set back between two times. The API recognizes a late write that no client knows of by its
 * time, so this requires a clock that was not set back.
 */
export const isClockReliable = (clockSetBack: readonly Period[], from: number, to: number): boolean =>
  !clockSetBack.some((period) => from <= period.to && period.from <= to);
