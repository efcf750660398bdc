import Foundation

extension UserProfilesClient {
  /// Functions that the client calls for each attempt, for logs, metrics and traces.
  ///
  /// The client calls them in the task of the call and waits for them: they must return at once. Events never contain a body, a header, a
  /// token or a URL.
  public struct Hooks: Sendable {
    /// Called before an attempt sends its request.
    public var onRequest: @Sendable (RequestEvent) -> Void
    /// Called after an attempt, with or without a response.
    public var onResponse: @Sendable (ResponseEvent) -> Void
    /// Called before the wait for a retry, with the attempt that failed. ``ResponseEvent/milliseconds`` is the duration of the wait. The
    /// repetition with a new token after a 401 is not a retry.
    public var onRetry: @Sendable (ResponseEvent) -> Void

    public init(
      onRequest: @escaping @Sendable (RequestEvent) -> Void = { _ in }, onResponse: @escaping @Sendable (ResponseEvent) -> Void = { _ in },
      onRetry: @escaping @Sendable (ResponseEvent) -> Void = { _ in }
    ) {
      self.onRequest = onRequest
      self.onResponse = onResponse
      self.onRetry = onRetry
    }
  }
}

extension UserProfilesClient.Hooks {
  /// An attempt of a call.
  public struct RequestEvent: Sendable, Hashable {
    /// The operationId of the call.
    public let operation: String
    /// The number of the request within its call, from 1.
    public let attempt: Int
  }

  /// The end of an attempt: the status of its response, or the reason why there is none.
  public struct ResponseEvent: Sendable, Hashable {
    /// The operationId of the call.
    public let operation: String
    /// The number of the request within its call, from 1.
    public let attempt: Int
    /// The HTTP status; nil when there is no response.
    public let status: Int?
    /// Why there is no response; nil when there is one.
    public let failure: Failure?
    /// The duration of the attempt. In ``UserProfilesClient/Hooks/onRetry``, the duration of the wait before the next attempt.
    public let milliseconds: Int
    /// The id of the request in the logs of the API; nil when the response does not contain it.
    public let requestID: String?

    init(_ request: RequestEvent, _ result: Result<TransportResponse, any Error>, seconds: TimeInterval) {
      operation = request.operation
      attempt = request.attempt
      milliseconds = Int((seconds * 1000).rounded())
      switch result {
      case .success(let response): (status, failure, requestID) = (response.status, nil, response.headers["X-Request-Id"])
      case .failure(let error): (status, failure, requestID) = (nil, Failure(error), nil)
      }
    }
  }

  /// Why an attempt has no response.
  public enum Failure: String, Sendable, Hashable {
    case network, timeout, cancelled

    fileprivate init(_ error: any Error) {
      switch FailureKind(error) {
      case .timeout: self = .timeout
      case .cancelled: self = .cancelled
      case .network, .token: self = .network
      }
    }
  }
}
