import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Why there is no answer.
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
  init(_ error: any Error, operation: String, tries: Int) {
    let cause = (error as? TokenFailure)?.cause ?? error
    let failure = CallFailure(operation: operation, tries: tries, cause: cause)
    self =
      switch FailureKind(error) {
      case .network: .network(failure)
      case .timeout: .timeout(failure)
      case .cancelled: .cancelled(failure)
      case .token: .token(failure)
      }
  }
}
