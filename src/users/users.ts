import type { UserContent, UserProfile } from './profile';

/** Where users are kept. What a method refuses, it refuses with a Refusal, and then nothing has changed. */
export interface Users {
  /**
   * Keeps a new user. `createdAt` is later than the deletion of an earlier user with the same id.
   * @param attempt the same for every try of one creation: a user who is there from the same attempt is a replay.
   * @throws email-taken, user-exists, idempotency-key-reused (also when the user of this attempt was deleted in the last hour),
   * service-unavailable
   */
  insert(user: UserProfile, attempt: string | undefined): Promise<Inserted>;

  /** The user as of now, never an older state. @throws service-unavailable */
  find(userId: string): Promise<UserProfile | undefined>;

  /**
   * Replaces the content of a user whose revision meets the precondition and gives the user as it then is.
   * A user who already has this content is left alone, whatever is expected: then the answer to an earlier try was lost,
   * or nothing changes (RFC 9110 §13.1.1). An excluded revision is refused all the same: no earlier try has made it.
   * `updatedAt` increases with every replacement, also when the clock goes back.
   * @throws user-not-found, precondition-failed, email-taken, forbidden (the address is not to change), service-unavailable
   */
  replace(userId: string, content: UserContent, terms: ReplacementTerms): Promise<UserProfile>;

  /**
   * Removes everything kept of the user but the id. The id and the time of the deletion are kept for an hour, so that a creation that
   * was sent before the deletion and arrives after it does not bring the user back.
   * @throws user-not-found, precondition-failed, service-unavailable
   */
  remove(userId: string, terms: Terms): Promise<void>;

  /** One page of users, each as of a moment ago. @throws invalid-cursor, service-unavailable */
  page(query: PageQuery): Promise<Page>;
}

export interface Inserted {
  user: UserProfile;
  /** Whether the user was there before, from an earlier request with the same idempotency key and content. */
  replayed: boolean;
}

/** The revisions of a user that a change may meet (RFC 9110 §13.1.1 and §13.1.2). */
export interface Precondition {
  /** The change happens to one of these alone. */
  expected: Revisions;
  /** The change happens to none of these; absent when none is excluded. */
  excluded?: Revisions;
}

/** Under what a change may happen. */
export interface Terms extends Precondition {
  /** The time of the change, a timestamp of the contract. */
  now: string;
}

export interface ReplacementTerms extends Terms {
  /** Whether the e-mail address may become another. */
  emailMayChange: boolean;
}

/** One state of one user. `createdAt` tells a user from a later one with the same id. */
export type Revision = Pick<UserProfile, 'version' | 'createdAt'>;

/** Some revisions; `any` is every one. */
export type Revisions = 'any' | Revision[];

export interface PageQuery {
  limit: number;
  order: 'asc' | 'desc';
  /** Timestamp of the contract; users created then or later. */
  createdFrom?: string;
  /** Timestamp of the contract; users created before. */
  createdTo?: string;
  /** In the form in which it is stored. */
  email?: string;
  cursor?: string;
  /** The time of the request, a timestamp of the contract. */
  now: string;
}

export interface Page {
  items: UserProfile[];
  nextCursor?: string;
}
