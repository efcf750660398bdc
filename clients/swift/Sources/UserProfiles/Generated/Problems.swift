// Compiled from openapi.yaml by `npm run generate`; do not edit.

/// The answers to `createUser` that are no success, by status.
public enum CreateUserProblem: OperationProblem {
  /// 400: The request is not as described here; nothing was changed.
  /// Code: `invalid-request`.
  case badRequest(ErrorAnswer)
  /// 401: The token is missing, expired or not ours.
  /// Code: `unauthenticated`.
  case unauthorized(ErrorAnswer)
  /// 403: The caller may not do this.
  /// Code: `forbidden`.
  case forbidden(ErrorAnswer)
  /// 409: Another user has this e-mail address, or the caller has a profile already.
  /// Codes: `email-taken`, `user-exists`.
  case conflict(ErrorAnswer)
  /// 413: The body is larger than 16 kB (16,384 bytes).
  /// Code: `body-too-large`.
  case contentTooLarge(ErrorAnswer)
  /// 415: The body is not declared as `application/json` in UTF-8. Every label of UTF-8 passes as `charset`, such as `utf8` (https://encoding.spec.whatwg.org/#names-and-labels).
  /// Code: `unsupported-media-type`.
  case unsupportedMediaType(ErrorAnswer)
  /// 422: The `Idempotency-Key` was used before with another body, or for a user that was deleted.
  /// Code: `idempotency-key-reused`.
  case unprocessableContent(ErrorAnswer)
  /// 429: Too many requests at once.
  /// Code: `too-many-requests`.
  case tooManyRequests(ErrorAnswer)
  /// 500: A fault of the API.
  /// Code: `internal-error`.
  case internalServerError(ErrorAnswer)
  /// 502: The function behind the API gave no usable answer.
  /// Code: `bad-gateway`.
  case badGateway(ErrorAnswer)
  /// 503: The store cannot be reached or is overloaded. Nothing half-written stays behind.
  /// Code: `service-unavailable`.
  case serviceUnavailable(ErrorAnswer)
  /// 504: The function behind the API did not answer in time.
  /// Code: `gateway-timeout`.
  case gatewayTimeout(ErrorAnswer)
  /// A status that the contract does not declare for this operation.
  case other(ErrorAnswer)

  public init(_ answer: ErrorAnswer) {
    switch answer.status {
    case 400: self = .badRequest(answer)
    case 401: self = .unauthorized(answer)
    case 403: self = .forbidden(answer)
    case 409: self = .conflict(answer)
    case 413: self = .contentTooLarge(answer)
    case 415: self = .unsupportedMediaType(answer)
    case 422: self = .unprocessableContent(answer)
    case 429: self = .tooManyRequests(answer)
    case 500: self = .internalServerError(answer)
    case 502: self = .badGateway(answer)
    case 503: self = .serviceUnavailable(answer)
    case 504: self = .gatewayTimeout(answer)
    default: self = .other(answer)
    }
  }

  public var answer: ErrorAnswer {
    switch self {
    case .badRequest(let answer): answer
    case .unauthorized(let answer): answer
    case .forbidden(let answer): answer
    case .conflict(let answer): answer
    case .contentTooLarge(let answer): answer
    case .unsupportedMediaType(let answer): answer
    case .unprocessableContent(let answer): answer
    case .tooManyRequests(let answer): answer
    case .internalServerError(let answer): answer
    case .badGateway(let answer): answer
    case .serviceUnavailable(let answer): answer
    case .gatewayTimeout(let answer): answer
    case .other(let answer): answer
    }
  }
}

/// The answers to `listUsers` that are no success, by status.
public enum ListUsersProblem: OperationProblem {
  /// 400: The query is not as described here, or the cursor is of another query.
  /// Codes: `invalid-request`, `invalid-cursor`.
  case badRequest(ErrorAnswer)
  /// 401: The token is missing, expired or not ours.
  /// Code: `unauthenticated`.
  case unauthorized(ErrorAnswer)
  /// 403: The caller may not do this.
  /// Code: `forbidden`.
  case forbidden(ErrorAnswer)
  /// 429: Too many requests at once.
  /// Code: `too-many-requests`.
  case tooManyRequests(ErrorAnswer)
  /// 500: A fault of the API.
  /// Code: `internal-error`.
  case internalServerError(ErrorAnswer)
  /// 502: The function behind the API gave no usable answer.
  /// Code: `bad-gateway`.
  case badGateway(ErrorAnswer)
  /// 503: The store cannot be reached or is overloaded. Nothing half-written stays behind.
  /// Code: `service-unavailable`.
  case serviceUnavailable(ErrorAnswer)
  /// 504: The function behind the API did not answer in time.
  /// Code: `gateway-timeout`.
  case gatewayTimeout(ErrorAnswer)
  /// A status that the contract does not declare for this operation.
  case other(ErrorAnswer)

  public init(_ answer: ErrorAnswer) {
    switch answer.status {
    case 400: self = .badRequest(answer)
    case 401: self = .unauthorized(answer)
    case 403: self = .forbidden(answer)
    case 429: self = .tooManyRequests(answer)
    case 500: self = .internalServerError(answer)
    case 502: self = .badGateway(answer)
    case 503: self = .serviceUnavailable(answer)
    case 504: self = .gatewayTimeout(answer)
    default: self = .other(answer)
    }
  }

  public var answer: ErrorAnswer {
    switch self {
    case .badRequest(let answer): answer
    case .unauthorized(let answer): answer
    case .forbidden(let answer): answer
    case .tooManyRequests(let answer): answer
    case .internalServerError(let answer): answer
    case .badGateway(let answer): answer
    case .serviceUnavailable(let answer): answer
    case .gatewayTimeout(let answer): answer
    case .other(let answer): answer
    }
  }
}

/// The answers to `getUser` that are no success, by status.
public enum GetUserProblem: OperationProblem {
  /// 400: The request is not as described here; nothing was changed.
  /// Code: `invalid-request`.
  case badRequest(ErrorAnswer)
  /// 401: The token is missing, expired or not ours.
  /// Code: `unauthenticated`.
  case unauthorized(ErrorAnswer)
  /// 403: The caller may not do this.
  /// Code: `forbidden`.
  case forbidden(ErrorAnswer)
  /// 404: There is no such user.
  /// Codes: `user-not-found`, `route-not-found`.
  case notFound(ErrorAnswer)
  /// 429: Too many requests at once.
  /// Code: `too-many-requests`.
  case tooManyRequests(ErrorAnswer)
  /// 500: A fault of the API.
  /// Code: `internal-error`.
  case internalServerError(ErrorAnswer)
  /// 502: The function behind the API gave no usable answer.
  /// Code: `bad-gateway`.
  case badGateway(ErrorAnswer)
  /// 503: The store cannot be reached or is overloaded. Nothing half-written stays behind.
  /// Code: `service-unavailable`.
  case serviceUnavailable(ErrorAnswer)
  /// 504: The function behind the API did not answer in time.
  /// Code: `gateway-timeout`.
  case gatewayTimeout(ErrorAnswer)
  /// A status that the contract does not declare for this operation.
  case other(ErrorAnswer)

  public init(_ answer: ErrorAnswer) {
    switch answer.status {
    case 400: self = .badRequest(answer)
    case 401: self = .unauthorized(answer)
    case 403: self = .forbidden(answer)
    case 404: self = .notFound(answer)
    case 429: self = .tooManyRequests(answer)
    case 500: self = .internalServerError(answer)
    case 502: self = .badGateway(answer)
    case 503: self = .serviceUnavailable(answer)
    case 504: self = .gatewayTimeout(answer)
    default: self = .other(answer)
    }
  }

  public var answer: ErrorAnswer {
    switch self {
    case .badRequest(let answer): answer
    case .unauthorized(let answer): answer
    case .forbidden(let answer): answer
    case .notFound(let answer): answer
    case .tooManyRequests(let answer): answer
    case .internalServerError(let answer): answer
    case .badGateway(let answer): answer
    case .serviceUnavailable(let answer): answer
    case .gatewayTimeout(let answer): answer
    case .other(let answer): answer
    }
  }
}

/// The answers to `updateUser` that are no success, by status.
public enum UpdateUserProblem: OperationProblem {
  /// 400: The request is not as described here; nothing was changed.
  /// Code: `invalid-request`.
  case badRequest(ErrorAnswer)
  /// 401: The token is missing, expired or not ours.
  /// Code: `unauthenticated`.
  case unauthorized(ErrorAnswer)
  /// 403: The caller may not do this.
  /// Code: `forbidden`.
  case forbidden(ErrorAnswer)
  /// 404: There is no such user.
  /// Codes: `user-not-found`, `route-not-found`.
  case notFound(ErrorAnswer)
  /// 409: Another user has this e-mail address.
  /// Code: `email-taken`.
  case conflict(ErrorAnswer)
  /// 412: The profile is not as `If-Match` or `If-None-Match` requires; nothing was changed. The ETag is the current one.
  /// Code: `precondition-failed`.
  case preconditionFailed(ErrorAnswer)
  /// 413: The body is larger than 16 kB (16,384 bytes).
  /// Code: `body-too-large`.
  case contentTooLarge(ErrorAnswer)
  /// 415: The body is not declared as `application/json` in UTF-8. Every label of UTF-8 passes as `charset`, such as `utf8` (https://encoding.spec.whatwg.org/#names-and-labels).
  /// Code: `unsupported-media-type`.
  case unsupportedMediaType(ErrorAnswer)
  /// 429: Too many requests at once.
  /// Code: `too-many-requests`.
  case tooManyRequests(ErrorAnswer)
  /// 500: A fault of the API.
  /// Code: `internal-error`.
  case internalServerError(ErrorAnswer)
  /// 502: The function behind the API gave no usable answer.
  /// Code: `bad-gateway`.
  case badGateway(ErrorAnswer)
  /// 503: The store cannot be reached or is overloaded. Nothing half-written stays behind.
  /// Code: `service-unavailable`.
  case serviceUnavailable(ErrorAnswer)
  /// 504: The function behind the API did not answer in time.
  /// Code: `gateway-timeout`.
  case gatewayTimeout(ErrorAnswer)
  /// A status that the contract does not declare for this operation.
  case other(ErrorAnswer)

  public init(_ answer: ErrorAnswer) {
    switch answer.status {
    case 400: self = .badRequest(answer)
    case 401: self = .unauthorized(answer)
    case 403: self = .forbidden(answer)
    case 404: self = .notFound(answer)
    case 409: self = .conflict(answer)
    case 412: self = .preconditionFailed(answer)
    case 413: self = .contentTooLarge(answer)
    case 415: self = .unsupportedMediaType(answer)
    case 429: self = .tooManyRequests(answer)
    case 500: self = .internalServerError(answer)
    case 502: self = .badGateway(answer)
    case 503: self = .serviceUnavailable(answer)
    case 504: self = .gatewayTimeout(answer)
    default: self = .other(answer)
    }
  }

  public var answer: ErrorAnswer {
    switch self {
    case .badRequest(let answer): answer
    case .unauthorized(let answer): answer
    case .forbidden(let answer): answer
    case .notFound(let answer): answer
    case .conflict(let answer): answer
    case .preconditionFailed(let answer): answer
    case .contentTooLarge(let answer): answer
    case .unsupportedMediaType(let answer): answer
    case .tooManyRequests(let answer): answer
    case .internalServerError(let answer): answer
    case .badGateway(let answer): answer
    case .serviceUnavailable(let answer): answer
    case .gatewayTimeout(let answer): answer
    case .other(let answer): answer
    }
  }
}

/// The answers to `deleteUser` that are no success, by status.
public enum DeleteUserProblem: OperationProblem {
  /// 400: The request is not as described here; nothing was changed.
  /// Code: `invalid-request`.
  case badRequest(ErrorAnswer)
  /// 401: The token is missing, expired or not ours.
  /// Code: `unauthenticated`.
  case unauthorized(ErrorAnswer)
  /// 403: The caller may not do this.
  /// Code: `forbidden`.
  case forbidden(ErrorAnswer)
  /// 404: There is no such user.
  /// Codes: `user-not-found`, `route-not-found`.
  case notFound(ErrorAnswer)
  /// 412: The profile is not as `If-Match` or `If-None-Match` requires; nothing was changed. The ETag is the current one.
  /// Code: `precondition-failed`.
  case preconditionFailed(ErrorAnswer)
  /// 429: Too many requests at once.
  /// Code: `too-many-requests`.
  case tooManyRequests(ErrorAnswer)
  /// 500: A fault of the API.
  /// Code: `internal-error`.
  case internalServerError(ErrorAnswer)
  /// 502: The function behind the API gave no usable answer.
  /// Code: `bad-gateway`.
  case badGateway(ErrorAnswer)
  /// 503: The store cannot be reached or is overloaded. Nothing half-written stays behind.
  /// Code: `service-unavailable`.
  case serviceUnavailable(ErrorAnswer)
  /// 504: The function behind the API did not answer in time.
  /// Code: `gateway-timeout`.
  case gatewayTimeout(ErrorAnswer)
  /// A status that the contract does not declare for this operation.
  case other(ErrorAnswer)

  public init(_ answer: ErrorAnswer) {
    switch answer.status {
    case 400: self = .badRequest(answer)
    case 401: self = .unauthorized(answer)
    case 403: self = .forbidden(answer)
    case 404: self = .notFound(answer)
    case 412: self = .preconditionFailed(answer)
    case 429: self = .tooManyRequests(answer)
    case 500: self = .internalServerError(answer)
    case 502: self = .badGateway(answer)
    case 503: self = .serviceUnavailable(answer)
    case 504: self = .gatewayTimeout(answer)
    default: self = .other(answer)
    }
  }

  public var answer: ErrorAnswer {
    switch self {
    case .badRequest(let answer): answer
    case .unauthorized(let answer): answer
    case .forbidden(let answer): answer
    case .notFound(let answer): answer
    case .preconditionFailed(let answer): answer
    case .tooManyRequests(let answer): answer
    case .internalServerError(let answer): answer
    case .badGateway(let answer): answer
    case .serviceUnavailable(let answer): answer
    case .gatewayTimeout(let answer): answer
    case .other(let answer): answer
    }
  }
}
