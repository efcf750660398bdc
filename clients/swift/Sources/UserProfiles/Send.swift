import Foundation

extension UserProfilesClient {
  /// Calls an operation: the one way from the generated methods to the API.
  func send<Success, DeclaredProblem>(
    _ row: OperationRow<Success, DeclaredProblem>, _ parameters: [Parameter], body: (any Encodable & Sendable)? = nil,
    idempotencyKey: String? = nil, ifMatch: Precondition = .none
  ) async throws(ClientError<DeclaredProblem>) -> Answer<Success> {
    let call: Call
    do {
      call = try await prepare(row, parameters, body: body, idempotencyKey: idempotencyKey, ifMatch: ifMatch)
    } catch {
      throw .unexpected(CallFailure(operation: row.id, tries: 0, cause: error))
    }
    var tries = Tries(call, of: self)
    let outcome = await tries.run()
    switch outcome.result {
    case .success(let response): return try await read(response, of: row, call: call, outcome: outcome)
    case .failure(let error): throw ClientError(error, operation: row.id, tries: outcome.tries)
    }
  }

  private func prepare<Success, DeclaredProblem>(
    _ row: OperationRow<Success, DeclaredProblem>, _ parameters: [Parameter], body: (any Encodable)?, idempotencyKey: String?,
    ifMatch: Precondition
  ) async throws -> Call {
    let (path, query) = parameters.target(row.path)
    guard let url = URL(string: base + path + query) else { throw URLError(.badURL) }
    let kept = await entities.entity(at: path)
    let readable = row.conventions.contains(.conditionalRead) && kept?.type == ObjectIdentifier(Success.self) ? kept : nil
    var headers = parameters.headers
    headers["Accept"] = "application/json, application/problem+json"
    headers["Content-Type"] = body == nil ? nil : "application/json"
    headers["If-None-Match"] = readable?.etag
    headers[ClientHeaders.version] = ClientHeaders.client
    if row.conventions.contains(.idempotencyKey) { headers["Idempotency-Key"] = idempotencyKey ?? UUID().uuidString }
    if row.conventions.contains(.precondition) { headers["If-Match"] = ifMatch.field(kept: kept?.etag) }
    return Call(
      operation: row.id, method: row.method, path: path, url: url, headers: headers, body: try body.map { try JSON.encoder.encode($0) },
      isRepeatable: row.isRepeatable, kept: readable)
  }

}

extension OperationRow {
  /// RFC 9110 §9.2.2, and what an Idempotency-Key makes so.
  fileprivate var isRepeatable: Bool {
    ["GET", "HEAD", "PUT", "DELETE"].contains(method) || conventions.contains(.idempotencyKey)
  }
}

extension Precondition {
  fileprivate func field(kept: String?) -> String? {
    switch self {
    case .kept: kept
    case .tag(let etag): etag
    case .any: "*"
    case .none: nil
    }
  }
}
