import Foundation

extension UserProfilesClient {
  /// Reads what was answered, and keeps what it says of the entity.
  func read<Success, DeclaredProblem>(
    _ response: TransportResponse, of row: OperationRow<Success, DeclaredProblem>, call: Call, outcome: Outcome
  ) async throws(ClientError<DeclaredProblem>) -> Answer<Success> {
    let value: Success
    do {
      value = try success(response, of: row, call: call, outcome: outcome)
    } catch {
      await entities.end(call.visit, .nothing)
      throw failure(response, of: row, outcome: outcome, cause: error)
    }
    await entities.end(call.visit, finding(response, of: row, call: call))
    return Answer(value: value, status: response.status, headers: response.headers)
  }

  private func success<Success, DeclaredProblem>(
    _ response: TransportResponse, of row: OperationRow<Success, DeclaredProblem>, call: Call, outcome: Outcome
  ) throws -> Success {
    if row.statuses.contains(response.status) { return try row.content.read(response.body) }
    if response.status == 304, let kept = call.kept { return try row.content.read(kept.body) }
    let isGone = row.method == "DELETE" && response.status == 404 && outcome.mayBeDone
    guard isGone, let value = row.content.absent else { throw UndeclaredStatus() }
    return value
  }

  private func failure<DeclaredProblem>(
    _ response: TransportResponse, of row: OperationRow<some Sendable, DeclaredProblem>, outcome: Outcome, cause: any Error
  ) -> ClientError<DeclaredProblem> {
    guard response.status >= 400 else {
      let requestID = response.headers["X-Request-Id"]
      return .unexpected(
        CallFailure(operation: row.id, tries: outcome.tries, status: response.status, requestID: requestID, cause: cause))
    }
    return .problem(
      DeclaredProblem(
        ErrorAnswer(
          operation: row.id, status: response.status, headers: response.headers,
          problem: try? JSON.decoder.decode(Problem.self, from: response.body),
          retryAfter: Backoff.retryAfter(response.headers, now: environment.now()), tries: outcome.tries)))
  }

  /// What a success says of an entity. A 304 may have another ETag than the kept one (RFC 9111 §4.3.4).
  private func finding<Success>(
    _ response: TransportResponse, of row: OperationRow<Success, some OperationProblem>, call: Call
  ) -> EntityFinding {
    guard let path = entityPath(response, of: row, call: call) else { return .nothing }
    let kept = response.status == 304 ? call.kept : nil
    let etag = response.headers["ETag"] ?? kept?.etag
    guard row.method != "DELETE", let etag, etag.headerValueFault == nil else { return .gone(at: path) }
    return .entity(KeptEntity(etag: etag, body: kept?.body ?? response.body, type: ObjectIdentifier(Success.self)), at: path)
  }

  /// The path of the entity that a success is about; nil for a list.
  private func entityPath(
    _ response: TransportResponse, of row: OperationRow<some Sendable, some OperationProblem>, call: Call
  ) -> String? {
    if response.status == 201, let location = response.headers["Location"] { return pathBelowBase(location) }
    return row.conventions.isDisjoint(with: [.conditionalRead, .precondition]) ? nil : call.visit.path
  }

  /// `/v1/users/…` below the base URL `https://…/v1` is `/users/…`.
  private func pathBelowBase(_ location: String) -> String {
    let path = URLComponents(string: location)?.percentEncodedPath ?? location
    return path.hasPrefix(base.path + "/") ? String(path.dropFirst(base.path.count)) : path
  }
}

/// A status that the contract does not declare as a success.
struct UndeclaredStatus: Error {}
