import Foundation

@testable import UserProfiles

extension UserProfilesClient {
  /// Calls a method by the name that the vectors use.
  ///
  /// - Returns: The result or the error, in the form of the vectors.
  func ending(of name: String, _ input: JSONValue) async -> JSONValue {
    do {
      return try await call(name, input)
    } catch let error as any VectorError {
      return error.json
    } catch {
      return .object(["thrown": .text("\(error)")])
    }
  }

  private func call(_ name: String, _ input: JSONValue) async throws -> JSONValue {
    let id = input["userId"]?.string ?? ""
    switch name {
    case "createUser": return try await createUser(body: input.body(), idempotencyKey: input["idempotencyKey"]?.string).json
    case "listUsers": return try await listUsers(input)
    case "listUsersItems": return try await items(listUsersItems(limit: input["limit"]?.int, cursor: input["cursor"]?.string))
    case "getUser": return try await getUser(userID: id).json
    case "updateUser": return try await updateUser(id, input)
    case "patchUser": return try await patchUser(id, input)
    case "deleteUser": return try await deleteUser(id, input)
    default: return try await callMe(name, input)
    }
  }

  private func callMe(_ name: String, _ input: JSONValue) async throws -> JSONValue {
    switch name {
    case "me.get": return try await me.get().json
    case "me.update": return try await me.update(body: input.body()).json
    case "me.patch": return try await me.patch(body: input.body()).json
    case "me.delete": return try await me.delete().json
    default: throw Mismatch("The runner does not know the method \(name).")
    }
  }

  private func listUsers(_ input: JSONValue) async throws -> JSONValue {
    try await listUsers(
      limit: input["limit"]?.int, cursor: input["cursor"]?.string, order: input["order"]?.string.map(API.ListUsersOrder.init),
      createdFrom: input["createdFrom"]?.string.flatMap(RFC3339.date), createdTo: input["createdTo"]?.string.flatMap(RFC3339.date),
      email: input["email"]?.string
    ).json
  }

  private func items(_ sequence: ItemSequence<API.UserPage, API.UserProfile>) async throws -> JSONValue {
    var items: [JSONValue] = []
    for try await item in sequence { items.append(try JSONValue(encoding: item)) }
    return .object(["value": .list(items)])
  }

  // A call without `ifMatch` leaves the argument out, so that the default of the method decides.

  private func updateUser(_ id: String, _ input: JSONValue) async throws -> JSONValue {
    guard let ifMatch = input.precondition else { return try await updateUser(userID: id, body: input.body()).json }
    return try await updateUser(userID: id, body: input.body(), ifMatch: ifMatch).json
  }

  private func patchUser(_ id: String, _ input: JSONValue) async throws -> JSONValue {
    guard let ifMatch = input.precondition else { return try await patchUser(userID: id, body: input.body()).json }
    return try await patchUser(userID: id, body: input.body(), ifMatch: ifMatch).json
  }

  private func deleteUser(_ id: String, _ input: JSONValue) async throws -> JSONValue {
    guard let ifMatch = input.precondition else { return try await deleteUser(userID: id).json }
    return try await deleteUser(userID: id, ifMatch: ifMatch).json
  }
}

extension JSONValue {
  init(encoding value: some Encodable) throws {
    self = try JSON.decoder.decode(JSONValue.self, from: JSON.encoder.encode(value))
  }

  func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try JSON.decoder.decode(type, from: JSON.encoder.encode(self))
  }

  fileprivate func body<Body: Decodable>() throws -> Body {
    try (self["body"] ?? .null).decoded()
  }

  /// Nil when the caller says nothing about the precondition.
  fileprivate var precondition: Precondition? {
    switch self["ifMatch"] {
    case nil: nil
    case .text("*"): .any
    case .text(let etag): .tag(etag)
    default: .unconditional
    }
  }
}

extension Response where Value: Encodable {
  fileprivate var json: JSONValue {
    get throws { .object(common.merging(["value": try JSONValue(encoding: value)]) { $1 }) }
  }
}

extension Response where Value == Void {
  fileprivate var json: JSONValue { .object(common) }
}

extension Response {
  /// The status and the headers that the vectors compare.
  fileprivate var common: [String: JSONValue] {
    let names = ["etag", "location", "x-request-id", "cache-control", "idempotent-replayed", "retry-after", "date"]
    let present = names.compactMap { name in headers[name].map { (name, JSONValue.text($0)) } }
    return ["status": .integer(status), "headers": .object(Dictionary(uniqueKeysWithValues: present))]
  }
}

/// An error that the vectors describe.
protocol VectorError: UserProfilesError {
  var kind: String { get }
  /// The name of the invalid argument.
  var parameter: String? { get }
}

extension ClientError: VectorError {
  var kind: String {
    switch self {
    case .problem: "problem"
    case .network: "network"
    case .timeout: "timeout"
    case .cancelled: "cancelled"
    case .unexpected: "unexpected"
    case .token: "token"
    case .argument: "argument"
    }
  }

  var parameter: String? {
    guard case .argument(let failure) = self else { return nil }
    return (failure.cause as? InvalidArgument)?.name
  }
}

extension VectorError {
  fileprivate var json: JSONValue {
    if kind == "argument" { return .object(["kind": .text(kind), "parameter": .text(parameter ?? "")]) }
    var members: [String: JSONValue] = ["kind": .text(kind), "attempts": .integer(attempts)]
    members["status"] = status.map(JSONValue.integer)
    members["code"] = code.map { .text($0.rawValue) }
    members["requestId"] = requestID.map(JSONValue.text)
    members["retryAfter"] = retryAfter.map { $0 == $0.rounded() ? .integer(Int($0)) : .number($0) }
    members["problem"] = response?.problem.flatMap { try? JSONValue(encoding: $0) }
    return .object(members)
  }
}
