// Compiled from openapi.yaml by `npm run generate`; do not edit.
import Foundation

/// One row for each operation: what the runtime has to know of it.
enum Operations {
  static let createUser = OperationRow<UserProfile, CreateUserProblem>(
    id: "createUser", method: "POST", path: "/users",
    statuses: [201], content: .json, conventions: [.idempotencyKey])

  static let listUsers = OperationRow<UserPage, ListUsersProblem>(
    id: "listUsers", method: "GET", path: "/users",
    statuses: [200], content: .json, conventions: [])

  static let getUser = OperationRow<UserProfile, GetUserProblem>(
    id: "getUser", method: "GET", path: "/users/{userId}",
    statuses: [200], content: .json, conventions: [.conditionalRead])

  static let updateUser = OperationRow<UserProfile, UpdateUserProblem>(
    id: "updateUser", method: "PUT", path: "/users/{userId}",
    statuses: [200], content: .json, conventions: [.precondition])

  static let deleteUser = OperationRow<Void, DeleteUserProblem>(
    id: "deleteUser", method: "DELETE", path: "/users/{userId}",
    statuses: [204], content: .empty, conventions: [.precondition])
}

/// The headers by which this package says who it is and which try a request is.
enum ClientHeaders {
  static let version = "X-Client-Version"
  static let retries = "X-Retry-Count"
  /// The value of `version`.
  static let client = "swift/0.1.0"
}
