import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The error of a call. Every method throws it with the error responses of its own operation:
///
/// ```swift
/// do {
///   try await client.me.patch(body: request)
/// } catch {
///   switch error {
///   case .problem(.conflict(let response)): show(response.problem?.detail)
///   case .problem(.preconditionFailed): reload()
///   case .network, .timeout: offerRetry()
///   case .cancelled: break
///   default: report(error)
///   }
/// }
/// ```
public enum ClientError<DeclaredProblem: OperationProblem>: Error {
  /// The API returned an error status.
  case problem(DeclaredProblem)
  /// The client received no response.
  case network(CallFailure)
  /// The client received no response within the timeout.
  case timeout(CallFailure)
  /// The calling task was cancelled, the client was reset, or the token provider returned the token of another user during a change.
  case cancelled(CallFailure)
  /// The response does not match the contract, for example the login page of a captive portal.
  case unexpected(CallFailure)
  /// The token provider threw an error, which is the `cause`, or returned a token that cannot be sent in a header.
  case token(CallFailure)
  /// An argument is invalid, such as an empty id or a base URL with a query. The client sent nothing. The description of the error contains
  /// the name of the argument and the reason.
  case argument(CallFailure)
}

/// The error responses of one operation, by status.
public protocol OperationProblem: Sendable, Hashable {
  init(_ response: ErrorResponse)
  /// The response, whatever its status.
  var response: ErrorResponse { get }
}

/// The details of a call that ended without an error response of the API.
public struct CallFailure: Sendable {
  /// The operationId of the call.
  public let operation: String
  /// How many attempts the client made; 0 when it sent nothing.
  public let attempts: Int
  /// The HTTP status of an unexpected response.
  public let status: Int?
  /// The id of the request in the logs of the API, if an unexpected response contains it.
  public let requestID: String?
  /// The underlying error. It may contain the URL of the request: do not log it.
  public let cause: (any Error)?

  /// Creates the details of a failed call, for a test or a preview.
  public init(operation: String, attempts: Int, status: Int? = nil, requestID: String? = nil, cause: (any Error)? = nil) {
    self.operation = operation
    self.attempts = attempts
    self.status = status
    self.requestID = requestID
    self.cause = cause
  }

  fileprivate func message(_ what: String) -> String {
    let status = self.status.map { "\(what), status \($0)" }
    return Message(operation: operation, what: status ?? what, requestID: requestID, attempts: attempts).text
  }
}

extension CallFailure: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { message("failed") }
  public var debugDescription: String { description }
}

extension ClientError: UserProfilesError {
  public var operation: String { response?.operation ?? failure?.operation ?? "" }
  public var attempts: Int { response?.attempts ?? failure?.attempts ?? 0 }
  public var status: Int? { response?.status ?? failure?.status }
  public var requestID: String? { response?.requestID ?? failure?.requestID }
  public var retryAfter: TimeInterval? { response?.retryAfter }
  public var response: ErrorResponse? {
    if case .problem(let problem) = self { problem.response } else { nil }
  }

  public var isCancelled: Bool {
    if case .cancelled = self { true } else { false }
  }

  public var isOffline: Bool {
    switch self {
    case .network, .timeout: true
    case .token(let failure): failure.cause is URLError
    case .problem, .cancelled, .unexpected, .argument: false
    }
  }

  private var failure: CallFailure? {
    switch self {
    case .problem: nil
    case .network(let failure), .timeout(let failure), .cancelled(let failure): failure
    case .unexpected(let failure), .token(let failure), .argument(let failure): failure
    }
  }
}

extension ClientError: CustomDebugStringConvertible {
  /// The operation, status, code, request id and attempts. It contains no part of the request and no personal data.
  public var description: String {
    switch self {
    case .problem(let problem): problem.response.description
    case .network(let failure): failure.message("no response")
    case .timeout(let failure): failure.message("no response within the timeout")
    case .cancelled(let failure): failure.message("cancelled")
    case .unexpected(let failure): failure.message("the response does not match the contract")
    case .token(let failure): failure.message((failure.cause as? InvalidToken)?.description ?? "the token provider failed")
    case .argument(let failure): failure.message(Self.fault(failure.cause))
    }
  }

  public var debugDescription: String { description }
  public var errorDescription: String? { description }

  private static func fault(_ cause: (any Error)?) -> String {
    if let cause = cause as? InvalidArgument { return cause.description }
    return cause is EncodingError ? "the body cannot be encoded" : "an argument is invalid"
  }
}

/// The common format of error messages. They contain no body, email address, token or URL.
struct Message {
  let operation: String
  let what: String
  let requestID: String?
  let attempts: Int

  var text: String {
    let request = requestID.map { ", request \($0)" } ?? ""
    return "\(operation): \(what)\(request), \(attempts) \(attempts == 1 ? "attempt" : "attempts")"
  }
}

/// Why there is no response.
enum FailureKind {
  case network, timeout, cancelled, token

  init(_ error: any Error) {
    switch error {
    case is CancellationError: self = .cancelled
    case is TimeLimitPassed: self = .timeout
    case is TokenFailure: self = .token
    case let error as URLError where error.code == .cancelled: self = .cancelled
    case let error as URLError where error.code == .timedOut: self = .timeout
    default: self = .network
    }
  }
}

extension ClientError {
  init(_ error: any Error, operation: String, attempts: Int) {
    let cause = (error as? TokenFailure)?.cause ?? error
    let failure = CallFailure(operation: operation, attempts: attempts, cause: cause)
    self =
      switch FailureKind(error) {
      case .network: .network(failure)
      case .timeout: .timeout(failure)
      case .cancelled: .cancelled(failure)
      case .token: .token(failure)
      }
  }
}
