import Foundation

extension UserProfilesClient {
  /// Calls an operation. All generated methods end here.
  ///
  /// - Throws: ``ClientError`` for everything but a successful response.
  func send<Success, DeclaredProblem>(
    _ row: OperationRow<Success, DeclaredProblem>, _ parameters: [Parameter], body: (any Encodable & Sendable)? = nil,
    idempotencyKey: String? = nil, ifMatch: Precondition = .unconditional
  ) async throws(ClientError<DeclaredProblem>) -> Response<Success> {
    let request: PreparedRequest
    do {
      request = try await prepare(row, parameters, body: body, idempotencyKey: idempotencyKey, ifMatch: ifMatch)
    } catch {
      throw .argument(CallFailure(operation: row.id, attempts: 0, cause: error))
    }
    var attempts = Attempts(request, of: self)
    let outcome = await attempts.run()
    switch outcome.result {
    case .success(let response): return try await read(response, of: row, request: request, outcome: outcome)
    case .failure(let error):
      await cache.end(request.access, .nothing)
      throw ClientError(error, operation: row.id, attempts: outcome.attempts)
    }
  }

  /// - Throws: ``InvalidArgument``, or `EncodingError` for a body that cannot be encoded.
  private func prepare<Success, DeclaredProblem>(
    _ row: OperationRow<Success, DeclaredProblem>, _ parameters: [Parameter], body: (any Encodable)?, idempotencyKey: String?,
    ifMatch: Precondition
  ) async throws -> PreparedRequest {
    let (path, query) = try parameters.target(row.path)
    let url = try base.appending(path + query)
    let body = try body.map { try JSON.encoder.encode($0) }
    var headers = parameters.headers
    if row.conventions.contains(.idempotencyKey) { headers["Idempotency-Key"] = idempotencyKey ?? UUID().uuidString }
    if row.conventions.contains(.precondition) { headers["If-Match"] = ifMatch.field }
    for (name, value) in headers { if let fault = value.headerValueFault { throw InvalidArgument(name: name, fault: fault) } }
    headers["Accept"] = "application/json, application/problem+json"
    headers["Content-Type"] = body == nil ? nil : "application/json"
    headers[ClientHeaders.version] = ClientHeaders.client
    let access = await cache.begin(path, isRead: row.conventions.contains(.conditionalRead))
    let readable = access.isRead && access.cached?.type == ObjectIdentifier(Success.self) ? access.cached : nil
    headers["If-None-Match"] = readable?.etag
    if row.conventions.contains(.precondition), ifMatch == .cached { headers["If-Match"] = access.cached?.etag }
    return PreparedRequest(
      operation: row.id, method: row.method, url: url, headers: headers, body: body, isRetryable: row.isRetryable, cached: readable,
      access: access)
  }
}

extension UserProfilesClient {
  /// Reads the response, and updates the cache with it.
  func read<Success, DeclaredProblem>(
    _ response: TransportResponse, of row: OperationRow<Success, DeclaredProblem>, request: PreparedRequest, outcome: Outcome
  ) async throws(ClientError<DeclaredProblem>) -> Response<Success> {
    let value: Success
    do {
      value = try success(response, of: row, request: request, outcome: outcome)
    } catch {
      await cache.end(request.access, .nothing)
      throw failure(response, of: row, outcome: outcome, cause: error)
    }
    await cache.end(request.access, finding(response, of: row, request: request))
    return Response(value: value, status: response.status, headers: response.headers)
  }

  private func success<Success, DeclaredProblem>(
    _ response: TransportResponse, of row: OperationRow<Success, DeclaredProblem>, request: PreparedRequest, outcome: Outcome
  ) throws -> Success {
    if row.statuses.contains(response.status) { return try row.content.read(response.body) }
    if response.status == 304, let cached = request.cached { return try row.content.read(cached.body) }
    let isGone = row.method == "DELETE" && response.status == 404 && outcome.mayBeApplied
    guard isGone, let value = row.content.absent else { throw UndeclaredStatus() }
    return value
  }

  private func failure<DeclaredProblem>(
    _ response: TransportResponse, of row: OperationRow<some Sendable, DeclaredProblem>, outcome: Outcome, cause: any Error
  ) -> ClientError<DeclaredProblem> {
    guard response.status >= 400 else {
      let requestID = response.headers["X-Request-Id"]
      return .unexpected(
        CallFailure(operation: row.id, attempts: outcome.attempts, status: response.status, requestID: requestID, cause: cause))
    }
    return .problem(
      DeclaredProblem(
        ErrorResponse(
          operation: row.id, status: response.status, headers: response.headers,
          problem: try? JSON.decoder.decode(API.Problem.self, from: response.body),
          retryAfter: Retry.after(response.headers, now: environment.now()), attempts: outcome.attempts)))
  }

  /// Returns what a successful response means for the cache. A 304 may have another ETag than the cached one (RFC 9111 §4.3.4).
  private func finding<Success>(
    _ response: TransportResponse, of row: OperationRow<Success, some OperationProblem>, request: PreparedRequest
  ) -> CacheFinding {
    guard let path = resourcePath(response, of: row, request: request) else { return .nothing }
    let cached = response.status == 304 ? request.cached : nil
    let etag = response.headers["ETag"] ?? cached?.etag
    guard row.method != "DELETE", let etag, etag.headerValueFault == nil else { return .gone(at: path) }
    return .response(CachedResponse(etag: etag, body: cached?.body ?? response.body, type: ObjectIdentifier(Success.self)), at: path)
  }

  /// Returns the path of the resource that a successful response represents; nil for a list.
  private func resourcePath(
    _ response: TransportResponse, of row: OperationRow<some Sendable, some OperationProblem>, request: PreparedRequest
  ) -> String? {
    if response.status == 201, let location = response.headers["Location"] { return pathBelowBase(location) }
    return row.conventions.isDisjoint(with: [.conditionalRead, .precondition]) ? nil : request.access.path
  }

  /// With the base URL `https://…/v1`, `/v1/users/…` becomes `/users/…`.
  private func pathBelowBase(_ location: String) -> String {
    let path = URLComponents(string: location)?.percentEncodedPath ?? location
    return path.hasPrefix(base.path + "/") ? String(path.dropFirst(base.path.count)) : path
  }
}

/// The response has a status that the contract does not declare as a success.
struct UndeclaredStatus: Error {}

extension OperationRow {
  /// Whether a second attempt is harmless when the first one was applied: an idempotent method (RFC 9110 §9.2.2), or an Idempotency-Key.
  fileprivate var isRetryable: Bool {
    ["GET", "HEAD", "PUT", "DELETE"].contains(method) || conventions.contains(.idempotencyKey)
  }
}

extension Precondition {
  /// The value of `If-Match` that the caller chose; nil when it comes from the cache, or when there is none.
  fileprivate var field: String? {
    switch self {
    case .tag(let etag): etag
    case .any: "*"
    case .cached, .unconditional: nil
    }
  }
}
