// Compiled from openapi.yaml by `npm run generate`; do not edit.
import type { Only } from '../only.js';
import type { CallOptions } from '../options.js';
import type { Answers } from './operations.js';
import type { CreateUserRequest, ListUsersOrder, ReplaceUserRequest, UserProfile } from './schemas.js';

/** What {@link Client.createUser} takes. */
export interface CreateUserInput {
  /** A random value, the same for every try of one creation; a UUID is a good one. It is remembered as long as the user exists, and for at least an hour after that. One is made when it is left out. */
  idempotencyKey?: string | undefined;
  body: Only<CreateUserRequest, UserProfile>;
}

/** What {@link Client.listUsers} takes. */
export interface ListUsersInput {
  /** How many users a page holds at the most; 20 when absent. */
  limit?: number | undefined;
  /** The `nextCursor` of the page before. `limit` may change between pages, the other parameters may not. */
  cursor?: string | undefined;
  /** By `createdAt`, `desc` (newest first) when absent. */
  order?: ListUsersOrder | undefined;
  /** Only users created at this time or later. */
  createdFrom?: string | undefined;
  /** Only users created before this time. */
  createdTo?: string | undefined;
  /** Only the user with this e-mail address, in any of the forms that are the same address. */
  email?: string | undefined;
}

/** What {@link Client.getUser} takes. */
export interface GetUserInput {
  /** The user's id, a UUID in upper or lower case. Answers have it in lower case. */
  userId: string;
}

/** What {@link Client.updateUser} takes. */
export interface UpdateUserInput {
  /** The user's id, a UUID in upper or lower case. Answers have it in lower case. */
  userId: string;
  /**
   * The ETag of the profile that the request was made for, a list of ETags, or `*` (RFC 9110 §13.1.1).
   *
   * A proxy that compresses answers may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
   * The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one answer (RFC 9110 §8.8.3). The one that the client keeps when it is left out; null sends none.
   */
  ifMatch?: string | null | undefined;
  body: Only<ReplaceUserRequest, UserProfile>;
}

/** What {@link Client.deleteUser} takes. */
export interface DeleteUserInput {
  /** The user's id, a UUID in upper or lower case. Answers have it in lower case. */
  userId: string;
  /**
   * The ETag of the profile that the request was made for, a list of ETags, or `*` (RFC 9110 §13.1.1).
   *
   * A proxy that compresses answers may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
   * The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one answer (RFC 9110 §8.8.3). The one that the client keeps when it is left out; null sends none.
   */
  ifMatch?: string | null | undefined;
}

/** User profiles for mobile apps: create, read, replace, delete and list. */
export interface Client {
  /**
   * Create a user
   *
   * Creates a profile. A person creates their own: its `userId` is the subject of their token. What an administrator creates gets a new `userId`.
   *
   * A person whose token carries a verified e-mail address registers that address. An e-mail address belongs to at most one user; addresses that differ only in case are the same address.
   * Send an `Idempotency-Key` to make a repeated request safe: the same key with the same body gives the same user again.
   * The API remembers a key as long as the user exists, and for at least an hour after the user was deleted. During that hour the API refuses the key (422), so that a delayed repetition does not bring the user back. Send a new key to create the user again: it is a new user with `version` 1 and another ETag, also where the `userId` is the same.
   *
   * A body is JSON in UTF-8 (RFC 8259 §8.1). A byte order mark is ignored; other bytes, and the replacement character U+FFFD that they become, are refused.
   *
   * @throws ClientError; its problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 409 email-taken, user-exists,
   * 413 body-too-large, 415 unsupported-media-type, 422 idempotency-key-reused, 429 too-many-requests, 500 internal-error,
   * 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  createUser(input: CreateUserInput, options?: CallOptions): Promise<Answers['createUser']>;

  /**
   * List users
   *
   * One page of users, newest first. Follow `nextCursor` until it is absent; a page may hold fewer users than `limit` without being the last.
   *
   * A walk over all pages returns no user twice, and every user who was created at least fifteen seconds before the walk and is not deleted during it. A user who is deleted and created again with the same `userId` is a new user and may be returned again. `createdAt` differs between the two.
   * With `order=asc` a walk ends fifteen seconds before now, so that it passes over no user who is being created. A request with `email` has no such limit: it finds a new user usually within a second.
   *
   * A page shows each profile as it was a moment ago, usually less than a second. `getUser` always returns the current profile. Read a profile with `getUser` before you replace it: a replacement with the `If-Match` of an older one gets 412.
   *
   * @throws ClientError; its problems: 400 invalid-request, invalid-cursor, 401 unauthenticated, 403 forbidden, 429 too-many-requests,
   * 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  listUsers(input?: ListUsersInput, options?: CallOptions): Promise<Answers['listUsers']>;

  /** The answers of {@link Client.listUsers}, page by page, from `cursor` on. */
  listUsersPages(input?: ListUsersInput, options?: CallOptions): AsyncIterableIterator<Answers['listUsers']>;

  /** The `items` of all pages of {@link Client.listUsers}, one by one, from `cursor` on. */
  listUsersItems(input?: ListUsersInput, options?: CallOptions): AsyncIterableIterator<UserProfile>;

  /**
   * Get a user
   *
   * The profile as it is now. With `If-None-Match` an unchanged profile is answered by 304 without a body.
   *
   * @throws ClientError; its problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 404 user-not-found, route-not-found,
   * 429 too-many-requests, 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  getUser(input: GetUserInput, options?: CallOptions): Promise<Answers['getUser']>;

  /**
   * Replace a user
   *
   * Replaces everything that the client owns: an optional property that is left out is cleared. The body is read as that of a creation.
   * Never creates a user. A person whose token carries a verified e-mail address may change theirs to that one alone. A replacement that changes nothing keeps `version`, `updatedAt` and the ETag; every other one increases them.
   *
   * With `If-Match` the replacement happens only while the profile is the one named there, with `If-None-Match` only while it is not.
   * Repeating a replacement whose answer was lost succeeds, even with the `If-Match` of the first try.
   * Without `If-Match` the last replacement wins. One that is delayed on its way to the store does not overwrite a newer one.
   *
   * @throws ClientError; its problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 404 user-not-found, route-not-found,
   * 409 email-taken, 412 precondition-failed, 413 body-too-large, 415 unsupported-media-type, 429 too-many-requests,
   * 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  updateUser(input: UpdateUserInput, options?: CallOptions): Promise<Answers['updateUser']>;

  /**
   * Delete a user
   *
   * Removes the profile and everything kept of the person, and frees the e-mail address.
   * The `userId` and the time of the deletion are kept for at least an hour, so that a delayed creation does not bring the user back.
   * With `If-Match` the deletion happens only while the profile is the one named there, with `If-None-Match` only while it is not.
   *
   * @throws ClientError; its problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 404 user-not-found, route-not-found,
   * 412 precondition-failed, 429 too-many-requests, 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  deleteUser(input: DeleteUserInput, options?: CallOptions): Promise<Answers['deleteUser']>;
}
