// Generated from openapi.yaml by `npm run generate`; do not edit.

extension API {
  /// The error responses of `createUser`, by status.
  public enum CreateUserProblem: OperationProblem {
    /// 400: The request is invalid. Nothing was changed.
    /// Code: `invalid-request`.
    case badRequest(ErrorResponse)
    /// 401: The token is missing, has expired, or was not issued for this API.
    /// Code: `unauthenticated`.
    case unauthorized(ErrorResponse)
    /// 403: The caller is not allowed to perform this operation.
    /// Code: `forbidden`.
    case forbidden(ErrorResponse)
    /// 409: Another user already has this email address, or the caller already has a profile.
    /// Codes: `email-taken`, `user-exists`.
    case conflict(ErrorResponse)
    /// 413: The body is larger than 16,384 bytes (16 KiB).
    /// Code: `body-too-large`.
    case contentTooLarge(ErrorResponse)
    /// 415: The `Content-Type` is not `application/json` in UTF-8. Every label of UTF-8 is accepted as `charset`, such as `utf8` (https://encoding.spec.whatwg.org/#names-and-labels).
    /// Code: `unsupported-media-type`.
    case unsupportedMediaType(ErrorResponse)
    /// 422: The `Idempotency-Key` was already used with another body, or for a user that was deleted.
    /// Code: `idempotency-key-reused`.
    case unprocessableContent(ErrorResponse)
    /// 429: Too many requests at once.
    /// Code: `too-many-requests`.
    case tooManyRequests(ErrorResponse)
    /// 500: An unexpected error occurred in the API.
    /// Code: `internal-error`.
    case internalServerError(ErrorResponse)
    /// 502: The function behind the API returned an invalid response.
    /// Code: `bad-gateway`.
    case badGateway(ErrorResponse)
    /// 503: The data store is unreachable or overloaded. A change is never stored in part.
    /// Code: `service-unavailable`.
    case serviceUnavailable(ErrorResponse)
    /// 504: The function behind the API did not respond in time.
    /// Code: `gateway-timeout`.
    case gatewayTimeout(ErrorResponse)
    /// A status that the contract does not declare for this operation.
    case other(ErrorResponse)

    public init(_ response: ErrorResponse) {
      switch response.status {
      case 400: self = .badRequest(response)
      case 401: self = .unauthorized(response)
      case 403: self = .forbidden(response)
      case 409: self = .conflict(response)
      case 413: self = .contentTooLarge(response)
      case 415: self = .unsupportedMediaType(response)
      case 422: self = .unprocessableContent(response)
      case 429: self = .tooManyRequests(response)
      case 500: self = .internalServerError(response)
      case 502: self = .badGateway(response)
      case 503: self = .serviceUnavailable(response)
      case 504: self = .gatewayTimeout(response)
      default: self = .other(response)
      }
    }

    public var response: ErrorResponse {
      switch self {
      case .badRequest(let response): response
      case .unauthorized(let response): response
      case .forbidden(let response): response
      case .conflict(let response): response
      case .contentTooLarge(let response): response
      case .unsupportedMediaType(let response): response
      case .unprocessableContent(let response): response
      case .tooManyRequests(let response): response
      case .internalServerError(let response): response
      case .badGateway(let response): response
      case .serviceUnavailable(let response): response
      case .gatewayTimeout(let response): response
      case .other(let response): response
      }
    }
  }

  /// The error responses of `listUsers`, by status.
  public enum ListUsersProblem: OperationProblem {
    /// 400: The query is invalid, or the cursor belongs to another query.
    /// Codes: `invalid-request`, `invalid-cursor`.
    case badRequest(ErrorResponse)
    /// 401: The token is missing, has expired, or was not issued for this API.
    /// Code: `unauthenticated`.
    case unauthorized(ErrorResponse)
    /// 403: The caller is not allowed to perform this operation.
    /// Code: `forbidden`.
    case forbidden(ErrorResponse)
    /// 429: Too many requests at once.
    /// Code: `too-many-requests`.
    case tooManyRequests(ErrorResponse)
    /// 500: An unexpected error occurred in the API.
    /// Code: `internal-error`.
    case internalServerError(ErrorResponse)
    /// 502: The function behind the API returned an invalid response.
    /// Code: `bad-gateway`.
    case badGateway(ErrorResponse)
    /// 503: The data store is unreachable or overloaded. A change is never stored in part.
    /// Code: `service-unavailable`.
    case serviceUnavailable(ErrorResponse)
    /// 504: The function behind the API did not respond in time.
    /// Code: `gateway-timeout`.
    case gatewayTimeout(ErrorResponse)
    /// A status that the contract does not declare for this operation.
    case other(ErrorResponse)

    public init(_ response: ErrorResponse) {
      switch response.status {
      case 400: self = .badRequest(response)
      case 401: self = .unauthorized(response)
      case 403: self = .forbidden(response)
      case 429: self = .tooManyRequests(response)
      case 500: self = .internalServerError(response)
      case 502: self = .badGateway(response)
      case 503: self = .serviceUnavailable(response)
      case 504: self = .gatewayTimeout(response)
      default: self = .other(response)
      }
    }

    public var response: ErrorResponse {
      switch self {
      case .badRequest(let response): response
      case .unauthorized(let response): response
      case .forbidden(let response): response
      case .tooManyRequests(let response): response
      case .internalServerError(let response): response
      case .badGateway(let response): response
      case .serviceUnavailable(let response): response
      case .gatewayTimeout(let response): response
      case .other(let response): response
      }
    }
  }

  /// The error responses of `getUser`, by status.
  public enum GetUserProblem: OperationProblem {
    /// 400: The request is invalid. Nothing was changed.
    /// Code: `invalid-request`.
    case badRequest(ErrorResponse)
    /// 401: The token is missing, has expired, or was not issued for this API.
    /// Code: `unauthenticated`.
    case unauthorized(ErrorResponse)
    /// 403: The caller is not allowed to perform this operation.
    /// Code: `forbidden`.
    case forbidden(ErrorResponse)
    /// 404: The user does not exist.
    /// Codes: `user-not-found`, `route-not-found`.
    case notFound(ErrorResponse)
    /// 429: Too many requests at once.
    /// Code: `too-many-requests`.
    case tooManyRequests(ErrorResponse)
    /// 500: An unexpected error occurred in the API.
    /// Code: `internal-error`.
    case internalServerError(ErrorResponse)
    /// 502: The function behind the API returned an invalid response.
    /// Code: `bad-gateway`.
    case badGateway(ErrorResponse)
    /// 503: The data store is unreachable or overloaded. A change is never stored in part.
    /// Code: `service-unavailable`.
    case serviceUnavailable(ErrorResponse)
    /// 504: The function behind the API did not respond in time.
    /// Code: `gateway-timeout`.
    case gatewayTimeout(ErrorResponse)
    /// A status that the contract does not declare for this operation.
    case other(ErrorResponse)

    public init(_ response: ErrorResponse) {
      switch response.status {
      case 400: self = .badRequest(response)
      case 401: self = .unauthorized(response)
      case 403: self = .forbidden(response)
      case 404: self = .notFound(response)
      case 429: self = .tooManyRequests(response)
      case 500: self = .internalServerError(response)
      case 502: self = .badGateway(response)
      case 503: self = .serviceUnavailable(response)
      case 504: self = .gatewayTimeout(response)
      default: self = .other(response)
      }
    }

    public var response: ErrorResponse {
      switch self {
      case .badRequest(let response): response
      case .unauthorized(let response): response
      case .forbidden(let response): response
      case .notFound(let response): response
      case .tooManyRequests(let response): response
      case .internalServerError(let response): response
      case .badGateway(let response): response
      case .serviceUnavailable(let response): response
      case .gatewayTimeout(let response): response
      case .other(let response): response
      }
    }
  }

  /// The error responses of `updateUser`, by status.
  public enum UpdateUserProblem: OperationProblem {
    /// 400: The request is invalid. Nothing was changed.
    /// Code: `invalid-request`.
    case badRequest(ErrorResponse)
    /// 401: The token is missing, has expired, or was not issued for this API.
    /// Code: `unauthenticated`.
    case unauthorized(ErrorResponse)
    /// 403: The caller is not allowed to perform this operation.
    /// Code: `forbidden`.
    case forbidden(ErrorResponse)
    /// 404: The user does not exist.
    /// Codes: `user-not-found`, `route-not-found`.
    case notFound(ErrorResponse)
    /// 409: Another user already has this email address.
    /// Code: `email-taken`.
    case conflict(ErrorResponse)
    /// 412: The profile does not meet the precondition in `If-Match` or `If-None-Match`. Nothing was changed. The header `ETag` contains the current ETag.
    /// Code: `precondition-failed`.
    case preconditionFailed(ErrorResponse)
    /// 413: The body is larger than 16,384 bytes (16 KiB).
    /// Code: `body-too-large`.
    case contentTooLarge(ErrorResponse)
    /// 415: The `Content-Type` is not `application/json` in UTF-8. Every label of UTF-8 is accepted as `charset`, such as `utf8` (https://encoding.spec.whatwg.org/#names-and-labels).
    /// Code: `unsupported-media-type`.
    case unsupportedMediaType(ErrorResponse)
    /// 429: Too many requests at once.
    /// Code: `too-many-requests`.
    case tooManyRequests(ErrorResponse)
    /// 500: An unexpected error occurred in the API.
    /// Code: `internal-error`.
    case internalServerError(ErrorResponse)
    /// 502: The function behind the API returned an invalid response.
    /// Code: `bad-gateway`.
    case badGateway(ErrorResponse)
    /// 503: The data store is unreachable or overloaded. A change is never stored in part.
    /// Code: `service-unavailable`.
    case serviceUnavailable(ErrorResponse)
    /// 504: The function behind the API did not respond in time.
    /// Code: `gateway-timeout`.
    case gatewayTimeout(ErrorResponse)
    /// A status that the contract does not declare for this operation.
    case other(ErrorResponse)

    public init(_ response: ErrorResponse) {
      switch response.status {
      case 400: self = .badRequest(response)
      case 401: self = .unauthorized(response)
      case 403: self = .forbidden(response)
      case 404: self = .notFound(response)
      case 409: self = .conflict(response)
      case 412: self = .preconditionFailed(response)
      case 413: self = .contentTooLarge(response)
      case 415: self = .unsupportedMediaType(response)
      case 429: self = .tooManyRequests(response)
      case 500: self = .internalServerError(response)
      case 502: self = .badGateway(response)
      case 503: self = .serviceUnavailable(response)
      case 504: self = .gatewayTimeout(response)
      default: self = .other(response)
      }
    }

    public var response: ErrorResponse {
      switch self {
      case .badRequest(let response): response
      case .unauthorized(let response): response
      case .forbidden(let response): response
      case .notFound(let response): response
      case .conflict(let response): response
      case .preconditionFailed(let response): response
      case .contentTooLarge(let response): response
      case .unsupportedMediaType(let response): response
      case .tooManyRequests(let response): response
      case .internalServerError(let response): response
      case .badGateway(let response): response
      case .serviceUnavailable(let response): response
      case .gatewayTimeout(let response): response
      case .other(let response): response
      }
    }
  }

  /// The error responses of `patchUser`, by status.
  public enum PatchUserProblem: OperationProblem {
    /// 400: The request is invalid. Nothing was changed.
    /// Code: `invalid-request`.
    case badRequest(ErrorResponse)
    /// 401: The token is missing, has expired, or was not issued for this API.
    /// Code: `unauthenticated`.
    case unauthorized(ErrorResponse)
    /// 403: The caller is not allowed to perform this operation.
    /// Code: `forbidden`.
    case forbidden(ErrorResponse)
    /// 404: The user does not exist.
    /// Codes: `user-not-found`, `route-not-found`.
    case notFound(ErrorResponse)
    /// 409: Another user already has this email address.
    /// Code: `email-taken`.
    case conflict(ErrorResponse)
    /// 412: The profile does not meet the precondition in `If-Match` or `If-None-Match`. Nothing was changed. The header `ETag` contains the current ETag.
    /// Code: `precondition-failed`.
    case preconditionFailed(ErrorResponse)
    /// 413: The body is larger than 16,384 bytes (16 KiB).
    /// Code: `body-too-large`.
    case contentTooLarge(ErrorResponse)
    /// 415: The `Content-Type` is not `application/merge-patch+json` in UTF-8.
    /// Code: `unsupported-media-type`.
    case unsupportedMediaType(ErrorResponse)
    /// 429: Too many requests at once.
    /// Code: `too-many-requests`.
    case tooManyRequests(ErrorResponse)
    /// 500: An unexpected error occurred in the API.
    /// Code: `internal-error`.
    case internalServerError(ErrorResponse)
    /// 502: The function behind the API returned an invalid response.
    /// Code: `bad-gateway`.
    case badGateway(ErrorResponse)
    /// 503: The data store is unreachable or overloaded. A change is never stored in part.
    /// Code: `service-unavailable`.
    case serviceUnavailable(ErrorResponse)
    /// 504: The function behind the API did not respond in time.
    /// Code: `gateway-timeout`.
    case gatewayTimeout(ErrorResponse)
    /// A status that the contract does not declare for this operation.
    case other(ErrorResponse)

    public init(_ response: ErrorResponse) {
      switch response.status {
      case 400: self = .badRequest(response)
      case 401: self = .unauthorized(response)
      case 403: self = .forbidden(response)
      case 404: self = .notFound(response)
      case 409: self = .conflict(response)
      case 412: self = .preconditionFailed(response)
      case 413: self = .contentTooLarge(response)
      case 415: self = .unsupportedMediaType(response)
      case 429: self = .tooManyRequests(response)
      case 500: self = .internalServerError(response)
      case 502: self = .badGateway(response)
      case 503: self = .serviceUnavailable(response)
      case 504: self = .gatewayTimeout(response)
      default: self = .other(response)
      }
    }

    public var response: ErrorResponse {
      switch self {
      case .badRequest(let response): response
      case .unauthorized(let response): response
      case .forbidden(let response): response
      case .notFound(let response): response
      case .conflict(let response): response
      case .preconditionFailed(let response): response
      case .contentTooLarge(let response): response
      case .unsupportedMediaType(let response): response
      case .tooManyRequests(let response): response
      case .internalServerError(let response): response
      case .badGateway(let response): response
      case .serviceUnavailable(let response): response
      case .gatewayTimeout(let response): response
      case .other(let response): response
      }
    }
  }

  /// The error responses of `deleteUser`, by status.
  public enum DeleteUserProblem: OperationProblem {
    /// 400: The request is invalid. Nothing was changed.
    /// Code: `invalid-request`.
    case badRequest(ErrorResponse)
    /// 401: The token is missing, has expired, or was not issued for this API.
    /// Code: `unauthenticated`.
    case unauthorized(ErrorResponse)
    /// 403: The caller is not allowed to perform this operation.
    /// Code: `forbidden`.
    case forbidden(ErrorResponse)
    /// 404: The user does not exist.
    /// Codes: `user-not-found`, `route-not-found`.
    case notFound(ErrorResponse)
    /// 412: The profile does not meet the precondition in `If-Match` or `If-None-Match`. Nothing was changed. The header `ETag` contains the current ETag.
    /// Code: `precondition-failed`.
    case preconditionFailed(ErrorResponse)
    /// 429: Too many requests at once.
    /// Code: `too-many-requests`.
    case tooManyRequests(ErrorResponse)
    /// 500: An unexpected error occurred in the API.
    /// Code: `internal-error`.
    case internalServerError(ErrorResponse)
    /// 502: The function behind the API returned an invalid response.
    /// Code: `bad-gateway`.
    case badGateway(ErrorResponse)
    /// 503: The data store is unreachable or overloaded. A change is never stored in part.
    /// Code: `service-unavailable`.
    case serviceUnavailable(ErrorResponse)
    /// 504: The function behind the API did not respond in time.
    /// Code: `gateway-timeout`.
    case gatewayTimeout(ErrorResponse)
    /// A status that the contract does not declare for this operation.
    case other(ErrorResponse)

    public init(_ response: ErrorResponse) {
      switch response.status {
      case 400: self = .badRequest(response)
      case 401: self = .unauthorized(response)
      case 403: self = .forbidden(response)
      case 404: self = .notFound(response)
      case 412: self = .preconditionFailed(response)
      case 429: self = .tooManyRequests(response)
      case 500: self = .internalServerError(response)
      case 502: self = .badGateway(response)
      case 503: self = .serviceUnavailable(response)
      case 504: self = .gatewayTimeout(response)
      default: self = .other(response)
      }
    }

    public var response: ErrorResponse {
      switch self {
      case .badRequest(let response): response
      case .unauthorized(let response): response
      case .forbidden(let response): response
      case .notFound(let response): response
      case .preconditionFailed(let response): response
      case .tooManyRequests(let response): response
      case .internalServerError(let response): response
      case .badGateway(let response): response
      case .serviceUnavailable(let response): response
      case .gatewayTimeout(let response): response
      case .other(let response): response
      }
    }
  }
}

extension UserProfilesError {
  /// The errors in the input, each with the JSON Pointer of its location; empty for every other error.
  public var inputErrors: [API.InputError] { self.response?.problem?.errors ?? [] }
}
