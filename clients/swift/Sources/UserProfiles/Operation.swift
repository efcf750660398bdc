import Foundation

/// What the runtime needs to know about an operation.
struct OperationRow<Success: Sendable, DeclaredProblem: OperationProblem>: Sendable {
  let id: String
  let method: String
  /// The path template below the base URL: `/users/{userId}`.
  let path: String
  /// The media type of the request body; nil for an operation without one.
  let contentType: String?
  /// The statuses of a successful response.
  let statuses: Set<Int>
  let content: Content<Success>
  let conventions: Conventions
}

/// A request body that was created from a revision of a resource, and applies to this revision.
///
/// The ETag is not part of the body: ``JSON/bodyEncoder`` omits it. Every other encoder includes it, so that a request that an app stores
/// keeps its revision.
protocol RevisionedRequest {
  /// The ETag of the revision, quotes included; nil for a request that was not created from one.
  var etag: String? { get }
}

/// What the client does automatically for an operation, because the operation declares a header.
struct Conventions: OptionSet, Sendable {
  let rawValue: Int

  /// `Idempotency-Key`: a request that is sent twice is applied once.
  static let idempotencyKey = Conventions(rawValue: 1)
  /// `If-None-Match` and 304: the API does not send again what the client has cached.
  static let conditionalRead = Conventions(rawValue: 2)
  /// `If-Match`: a change is applied only to the revision that it was made for.
  static let precondition = Conventions(rawValue: 4)
}

/// How the body of a successful response is read.
struct Content<Success: Sendable>: Sendable {
  let read: @Sendable (Data) throws -> Success
  /// The value of a response without a body; nil when a body is required.
  let absent: Success?
}

extension Content where Success: Decodable {
  static var json: Content { Content(read: { try JSON.decoder.decode(Success.self, from: $0) }, absent: nil) }
}

extension Content where Success == Void {
  static var empty: Content { Content(read: { _ in }, absent: ()) }
}
