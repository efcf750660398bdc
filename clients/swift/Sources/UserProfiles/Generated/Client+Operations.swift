// Generated from openapi.yaml by `npm run generate`; do not edit.
import Foundation

extension UserProfilesClient {
  /// Create a user.
  ///
  /// Creates a profile. Users create their own profile, and its `userId` is the subject (`sub`) of their token. A profile that an administrator creates gets a new `userId`.
  ///
  /// A user whose token contains a verified email address must register that email address. An email address belongs to at most one user. Email addresses that differ only in case are the same email address.
  /// Send an `Idempotency-Key` to make the request safe to retry: the same key with the same body returns the same user again.
  /// The API remembers a key while the user exists, and for at least one hour after the user was deleted. During that hour the API rejects the key (422), so that a delayed retry does not restore the user. Send a new key to create the user again. The result is a new user with `version` 1 and another ETag, even if the `userId` is the same.
  ///
  /// The body is JSON in UTF-8 (RFC 8259 §8.1). The API ignores a byte order mark. It rejects bytes that are not valid UTF-8, and also the replacement character U+FFFD, which decoders insert for such bytes.
  ///
  /// - Parameters:
  ///   - body: The properties of a new user.
  ///   - idempotencyKey: A random value, such as a UUID. Send the same value with every attempt to create one user. The API remembers it while the user exists, and for at least one hour after that. Generated when omitted.
  /// - Returns: The user was created, by this request or by an earlier request with the same `Idempotency-Key`.
  /// - Throws: ``ClientError`` with ``API/CreateUserProblem`` for every other response.
  @discardableResult
  public func createUser(
    body: API.CreateUserRequest,
    idempotencyKey: String? = nil
  ) async throws(ClientError<API.CreateUserProblem>) -> Response<API.UserProfile> {
    try await self.send(Operations.createUser, [], body: body, idempotencyKey: idempotencyKey)
  }

  /// List users.
  ///
  /// Returns one page of users, newest first. To read all users, follow `nextCursor` until it is absent. A page can contain fewer users than `limit` without being the last page.
  ///
  /// Pagination returns each user at most once. It includes every user who was created at least fifteen seconds before the first request and is not deleted before the last one. A user who is deleted and created again with the same `userId` is a new user and can be returned again. The two have different `createdAt` values.
  /// With `order=asc`, pagination ends at the users created fifteen seconds ago, so that it does not skip a user whose creation is still in progress. A request with `email` has no such limit and usually finds a new user within a second.
  ///
  /// A page shows each profile as it was a moment ago, usually less than a second. `getUser` always returns the current profile. Each profile contains its `etag`. Send it in `If-Match` when you change the profile: if the profile has changed since, the response is 412.
  ///
  /// - Parameters:
  ///   - limit: The maximum number of users on a page. The default is 20.
  ///   - cursor: The `nextCursor` of the previous page. `limit` may change between pages, the other parameters must not.
  ///   - order: The sort order of `createdAt`. The default is `desc`, newest first.
  ///   - createdFrom: Returns only users created at this time or later.
  ///   - createdTo: Returns only users created before this time.
  ///   - email: Returns only the user with this email address, in any of its equivalent forms.
  /// - Returns: One page of users.
  /// - Throws: ``ClientError`` with ``API/ListUsersProblem`` for every other response.
  public func listUsers(
    limit: Int? = nil,
    cursor: API.Cursor? = nil,
    order: API.ListUsersOrder? = nil,
    createdFrom: API.QueryTime? = nil,
    createdTo: API.QueryTime? = nil,
    email: API.EmailAddress? = nil
  ) async throws(ClientError<API.ListUsersProblem>) -> Response<API.UserPage> {
    try await self.send(
      Operations.listUsers, [
        .query("limit", limit),
        .query("cursor", cursor),
        .query("order", order),
        .query("createdFrom", createdFrom),
        .query("createdTo", createdTo),
        .query("email", email),
      ]
    )
  }

  /// Returns the pages of `listUsers` as a sequence. Each page is requested when the loop reaches it.
  ///
  /// The sequence throws ``ClientError`` with ``API/ListUsersProblem``.
  ///
  /// - Parameters:
  ///   - limit: The maximum number of users on a page. The default is 20.
  ///   - cursor: Where to start; the first page when omitted.
  ///   - order: The sort order of `createdAt`. The default is `desc`, newest first.
  ///   - createdFrom: Returns only users created at this time or later.
  ///   - createdTo: Returns only users created before this time.
  ///   - email: Returns only the user with this email address, in any of its equivalent forms.
  public func listUsersPages(
    limit: Int? = nil,
    cursor: API.Cursor? = nil,
    order: API.ListUsersOrder? = nil,
    createdFrom: API.QueryTime? = nil,
    createdTo: API.QueryTime? = nil,
    email: API.EmailAddress? = nil
  ) -> PageSequence<API.UserPage> {
    PageSequence(from: cursor, next: { $0.nextCursor }) { cursor in
      try await self.listUsers(limit: limit, cursor: cursor, order: order, createdFrom: createdFrom, createdTo: createdTo, email: email)
    }
  }

  /// Returns the items of all pages of `listUsers` as a sequence. The next page is requested when the loop has used up the last one.
  ///
  /// The sequence throws ``ClientError`` with ``API/ListUsersProblem``.
  ///
  /// - Parameters:
  ///   - limit: The maximum number of users on a page. The default is 20.
  ///   - cursor: Where to start; the first page when omitted.
  ///   - order: The sort order of `createdAt`. The default is `desc`, newest first.
  ///   - createdFrom: Returns only users created at this time or later.
  ///   - createdTo: Returns only users created before this time.
  ///   - email: Returns only the user with this email address, in any of its equivalent forms.
  public func listUsersItems(
    limit: Int? = nil,
    cursor: API.Cursor? = nil,
    order: API.ListUsersOrder? = nil,
    createdFrom: API.QueryTime? = nil,
    createdTo: API.QueryTime? = nil,
    email: API.EmailAddress? = nil
  ) -> ItemSequence<API.UserPage, API.UserProfile> {
    ItemSequence(self.listUsersPages(limit: limit, cursor: cursor, order: order, createdFrom: createdFrom, createdTo: createdTo, email: email)) { $0.items }
  }

  /// Get a user.
  ///
  /// Returns the current profile. With `If-None-Match`, the API returns 304 without a body if the profile is unchanged.
  ///
  /// - Parameters:
  ///   - userID: The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case. `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
  /// - Returns: The profile.
  /// - Throws: ``ClientError`` with ``API/GetUserProblem`` for every other response.
  public func getUser(
    userID: String
  ) async throws(ClientError<API.GetUserProblem>) -> Response<API.UserProfile> {
    try await self.send(Operations.getUser, [.path("userId", userID)])
  }

  /// Replace a user.
  ///
  /// Replaces all properties that the client owns. An optional property that is omitted is removed. The body follows the same rules as the body of `createUser`.
  /// The operation never creates a user. A user whose token contains a verified email address can change their email address only to that one. A replacement that changes nothing keeps `version`, `updatedAt` and the ETag. Every other replacement increases `version` and `updatedAt` and changes the ETag.
  ///
  /// With `If-Match`, the profile is replaced only if its current ETag is listed in the header. With `If-None-Match`, it is replaced only if its current ETag is not listed.
  /// Retrying a replacement whose response was lost succeeds, even with the `If-Match` of the first attempt.
  /// Without `If-Match`, the last replacement wins. A replacement that is delayed on its way to the store does not overwrite a newer one.
  ///
  /// - Parameters:
  ///   - userID: The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case. `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
  ///   - body: All properties of a user that the client owns. An optional property that is omitted is removed.
  ///   - ifMatch: The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1). A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`. The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). The `etag` of the body when omitted.
  /// - Returns: The profile after the replacement.
  /// - Throws: ``ClientError`` with ``API/UpdateUserProblem`` for every other response.
  @discardableResult
  public func updateUser(
    userID: String,
    body: API.ReplaceUserRequest,
    ifMatch: Precondition = .fromBody
  ) async throws(ClientError<API.UpdateUserProblem>) -> Response<API.UserProfile> {
    try await self.send(Operations.updateUser, [.path("userId", userID)], body: body, ifMatch: ifMatch)
  }

  /// Change properties of a user.
  ///
  /// Applies a JSON Merge Patch (RFC 7396): a property with a value is set, an optional property that is null is removed, and a property that is omitted keeps its value. `preferences`, `notifications` and `metadata` are merged in the same way. The changed profile follows the same rules as the body of `updateUser`.
  /// The operation never creates a user. A user whose token contains a verified email address can change their email address only to that one. A patch that changes nothing, such as an empty one, keeps `version`, `updatedAt` and the ETag. Every other patch increases `version` and `updatedAt` and changes the ETag.
  ///
  /// With `If-Match`, the profile is changed only if its current ETag is listed in the header. With `If-None-Match`, it is changed only if its current ETag is not listed.
  /// Retrying a patch whose response was lost succeeds, even with the `If-Match` of the first attempt: if the profile already has the values of the patch, nothing is changed and the response is 200.
  /// Without `If-Match`, the patch is applied to the current profile, so that it keeps concurrent changes of other properties.
  ///
  /// The media type of the body is `application/merge-patch+json`. Every other media type returns 415 with the header `Accept-Patch` (RFC 5789 §2.2).
  ///
  /// - Parameters:
  ///   - userID: The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case. `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
  ///   - body: A change of a user as a JSON Merge Patch (RFC 7396). An optional property that is null is removed, a property that is omitted keeps its value.
  ///   - ifMatch: The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1). A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`. The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). The `etag` of the body when omitted.
  /// - Returns: The profile after the change.
  /// - Throws: ``ClientError`` with ``API/PatchUserProblem`` for every other response.
  @discardableResult
  public func patchUser(
    userID: String,
    body: API.PatchUserRequest,
    ifMatch: Precondition = .fromBody
  ) async throws(ClientError<API.PatchUserProblem>) -> Response<API.UserProfile> {
    try await self.send(Operations.patchUser, [.path("userId", userID)], body: body, ifMatch: ifMatch)
  }

  /// Delete a user.
  ///
  /// Deletes the profile and all data about the user, and releases the email address.
  /// The API stores the `userId` and the time of the deletion for at least one hour, so that a delayed create request does not restore the user.
  /// With `If-Match`, the profile is deleted only if its current ETag is listed in the header. With `If-None-Match`, it is deleted only if its current ETag is not listed.
  ///
  /// - Parameters:
  ///   - userID: The user's id, a UUID in upper or lower case, or `me`. Responses contain the id in lower case. `me` is the caller: the subject (`sub`) of the token. A caller without a profile gets 404.
  ///   - ifMatch: The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1). A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`. The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). Not sent when omitted.
  /// - Returns: The user was deleted.
  /// - Throws: ``ClientError`` with ``API/DeleteUserProblem`` for every other response.
  @discardableResult
  public func deleteUser(
    userID: String,
    ifMatch: Precondition = .unconditional
  ) async throws(ClientError<API.DeleteUserProblem>) -> Response<Void> {
    try await self.send(Operations.deleteUser, [.path("userId", userID)], ifMatch: ifMatch)
  }
}
