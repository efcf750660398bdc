// Generated from openapi.yaml by `npm run generate`; do not edit.
import Foundation

extension UserProfilesClient {
  /// The operations on the profile of the signed-in user. They need no id: the API reads it from the token.
  public var me: Me { Me(client: self) }

  /// The operations on the profile of the signed-in user.
  public struct Me: Sendable {
    let client: UserProfilesClient

    /// Get a user.
    ///
    /// Calls ``UserProfilesClient/getUser(userID:)`` for the signed-in user.
    ///
    /// - Returns: The profile.
    /// - Throws: ``ClientError`` with ``API/GetUserProblem`` for every other response.
    public func get() async throws(ClientError<API.GetUserProblem>) -> Response<API.UserProfile> {
      try await self.client.getUser(userID: "me")
    }

    /// Replace a user.
    ///
    /// Calls ``UserProfilesClient/updateUser(userID:body:ifMatch:)`` for the signed-in user.
    ///
    /// - Parameters:
    ///   - body: All properties of a user that the client owns. An optional property that is omitted is removed.
    ///   - ifMatch: The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1). A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`. The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). The `etag` of the body when omitted.
    /// - Returns: The profile after the replacement.
    /// - Throws: ``ClientError`` with ``API/UpdateUserProblem`` for every other response.
    @discardableResult
    public func update(
      body: API.ReplaceUserRequest,
      ifMatch: Precondition = .fromBody
    ) async throws(ClientError<API.UpdateUserProblem>) -> Response<API.UserProfile> {
      try await self.client.updateUser(userID: "me", body: body, ifMatch: ifMatch)
    }

    /// Change properties of a user.
    ///
    /// Calls ``UserProfilesClient/patchUser(userID:body:ifMatch:)`` for the signed-in user.
    ///
    /// - Parameters:
    ///   - body: A change of a user as a JSON Merge Patch (RFC 7396). An optional property that is null is removed, a property that is omitted keeps its value.
    ///   - ifMatch: The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1). A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`. The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). The `etag` of the body when omitted.
    /// - Returns: The profile after the change.
    /// - Throws: ``ClientError`` with ``API/PatchUserProblem`` for every other response.
    @discardableResult
    public func patch(
      body: API.PatchUserRequest,
      ifMatch: Precondition = .fromBody
    ) async throws(ClientError<API.PatchUserProblem>) -> Response<API.UserProfile> {
      try await self.client.patchUser(userID: "me", body: body, ifMatch: ifMatch)
    }

    /// Delete a user.
    ///
    /// Calls ``UserProfilesClient/deleteUser(userID:ifMatch:)`` for the signed-in user.
    ///
    /// - Parameters:
    ///   - ifMatch: The ETag of the revision that the request applies to, a list of ETags, or `*` for any revision (RFC 9110 §13.1.1). A proxy that compresses responses may weaken the ETag or add a suffix to it: `W/"…"`, `"…-gzip"`, `"…--gzip"`, `"…;gzip"`, `"…-br"`. The API recognizes its own ETag in all these forms, because the ETag identifies a revision of the profile and not the bytes of one response (RFC 9110 §8.8.3). Not sent when omitted.
    /// - Returns: The user was deleted.
    /// - Throws: ``ClientError`` with ``API/DeleteUserProblem`` for every other response.
    @discardableResult
    public func delete(
      ifMatch: Precondition = .unconditional
    ) async throws(ClientError<API.DeleteUserProblem>) -> Response<Void> {
      try await self.client.deleteUser(userID: "me", ifMatch: ifMatch)
    }
  }
}
