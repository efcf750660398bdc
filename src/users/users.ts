import type { ContentPatch, UserContent, UserProfile } from './profile';

/** The port to the store of the users. A method that throws a `Rejection` has changed nothing. */
export interface Users {
  /**
   * Creates a user. When an earlier user with the same id was deleted, `createdAt` becomes later than the deletion.
   * @param attempt identifies the creation: an existing user with the same `attempt` is returned as a replay; undefined: no replays
   * @throws email-taken, user-exists, service-unavailable; idempotency-key-reused, also when the user of this attempt was deleted within
   * the last hour
   */
  insert(user: UserProfile, attempt: string | undefined): Promise<Inserted>;

  /** Returns the current user, never an earlier state; undefined when there is none. @throws service-unavailable */
  find(userId: string): Promise<UserProfile | undefined>;

  /**
   * Replaces the content of a user whose revision meets the precondition, and returns the user after the change.
   * A user who already has this content is not changed, whatever revision is expected: either the response to an earlier attempt was lost,
   * or nothing changes (RFC 9110 §13.1.1). An excluded revision is rejected nevertheless, because no earlier attempt has created it.
   * `updatedAt` increases with every change, even when the clock goes back.
   * @throws user-not-found, precondition-failed, email-taken, service-unavailable; forbidden when the email address may not change
   */
  replace(userId: string, content: UserContent, terms: ContentTerms): Promise<UserProfile>;

  /**
   * Applies a patch to the content of a user whose revision meets the precondition, and returns the user after the change. As with `replace`,
   * a user who already has the resulting content is not changed, whatever revision is expected. A concurrent change is never lost: the patch
   * is applied to the content that the change left.
   * @throws the rejections of `replace`; invalid-request when the resulting content breaks a rule
   */
  patch(userId: string, patch: ContentPatch, terms: ContentTerms): Promise<UserProfile>;

  /**
   * Deletes all data of a user except the id. The id and the time of the deletion are stored for an hour, so that a creation that was sent
   * before the deletion and arrives after it does not recreate the user.
   * @throws user-not-found, precondition-failed, service-unavailable
   */
  remove(userId: string, terms: Terms): Promise<void>;

  /** Returns one page of users, each as it was a moment ago. @throws invalid-cursor, service-unavailable */
  page(query: PageQuery): Promise<Page>;
}

/** The result of a creation. */
export interface Inserted {
  user: UserProfile;
  /** Whether the user existed already, from an earlier request with the same idempotency key and content. */
  replayed: boolean;
}

/** The revisions of a user to which a change may be applied (RFC 9110 §13.1.1 and §13.1.2). */
export interface Precondition {
  /** The change is applied only to one of these revisions. */
  expected: Revisions;
  /** The change is applied to none of these revisions; absent: none is excluded. */
  excluded?: Revisions;
}

/** The conditions of a change. */
export interface Terms extends Precondition {
  /** The time of the change, a timestamp of the contract. */
  now: string;
}

/** The conditions of a change of the content. */
export interface ContentTerms extends Terms {
  /** Whether the email address may change. */
  emailMayChange: boolean;
}

/** One state of one user. `createdAt` distinguishes the user from a later one with the same id. */
export type Revision = Pick<UserProfile, 'version' | 'createdAt'>;

/** A set of revisions; `any` contains every one. */
export type Revisions = 'any' | Revision[];

/** The parameters of a listing. */
export interface PageQuery {
  limit: number;
  order: 'asc' | 'desc';
  /** Timestamp of the contract: users created at this time or later. */
  createdFrom?: string;
  /** Timestamp of the contract: users created before this time. */
  createdTo?: string;
  /** In the format in which it is stored. */
  email?: string;
  cursor?: string;
  /** The time of the request, a timestamp of the contract. */
  now: string;
}

export interface Page {
  items: UserProfile[];
  nextCursor?: string;
}
