import Foundation

/// Why a call failed. Every method throws it with the problems of its own operation:
///
/// ```swift
/// do {
///   try await client.updateUser(userId: id, request)
/// } catch {
///   switch error {
///   case .problem(.conflict(let answer)): show(answer.problem?.detail)
///   case .problem(.preconditionFailed): reload()
///   case .network, .timeout: offerToTryAgain()
///   case .cancelled: break
///   default: report(error)
///   }
/// }
/// ```
public enum ClientError<DeclaredProblem: OperationProblem>: Error {
  /// The API answered, and it was no success.
  case problem(DeclaredProblem)
  /// No answer came.
  case network(CallFailure)
  /// No answer came in time.
  case timeout(CallFailure)
  /// The task that called was cancelled.
  case cancelled(CallFailure)
  /// The answer is not what the contract says, such as the page of a captive portal.
  case unexpected(CallFailure)
  /// The token provider failed, and `cause` is its error; or its token cannot be sent in a header.
  case token(CallFailure)
  /// An argument makes no request, such as an empty id or a base URL with a query. Nothing was sent. The description of the error names
  /// the argument and what is wrong.
  case argument(CallFailure)
}

/// The answers to one operation that are no success, by status.
public protocol OperationProblem: Sendable, Hashable {
  init(_ answer: ErrorAnswer)
  /// What was answered, whatever its status.
  var answer: ErrorAnswer { get }
}

/// What is known of a call that ended without an answer of the API.
public struct CallFailure: Sendable {
  /// The operation that was called, as the contract names it.
  public let operation: String
  /// How many times the request was tried; 0 when it never left.
  public let tries: Int
  /// The HTTP status of an unexpected answer.
  public let status: Int?
  /// Identifies the request in the logs of the API, when an unexpected answer names it.
  public let requestID: String?
  /// The error underneath. It may hold the URL of the request: keep it out of logs.
  public let cause: (any Error)?

  init(operation: String, tries: Int, status: Int? = nil, requestID: String? = nil, cause: (any Error)? = nil) {
    self.operation = operation
    self.tries = tries
    self.status = status
    self.requestID = requestID
    self.cause = cause
  }

  fileprivate func message(_ what: String) -> String {
    let status = self.status.map { "\(what), status \($0)" }
    return Message(operation: operation, what: status ?? what, requestID: requestID, tries: tries).text
  }
}

extension CallFailure: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { message("failed") }
  public var debugDescription: String { description }
}

extension ClientError {
  /// The operation that was called, as the contract names it.
  public var operation: String { answer?.operation ?? failure?.operation ?? "" }
  /// How many times the request was tried; 0 when it never left.
  public var tries: Int { answer?.tries ?? failure?.tries ?? 0 }
  /// The HTTP status; nil when there was no answer.
  public var status: Int? { answer?.status ?? failure?.status }
  /// Identifies the request in the logs of the API; nil when there was no answer of it.
  public var requestID: String? { answer?.requestID ?? failure?.requestID }
  /// Seconds that the API asks to wait before the next try; nil when it does not.
  public var retryAfter: TimeInterval? { answer?.retryAfter }
  /// What the API answered; nil when the error is of another kind than `problem`.
  public var answer: ErrorAnswer? {
    if case .problem(let problem) = self { problem.answer } else { nil }
  }

  private var failure: CallFailure? {
    switch self {
    case .problem: nil
    case .network(let failure), .timeout(let failure), .cancelled(let failure): failure
    case .unexpected(let failure), .token(let failure), .argument(let failure): failure
    }
  }
}

extension ClientError: LocalizedError, CustomStringConvertible, CustomDebugStringConvertible {
  /// Operation, status, code and request id: nothing of the request, nothing personal.
  public var description: String {
    switch self {
    case .problem(let problem): problem.answer.description
    case .network(let failure): failure.message("no answer")
    case .timeout(let failure): failure.message("no answer in time")
    case .cancelled(let failure): failure.message("cancelled")
    case .unexpected(let failure): failure.message("not an answer of the API")
    case .token(let failure): failure.message((failure.cause as? InvalidToken)?.description ?? "no token")
    case .argument(let failure): failure.message((failure.cause as? InvalidArgument)?.description ?? "the body cannot be encoded")
    }
  }

  public var debugDescription: String { description }
  public var errorDescription: String? { description }
}
