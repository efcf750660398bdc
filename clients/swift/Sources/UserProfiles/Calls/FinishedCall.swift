import Foundation

/// The end of a call, from which the client reads the result, and what it means for the cache.
struct FinishedCall<Success: Sendable, DeclaredProblem: OperationProblem> {
  let row: OperationRow<Success, DeclaredProblem>
  let request: PreparedRequest
  let outcome: Outcome
  let client: UserProfilesClient

  func result() -> Result<Response<Success>, ClientError<DeclaredProblem>> {
    switch outcome.result {
    case .failure(let error): return .failure(ClientError(error, operation: row.id, attempts: outcome.attempts))
    case .success(let response):
      do {
        return .success(try success(response))
      } catch {
        return .failure(failure(response, cause: error))
      }
    }
  }

  /// Returns the declared success. A 304 has the cached value (RFC 9110 §15.4.5), and a deletion that finds nothing after a lost attempt has
  /// been applied by that attempt. Both have the status that the contract declares, so that the caller does not depend on the cache.
  private func success(_ response: TransportResponse) throws -> Response<Success> {
    let declared = row.statuses.min() ?? response.status
    if row.statuses.contains(response.status) {
      return Response(value: try row.content.read(response.body), status: response.status, headers: response.headers)
    }
    if response.status == 304, let cached = outcome.cached {
      let headers = response.headers.adding("ETag", cached.etag)
      return Response(value: try row.content.read(cached.body), status: declared, headers: headers)
    }
    let isGone = row.method == "DELETE" && response.status == 404 && outcome.mayBeApplied
    guard isGone, let value = row.content.absent else { throw UndeclaredStatus() }
    return Response(value: value, status: declared, headers: response.headers)
  }

  private func failure(_ response: TransportResponse, cause: any Error) -> ClientError<DeclaredProblem> {
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
          retryAfter: Retry.after(response.headers, now: client.environment.now()), attempts: outcome.attempts)))
  }
}

extension FinishedCall {
  /// Returns what the result means for the cache. A 304 may have another ETag than the cached one (RFC 9111 §4.3.4).
  func finding(_ result: Result<Response<Success>, ClientError<DeclaredProblem>>) -> CacheFinding {
    guard case .success = result, case .success(let response) = outcome.result, let path = resourcePath(response) else { return .nothing }
    let cached = response.status == 304 ? outcome.cached : nil
    let etag = response.headers["ETag"] ?? cached?.etag
    guard row.method != "DELETE", let etag, etag.headerValueFault == nil else { return .gone(at: path) }
    return .response(CachedResponse(etag: etag, body: cached?.body ?? response.body, type: request.type), at: path)
  }

  /// Returns the path of the resource that a successful response represents; nil for a list.
  private func resourcePath(_ response: TransportResponse) -> String? {
    if response.status == 201 { return response.headers["Location"].map(pathOfCreated) }
    return row.conventions.isDisjoint(with: [.conditionalRead, .precondition]) ? nil : request.path
  }

  /// The created resource is below the path of the request. Location may also have a host, and the stage or base path of the API.
  private func pathOfCreated(_ location: String) -> String {
    request.path + (location.lastIndex(of: "/").map { location[$0...] } ?? "")
  }
}

/// The response has a status that the contract does not declare as a success.
struct UndeclaredStatus: Error {}
