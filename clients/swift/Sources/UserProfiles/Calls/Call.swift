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
      request = try prepare(row, parameters, body: body, idempotencyKey: idempotencyKey, ifMatch: ifMatch)
    } catch {
      throw .argument(CallFailure(operation: row.id, attempts: 0, cause: error))
    }
    let session = await sessions.current
    let outcome = await session.run(Attempts(request, of: self, in: session))
    let call = FinishedCall(row: row, request: request, outcome: outcome, client: self)
    let result = call.result()
    if let access = outcome.access { await session.cache.end(access, call.finding(result)) }
    return try result.get()
  }

  /// - Throws: ``InvalidArgument``, or `EncodingError` for a body that cannot be encoded.
  private func prepare<Success, DeclaredProblem>(
    _ row: OperationRow<Success, DeclaredProblem>, _ parameters: [Parameter], body: (any Encodable)?, idempotencyKey: String?,
    ifMatch: Precondition
  ) throws -> PreparedRequest {
    let (path, query) = try parameters.target(row.path)
    let url = try base.appending(path + query)
    var headers = parameters.headers
    if row.conventions.contains(.idempotencyKey) { headers["Idempotency-Key"] = idempotencyKey ?? UUID().uuidString }
    if row.conventions.contains(.precondition) { headers["If-Match"] = ifMatch.field(for: body) }
    try headers.check()
    try configuration.headers.check()
    headers["Content-Type"] = body == nil ? nil : row.contentType
    headers[ClientHeaders.version] = ClientHeaders.client
    return PreparedRequest(
      operation: row.id, method: row.method, url: url, path: path, headers: headers, overrides: configuration.headers,
      body: try body.map { try JSON.bodyEncoder.encode($0) },
      isRetryable: row.isRetryable, isRead: row.conventions.contains(.conditionalRead),
      type: ObjectIdentifier(Success.self))
  }
}

extension [String: String] {
  /// - Throws: ``InvalidArgument`` when a header with one of these names and values cannot be sent.
  fileprivate func check() throws {
    for (name, value) in self {
      guard name.isHeaderName else { throw InvalidArgument(name: "headers", fault: "contain an invalid name") }
      if let fault = value.headerValueFault { throw InvalidArgument(name: name, fault: fault) }
    }
  }
}

extension OperationRow {
  /// Whether a second attempt is harmless when the first one was applied: an idempotent method (RFC 9110 §9.2.2), a merge patch (RFC 7396),
  /// which has the same result when it is applied twice, or an Idempotency-Key.
  fileprivate var isRetryable: Bool {
    ["GET", "HEAD", "PUT", "DELETE"].contains(method) || contentType == "application/merge-patch+json"
      || conventions.contains(.idempotencyKey)
  }
}

extension Precondition {
  /// The value of `If-Match`; nil when there is none.
  fileprivate func field(for body: (any Encodable)?) -> String? {
    switch self {
    case .fromBody: (body as? any RevisionedRequest)?.etag
    case .tag(let etag): etag
    case .any: "*"
    case .unconditional: nil
    }
  }
}
