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
      if response.status == 404 { await entities.drop(call.path) }
      throw failure(response, of: row, outcome: outcome, cause: error)
    }
    await keep(response, as: Success.self, call: call)
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
          retryAfter: Backoff.retryAfter(response.headers["Retry-After"], now: environment.now()), tries: outcome.tries)))
  }

  private func keep<Success>(_ response: TransportResponse, as type: Success.Type, call: Call) async {
    if call.method == "DELETE" { return await entities.drop(call.path) }
    guard (200..<300).contains(response.status), let etag = response.headers["ETag"] else { return }
    let entity = KeptEntity(etag: etag, body: response.body, type: ObjectIdentifier(type))
    let created = response.status == 201 ? response.headers["Location"].map(pathBelowBase) : nil
    await entities.keep(entity, at: created ?? call.path)
  }

  /// `/v1/users/…` below the base URL `https://…/v1` is `/users/…`.
  private func pathBelowBase(_ location: String) -> String {
    let path = URLComponents(string: location)?.percentEncodedPath ?? location
    let basePath = URLComponents(string: base)?.percentEncodedPath ?? ""
    return path.hasPrefix(basePath + "/") ? String(path.dropFirst(basePath.count)) : path
  }
}

/// A status that the contract does not declare as a success.
struct UndeclaredStatus: Error {}
