// Generated from openapi.yaml by `npm run generate`; do not edit.
import type { OwnInput, RequestBody } from '../operation.js';
import type { CallOptions } from '../options.js';
import type { Responses } from './operations.js';
import type { CreateUserRequest, ListUsersOrder, PatchUserRequest, ReplaceUserRequest, UserProfile } from './schemas.js';

/** Input of {@link Client.createUser}. */
export interface CreateUserInput {
  /** A random value, such as a UUID. Send the same value with every attempt to create one user. The API remembers it while the user exists, and for at least one hour after that. Default: a random key. */
  idempotencyKey?: string | undefined;
  body: RequestBody<CreateUserRequest, UserProfile>;
}

/** Input of {@link Client.listUsers}. */
export interface ListUsersInput {
  /** The maximum number of users on a page. The default is 20. */
  limit?: number | undefined;
  /** The `nextCursor` of the previous page. `limit` may change between pages, the other parameters must not. */
  cursor?: string | undefined;
  /** The sort order of `createdAt`. The default is `desc`, newest first. */
  order?: ListUsersOrder | undefined;
  /** Returns only users created at this time or later. */
  createdFrom?: string | undefined;
  /** Returns only users created before this time. */
  createdTo?: string | undefined;
  /** Returns only the user with this email address, in any of its equivalent forms. */
  email?: string | undefined;
}

/** Input of {@link Client.getUser}. */
export interface GetUserInput {
  /**
   * The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
   * `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
   */
  userId: string;
}

/** Input of {@link Client.updateUser}. */
export interface UpdateUserInput {
  /**
   * The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
   * `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
   */
  userId: string;
  /**
   * The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1).
   *
   * A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
   * The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). Default: `body.etag`. Null sends no `If-Match`.
   */
  ifMatch?: string | null | undefined;
  body: RequestBody<ReplaceUserRequest, UserProfile>;
}

/** Input of {@link Client.patchUser}. */
export interface PatchUserInput {
  /**
   * The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
   * `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
   */
  userId: string;
  /**
   * The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1).
   *
   * A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
   * The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). Default: `body.etag`. Null sends no `If-Match`.
   */
  ifMatch?: string | null | undefined;
  body: RequestBody<PatchUserRequest, UserProfile>;
}

/** Input of {@link Client.deleteUser}. */
export interface DeleteUserInput {
  /**
   * The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case.
   * `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
   */
  userId: string;
  /**
   * The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1).
   *
   * A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`.
   * The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). Default: no `If-Match`.
   */
  ifMatch?: string | null | undefined;
}

/** User profiles for mobile apps: create, read, replace, patch, delete and list. */
export interface Client {
  /**
   * Create a user
   *
   * Creates a profile. Users create their own profile, and its `userId` is the subject (`sub`) of their token. A profile that an administrator creates gets a new `userId`.
   *
   * A user whose token contains a verified email address must register that email address. An email address belongs to at most one user. Email addresses that differ only in case are the same email address.
   * Send an `Idempotency-Key` to make the request safe to retry: the same key with the same body returns the same user again.
   * The API remembers a key while the user exists, and for at least one hour after the user was deleted. During that hour the API rejects the key (422), so that a delayed retry does not restore the user. Send a new key to create the user again. The result is a new user with `version` 1 and another ETag, even if the `userId` is the same.
   *
   * The body is JSON in UTF-8 (RFC 8259 §8.1). The API ignores a byte order mark. It rejects bytes that are not valid UTF-8, and also the replacement character U+FFFD, which decoders insert for such bytes.
   *
   * @throws ClientError. Problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 409 email-taken, user-exists,
   * 413 body-too-large, 415 unsupported-media-type, 422 idempotency-key-reused, 429 too-many-requests, 500 internal-error,
   * 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  createUser(input: CreateUserInput, options?: CallOptions): Promise<Responses['createUser']>;

  /**
   * List users
   *
   * Returns one page of users, newest first. To read all users, follow `nextCursor` until it is absent. A page can contain fewer users than `limit` without being the last page.
   *
   * Pagination returns each user at most once. It includes every user who was created at least fifteen seconds before the first request and is not deleted before the last one. A user who is deleted and created again with the same `userId` is a new user and can be returned again. The two have different `createdAt` values.
   * With `order=asc`, pagination ends at the users created fifteen seconds ago, so that it does not skip a user whose creation is still in progress. A request with `email` has no such limit and usually finds a new user within a second.
   *
   * A page shows each profile as it was a moment ago, usually less than a second. `getUser` always returns the current profile. Each profile contains its `etag`. Send it in `If-Match` when you change the profile: if the profile has changed since, the response is 412.
   *
   * @throws ClientError. Problems: 400 invalid-request, invalid-cursor, 401 unauthenticated, 403 forbidden, 429 too-many-requests,
   * 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  listUsers(input?: ListUsersInput, options?: CallOptions): Promise<Responses['listUsers']>;

  /** Iterates over the pages of {@link Client.listUsers}, starting at `cursor`. */
  listUsersPages(input?: ListUsersInput, options?: CallOptions): AsyncIterableIterator<Responses['listUsers']>;

  /** Iterates over the `items` of all pages of {@link Client.listUsers}, starting at `cursor`. */
  listUsersItems(input?: ListUsersInput, options?: CallOptions): AsyncIterableIterator<UserProfile>;

  /**
   * Get a user
   *
   * Returns the current profile. With `If-None-Match`, the API returns 304 without a body if the profile is unchanged.
   *
   * @throws ClientError. Problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 404 user-not-found, route-not-found,
   * 429 too-many-requests, 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  getUser(input: GetUserInput, options?: CallOptions): Promise<Responses['getUser']>;

  /**
   * Replace a user
   *
   * Replaces all properties that the client owns. An optional property that is omitted is removed. The body follows the same rules as the body of `createUser`.
   * The operation never creates a user. A user whose token contains a verified email address can change their email address only to that one. A replacement that changes nothing keeps `version`, `updatedAt` and the ETag. Every other replacement increases `version` and `updatedAt` and changes the ETag.
   *
   * With `If-Match`, the profile is replaced only if its current ETag is listed in the header. With `If-None-Match`, it is replaced only if its current ETag is not listed.
   * Retrying a replacement whose response was lost succeeds, even with the `If-Match` of the first attempt.
   * Without `If-Match`, the last replacement wins. A replacement that is delayed on its way to the store does not overwrite a newer one.
   *
   * @throws ClientError. Problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 404 user-not-found, route-not-found,
   * 409 email-taken, 412 precondition-failed, 413 body-too-large, 415 unsupported-media-type, 429 too-many-requests,
   * 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  updateUser(input: UpdateUserInput, options?: CallOptions): Promise<Responses['updateUser']>;

  /**
   * Change properties of a user
   *
   * Applies a JSON Merge Patch (RFC 7396): a property with a value is set, an optional property that is null is removed, and a property that is omitted keeps its value. `preferences`, `notifications` and `metadata` are merged in the same way. The changed profile follows the same rules as the body of `updateUser`.
   * The operation never creates a user. A user whose token contains a verified email address can change their email address only to that one. A patch that changes nothing, such as an empty one, keeps `version`, `updatedAt` and the ETag. Every other patch increases `version` and `updatedAt` and changes the ETag.
   *
   * With `If-Match`, the profile is changed only if its current ETag is listed in the header. With `If-None-Match`, it is changed only if its current ETag is not listed.
   * Retrying a patch whose response was lost succeeds, even with the `If-Match` of the first attempt: if the profile already has the values of the patch, nothing is changed and the response is 200.
   * Without `If-Match`, the patch is applied to the current profile, so that it keeps concurrent changes of other properties.
   *
   * The media type of the body is `application/merge-patch+json`. Every other media type returns 415 with the header `Accept-Patch` (RFC 5789 §2.2).
   *
   * @throws ClientError. Problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 404 user-not-found, route-not-found,
   * 409 email-taken, 412 precondition-failed, 413 body-too-large, 415 unsupported-media-type, 429 too-many-requests,
   * 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  patchUser(input: PatchUserInput, options?: CallOptions): Promise<Responses['patchUser']>;

  /**
   * Delete a user
   *
   * Deletes the profile and all data about the user, and releases the email address.
   * The API stores the `userId` and the time of the deletion for at least one hour, so that a delayed create request does not restore the user.
   * With `If-Match`, the profile is deleted only if its current ETag is listed in the header. With `If-None-Match`, it is deleted only if its current ETag is not listed.
   *
   * @throws ClientError. Problems: 400 invalid-request, 401 unauthenticated, 403 forbidden, 404 user-not-found, route-not-found,
   * 412 precondition-failed, 429 too-many-requests, 500 internal-error, 502 bad-gateway, 503 service-unavailable, 504 gateway-timeout
   */
  deleteUser(input: DeleteUserInput, options?: CallOptions): Promise<Responses['deleteUser']>;

  /** The operations on the user of the token. */
  readonly me: {
    /** Calls {@link Client.getUser} for the user of the token. */
    get(input?: OwnInput<GetUserInput, 'userId'>, options?: CallOptions): Promise<Responses['getUser']>;

    /** Calls {@link Client.updateUser} for the user of the token. */
    update(input: OwnInput<UpdateUserInput, 'userId'>, options?: CallOptions): Promise<Responses['updateUser']>;

    /** Calls {@link Client.patchUser} for the user of the token. */
    patch(input: OwnInput<PatchUserInput, 'userId'>, options?: CallOptions): Promise<Responses['patchUser']>;

    /** Calls {@link Client.deleteUser} for the user of the token. */
    delete(input?: OwnInput<DeleteUserInput, 'userId'>, options?: CallOptions): Promise<Responses['deleteUser']>;
  };

  /** Forgets the token and all cached responses, for example when the user signs out. Calls in progress reject with the kind `cancelled`. */
  reset(): void;
}
