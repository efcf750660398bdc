// Compiled from openapi.yaml by `npm run generate`; do not edit.
import Foundation

extension UserProfilesClient {
  /// Create a user.
  ///
  /// Creates a profile. A person creates their own: its `userId` is the subject of their token. What an administrator creates gets a new `userId`.
  ///
  /// A person whose token carries a verified e-mail address registers that address. An e-mail address belongs to at most one user; addresses that differ only in case are the same address.
  /// Send an `Idempotency-Key` to make a repeated request safe: the same key with the same body gives the same user again.
  /// The API remembers a key as long as the user exists, and for at least an hour after the user was deleted. During that hour the API refuses the key (422), so that a delayed repetition does not bring the user back. Send a new key to create the user again: it is a new user with `version` 1 and another ETag, also where the `userId` is the same.
  ///
  /// A body is JSON in UTF-8 (RFC 8259 §8.1). A byte order mark is ignored; other bytes, and the replacement character U+FFFD that they become, are refused.
  ///
  /// - Parameters:
  ///   - body: What a client says of a new user.
  ///   - idempotencyKey: A random value, the same for every try of one creation; a UUID is a good one. It is remembered as long as the user exists, and for at least an hour after that. Generated when omitted.
  /// - Returns: The user was created, or was created before by a request with the same `Idempotency-Key`.
  /// - Throws: ``ClientError`` with ``API/CreateUserProblem`` for every other response.
  @discardableResult
  public func createUser(
    _ body: API.CreateUserRequest,
    idempotencyKey: String? = nil
  ) async throws(ClientError<API.CreateUserProblem>) -> Response<API.UserProfile> {
    try await self.send(Operations.createUser, [], body: body, idempotencyKey: idempotencyKey)
  }

  /// List users.
  ///
  /// One page of users, newest first. Follow `nextCursor` until it is absent; a page may hold fewer users than `limit` without being the last.
  ///
  /// A walk over all pages returns no user twice, and every user who was created at least fifteen seconds before the walk and is not deleted during it. A user who is deleted and created again with the same `userId` is a new user and may be returned again. `createdAt` differs between the two.
  /// With `order=asc` a walk ends fifteen seconds before now, so that it passes over no user who is being created. A request with `email` has no such limit: it finds a new user usually within a second.
  ///
  /// A page shows each profile as it was a moment ago, usually less than a second. `getUser` always returns the current profile. Read a profile with `getUser` before you replace it: a replacement with the `If-Match` of an older one gets 412.
  ///
  /// - Parameters:
  ///   - limit: How many users a page holds at the most; 20 when absent.
  ///   - cursor: The `nextCursor` of the page before. `limit` may change between pages, the other parameters may not.
  ///   - order: By `createdAt`, `desc` (newest first) when absent.
  ///   - createdFrom: Only users created at this time or later.
  ///   - createdTo: Only users created before this time.
  ///   - email: Only the user with this e-mail address, in any of the forms that are the same address.
  /// - Returns: One page of users.
  /// - Throws: ``ClientError`` with ``API/ListUsersProblem`` for every other response.
  public func listUsers(
    limit: Int32? = nil,
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
  ///   - limit: How many users a page holds at the most; 20 when absent.
  ///   - cursor: Where to start; the first page when omitted.
  ///   - order: By `createdAt`, `desc` (newest first) when absent.
  ///   - createdFrom: Only users created at this time or later.
  ///   - createdTo: Only users created before this time.
  ///   - email: Only the user with this e-mail address, in any of the forms that are the same address.
  public func listUsersPages(
    limit: Int32? = nil,
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
  ///   - limit: How many users a page holds at the most; 20 when absent.
  ///   - cursor: Where to start; the first page when omitted.
  ///   - order: By `createdAt`, `desc` (newest first) when absent.
  ///   - createdFrom: Only users created at this time or later.
  ///   - createdTo: Only users created before this time.
  ///   - email: Only the user with this e-mail address, in any of the forms that are the same address.
  public func listUsersItems(
    limit: Int32? = nil,
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
  /// The profile as it is now. With `If-None-Match` an unchanged profile is answered by 304 without a body.
  ///
  /// - Parameters:
  ///   - userId: The user's id, a UUID in upper or lower case. Answers have it in lower case.
  /// - Returns: The profile.
  /// - Throws: ``ClientError`` with ``API/GetUserProblem`` for every other response.
  public func getUser(
    userId: String
  ) async throws(ClientError<API.GetUserProblem>) -> Response<API.UserProfile> {
    try await self.send(Operations.getUser, [.path("userId", userId)])
  }

  /// Replace a user.
  ///
  /// Replaces everything that the client owns: an optional property that is left out is cleared. The body is read as that of a creation.
  /// Never creates a user. A person whose token carries a verified e-mail address may change theirs to that one alone. A replacement that changes nothing keeps `version`, `updatedAt` and the ETag; every other one increases them.
  ///
  /// With `If-Match` the replacement happens only while the profile is the one named there, with `If-None-Match` only while it is not.
  /// Repeating a replacement whose answer was lost succeeds, even with the `If-Match` of the first try.
  /// Without `If-Match` the last replacement wins. One that is delayed on its way to the store does not overwrite a newer one.
  ///
  /// - Parameters:
  ///   - userId: The user's id, a UUID in upper or lower case. Answers have it in lower case.
  ///   - body: Everything that a client owns of a user. An optional property that is left out is cleared.
  ///   - ifMatch: The ETag of the profile that the request was made for, a list of ETags, or `*` (RFC 9110 §13.1.1). A proxy that compresses answers may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`. The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one answer (RFC 9110 §8.8.3). The cached ETag when omitted.
  /// - Returns: The profile as it is after the replacement.
  /// - Throws: ``ClientError`` with ``API/UpdateUserProblem`` for every other response.
  @discardableResult
  public func updateUser(
    userId: String,
    _ body: API.ReplaceUserRequest,
    ifMatch: Precondition = .cached
  ) async throws(ClientError<API.UpdateUserProblem>) -> Response<API.UserProfile> {
    try await self.send(Operations.updateUser, [.path("userId", userId)], body: body, ifMatch: ifMatch)
  }

  /// Delete a user.
  ///
  /// Removes the profile and everything kept of the person, and frees the e-mail address.
  /// The `userId` and the time of the deletion are kept for at least an hour, so that a delayed creation does not bring the user back.
  /// With `If-Match` the deletion happens only while the profile is the one named there, with `If-None-Match` only while it is not.
  ///
  /// - Parameters:
  ///   - userId: The user's id, a UUID in upper or lower case. Answers have it in lower case.
  ///   - ifMatch: The ETag of the profile that the request was made for, a list of ETags, or `*` (RFC 9110 §13.1.1). A proxy that compresses answers may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`. The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one answer (RFC 9110 §8.8.3). The cached ETag when omitted.
  /// - Returns: The user is gone.
  /// - Throws: ``ClientError`` with ``API/DeleteUserProblem`` for every other response.
  @discardableResult
  public func deleteUser(
    userId: String,
    ifMatch: Precondition = .cached
  ) async throws(ClientError<API.DeleteUserProblem>) -> Response<Void> {
    try await self.send(Operations.deleteUser, [.path("userId", userId)], ifMatch: ifMatch)
  }
}
