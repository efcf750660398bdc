import Foundation

/// What the runtime has to know of an operation.
struct OperationRow<Success: Sendable, DeclaredProblem: OperationProblem>: Sendable {
  let id: String
  let method: String
  /// Template of the path below the base URL: `/users/{userId}`.
  let path: String
  /// The statuses of success.
  let statuses: Set<Int>
  let content: Content<Success>
  let conventions: Conventions
}

/// What an operation has agreed with its callers, by the headers that it knows.
struct Conventions: OptionSet, Sendable {
  let rawValue: Int

  /// `Idempotency-Key`: the same request twice is one request.
  static let idempotencyKey = Conventions(rawValue: 1)
  /// `If-None-Match` and 304: what the caller has need not be sent again.
  static let conditionalRead = Conventions(rawValue: 2)
  /// `If-Match`: only while it is what the caller has.
  static let precondition = Conventions(rawValue: 4)
}

/// How the body of a success is read.
struct Content<Success: Sendable>: Sendable {
  let read: @Sendable (Data) throws -> Success
  /// What there is when there is no body; nil when there must be one.
  let absent: Success?
}

extension Content where Success: Decodable {
  static var json: Content { Content(read: { try JSON.decoder.decode(Success.self, from: $0) }, absent: nil) }
}

extension Content where Success == Void {
  static var empty: Content { Content(read: { _ in }, absent: ()) }
}
