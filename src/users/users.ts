import type { UserContent, UserProfile } from './profile';

/** Where users are kept. What a method refuses, it refuses with a Refusal, and then nothing has changed. */
export interface Users {
  /**
   * Keeps a new user.
   * @param attempt the same for every try of one creation: a user who is there from the same attempt is a replay.
   * @throws email-taken, user-exists, idempotency-key-reused, service-unavailable
   */
  insert(user: UserProfile, attempt: string | undefined): Promise<Inserted>;

  /** The user as of now, never an older state. @throws service-unavailable */
  find(userId: string): Promise<UserProfile | undefined>;

  /**
   * Replaces the content of a user whose revision is among `expected` and gives the user as it then is.
   * A user who already has this content is left alone, whatever is expected: then the answer to an earlier try was lost,
   * or nothing changes (RFC 9110 §13.1.1).
   * @throws user-not-found, precondition-failed, email-taken, forbidden (the address is not to change), service-unavailable
   */
  replace(userId: string, content: UserContent, terms: Terms): Promise<UserProfile>;

  /** Removes everything kept of the user. @throws user-not-found, precondition-failed, service-unavailable */
  remove(userId: string, expected: Expected): Promise<void>;

  /** One page of users. @throws invalid-cursor, service-unavailable */
  page(query: PageQuery): Promise<Page>;
}

export interface Inserted {
  user: UserProfile;
  /** Whether the user was there before, from an earlier request with the same idempotency key and content. */
  replayed: boolean;
}

/** Under what a replacement may happen. */
export interface Terms {
  /** The time of the change, a timestamp of the contract. */
  now: string;
  expected: Expected;
  /** Whether the e-mail address may become another. */
  emailMayChange: boolean;
}

/** One state of one user. `createdAt` tells a user from a later one with the same id. */
export type Revision = Pick<UserProfile, 'version' | 'createdAt'>;

/** The revisions that a change was made for; `any` is every one. */
export type Expected = 'any' | Revision[];

export interface PageQuery {
  limit: number;
  order: 'asc' | 'desc';
  /** Timestamp of the contract; users created then or later. */
  createdFrom?: string;
  /** Timestamp of the contract; users created before. */
  createdTo?: string;
  /** In lower case. */
  email?: string;
  cursor?: string;
  /** The time of the request, a timestamp of the contract. */
  now: string;
}

export interface Page {
  items: UserProfile[];
  nextCursor?: string;
}
