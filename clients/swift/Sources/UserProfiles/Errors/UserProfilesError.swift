import Foundation

/// The error of a call, whatever its operation. Every ``ClientError`` conforms to it, so that one function can report the errors of all calls:
///
/// ```swift
/// func message(for error: any UserProfilesError) -> String? {
///   if error.isCancelled { return nil }
///   if error.isOffline { return "You seem to be offline." }
///   return error.code == .emailTaken ? "This email address is taken." : "An error occurred. Request: \(error.requestID ?? "unknown")."
/// }
/// ```
public protocol UserProfilesError: LocalizedError, CustomStringConvertible {
  /// The operationId of the call.
  var operation: String { get }
  /// How many attempts the client made; 0 when it sent nothing.
  var attempts: Int { get }
  /// The HTTP status; nil when there was no response.
  var status: Int? { get }
  /// The id of the request in the logs of the API; nil when there was no response of the API.
  var requestID: String? { get }
  /// The value of Retry-After in seconds; nil when there was none.
  var retryAfter: TimeInterval? { get }
  /// The error response of the API; nil when there was none.
  var response: ErrorResponse? { get }
  /// Whether the calling task was cancelled, or the client was reset. There is nothing to show to the user.
  var isCancelled: Bool { get }
  /// Whether the API, or the server that issues the tokens, could not be reached in time.
  var isOffline: Bool { get }
}

extension UserProfilesError {
  /// The error code of the problem document; nil without one.
  public var code: API.ProblemCode? { response?.code }
}
