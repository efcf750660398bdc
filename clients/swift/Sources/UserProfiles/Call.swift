import Foundation

extension UserProfilesClient {
  /// Calls an operation: the one way from the generated methods to the API.
  func send<Success, DeclaredProblem>(
    _ row: OperationRow<Success, DeclaredProblem>, _ parameters: [Parameter], body: (any Encodable & Sendable)? = nil,
    idempotencyKey: String? = nil, ifMatch: Precondition = .unconditional
  ) async throws(ClientError<DeclaredProblem>) -> Answer<Success> {
    let call: Call
    do {
      call = try await prepare(row, parameters, body: body, idempotencyKey: idempotencyKey, ifMatch: ifMatch)
    } catch {
      throw .argument(CallFailure(operation: row.id, tries: 0, cause: error))
    }
    var tries = Tries(call, of: self)
    let outcome = await tries.run()
    switch outcome.result {
    case .success(let response): return try await read(response, of: row, call: call, outcome: outcome)
    case .failure(let error):
      await entities.end(call.visit, .nothing)
      throw ClientError(error, operation: row.id, tries: outcome.tries)
    }
  }

  /// - Throws: ``InvalidArgument``, or `EncodingError`.
  private func prepare<Success, DeclaredProblem>(
    _ row: OperationRow<Success, DeclaredProblem>, _ parameters: [Parameter], body: (any Encodable)?, idempotencyKey: String?,
    ifMatch: Precondition
  ) async throws -> Call {
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
    let visit = await entities.begin(path, isRead: row.conventions.contains(.conditionalRead))
    let readable = visit.isRead && visit.kept?.type == ObjectIdentifier(Success.self) ? visit.kept : nil
    headers["If-None-Match"] = readable?.etag
    if row.conventions.contains(.precondition), ifMatch == .kept { headers["If-Match"] = visit.kept?.etag }
    return Call(
      operation: row.id, method: row.method, url: url, headers: headers, body: body, isRepeatable: row.isRepeatable, kept: readable,
      visit: visit)
  }
}

extension OperationRow {
  /// RFC 9110 §9.2.2, and what an Idempotency-Key makes so.
  fileprivate var isRepeatable: Bool {
    ["GET", "HEAD", "PUT", "DELETE"].contains(method) || conventions.contains(.idempotencyKey)
  }
}

extension Precondition {
  /// What the caller says; nil when it is nothing or what is kept.
  fileprivate var field: String? {
    switch self {
    case .tag(let etag): etag
    case .any: "*"
    case .kept, .unconditional: nil
    }
  }
}
