// Generated from openapi.yaml by `npm run generate`; do not edit.
import Foundation

/// One row per operation, with what the runtime needs to call it.
enum Operations {
  static let createUser = OperationRow<API.UserProfile, API.CreateUserProblem>(
    id: "createUser", method: "POST", path: "/users",
    statuses: [201], content: .json, conventions: [.idempotencyKey])

  static let listUsers = OperationRow<API.UserPage, API.ListUsersProblem>(
    id: "listUsers", method: "GET", path: "/users",
    statuses: [200], content: .json, conventions: [])

  static let getUser = OperationRow<API.UserProfile, API.GetUserProblem>(
    id: "getUser", method: "GET", path: "/users/{userId}",
    statuses: [200], content: .json, conventions: [.conditionalRead])

  static let updateUser = OperationRow<API.UserProfile, API.UpdateUserProblem>(
    id: "updateUser", method: "PUT", path: "/users/{userId}",
    statuses: [200], content: .json, conventions: [.precondition])

  static let deleteUser = OperationRow<Void, API.DeleteUserProblem>(
    id: "deleteUser", method: "DELETE", path: "/users/{userId}",
    statuses: [204], content: .empty, conventions: [.precondition])
}

/// The request headers that identify this package and count retries.
enum ClientHeaders {
  static let version = "X-Client-Version"
  static let retries = "X-Retry-Count"
  /// The value of `version`.
  static let client = "swift/0.1.0"
}
