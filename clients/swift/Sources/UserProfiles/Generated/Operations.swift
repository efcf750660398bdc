// Generated from openapi.yaml by `npm run generate`; do not edit.
import Foundation

/// One row per operation, with what the runtime needs to call it.
enum Operations {
  static let createUser = OperationRow<API.UserProfile, API.CreateUserProblem>(
    id: "createUser", method: "POST", path: "/users", contentType: "application/json",
    statuses: [201], content: .json, conventions: [.idempotencyKey])

  static let listUsers = OperationRow<API.UserPage, API.ListUsersProblem>(
    id: "listUsers", method: "GET", path: "/users", contentType: nil,
    statuses: [200], content: .json, conventions: [])

  static let getUser = OperationRow<API.UserProfile, API.GetUserProblem>(
    id: "getUser", method: "GET", path: "/users/{userId}", contentType: nil,
    statuses: [200], content: .json, conventions: [.conditionalRead])

  static let updateUser = OperationRow<API.UserProfile, API.UpdateUserProblem>(
    id: "updateUser", method: "PUT", path: "/users/{userId}", contentType: "application/json",
    statuses: [200], content: .json, conventions: [.precondition])

  static let patchUser = OperationRow<API.UserProfile, API.PatchUserProblem>(
    id: "patchUser", method: "PATCH", path: "/users/{userId}", contentType: "application/merge-patch+json",
    statuses: [200], content: .json, conventions: [.precondition])

  static let deleteUser = OperationRow<Void, API.DeleteUserProblem>(
    id: "deleteUser", method: "DELETE", path: "/users/{userId}", contentType: nil,
    statuses: [204], content: .empty, conventions: [.precondition])
}

/// The request headers that identify this package and count retries.
enum ClientHeaders {
  static let version = "X-Client-Version"
  static let retries = "X-Retry-Count"
  /// The value of `version`.
  static let client = "swift/0.1.0"
}
