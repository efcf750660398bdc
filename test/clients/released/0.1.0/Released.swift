// The data layer of an app, written for this release. Every later release must compile it unchanged.
import Foundation
import UserProfiles
import UserProfilesFixtures

// MARK: The client

struct CountingTransport: Transport {
  let base: any Transport = URLSessionTransport()
  let pinned = URLSessionTransport(session: .shared)

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    var copy = TransportRequest(method: request.method, url: request.url, headers: request.headers, body: request.body)
    copy.headers["X-App"] = "1"
    let response = try await base.send(copy)
    return TransportResponse(status: response.status, headers: response.headers, body: response.body)
  }
}

struct CannedTransport: Transport {
  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let headers = Headers(["ETag": "\"1\"", "Echo": request.headers["X-App"] ?? ""])
    return request.method == "GET" ? TransportResponse(status: 200, headers: headers) : TransportResponse(status: 204)
  }
}

func everything(_ url: URL, _ provider: @escaping TokenProvider) -> UserProfilesClient {
  var configuration = UserProfilesClient.Configuration()
  configuration.attemptTimeout = 5
  configuration.totalTimeout = 20
  configuration.retries = 2
  configuration.cacheSize = 10
  configuration.headers = ["X-App": "1"]
  return UserProfilesClient(
    baseURL: url, tokens: provider, transport: CountingTransport(), configuration: configuration, hooks: reporting { print($0) })
}

func reporting(_ log: @escaping @Sendable (String) -> Void) -> UserProfilesClient.Hooks {
  var hooks = UserProfilesClient.Hooks(onResponse: { log("\($0.operation) \($0.attempt) \($0.status ?? 0) \($0.requestID ?? "")") })
  hooks.onRequest = { (event: UserProfilesClient.Hooks.RequestEvent) in log("\(event.operation) \(event.attempt)") }
  hooks.onRetry = { (event: UserProfilesClient.Hooks.ResponseEvent) in
    switch event.failure {
    case .network, .timeout, nil: log("\(event.failure?.rawValue ?? "") in \(event.milliseconds) ms")
    default: break
    }
  }
  return hooks
}

func signOut(_ client: UserProfilesClient) async {
  await client.reset()
}

func smallest(_ url: URL) -> UserProfilesClient {
  UserProfilesClient(baseURL: url) { (stale: String?) in stale ?? "token" }.with { $0.retries = $0.retries - 1 }
}

func canned(_ url: URL) -> UserProfilesClient {
  UserProfilesClient(baseURL: url, transport: CannedTransport())
}

// MARK: The calls

struct Profiles: Sendable {
  let client: UserProfilesClient

  func signUp(_ email: API.EmailAddress, _ name: API.DisplayName) async throws(ClientError<API.CreateUserProblem>) -> API.UserID {
    let request = API.CreateUserRequest(email: email, displayName: name)
    try await client.createUser(body: request)
    let created: Response<API.UserProfile> = try await client.createUser(body: request, idempotencyKey: "key")
    let texts: [String?] = [created.etag, created.requestID, created.location, created.headers["Idempotent-Replayed"]]
    return texts.isEmpty || created.status != 201 ? "" : created.value.userID
  }

  func read(_ id: API.UserID) async throws(ClientError<API.GetUserProblem>) -> API.UserProfile {
    try await client.getUser(userID: id).value
  }

  func change(_ user: API.UserProfile, bio: API.Bio, etag: String?) async throws(ClientError<API.UpdateUserProblem>) -> API.UserProfile {
    var request = API.ReplaceUserRequest(user)
    request.bio = bio
    try await client.updateUser(userID: user.userID, body: request)
    for precondition: Precondition in [.fromBody, .any, .unconditional, .tag(etag ?? "")] {
      try await client.updateUser(userID: user.userID, body: request, ifMatch: precondition)
    }
    return try await client.updateUser(userID: user.userID, body: request, ifMatch: etag.map { .tag($0) } ?? .fromBody).value
  }

  func patch(_ user: API.UserProfile, to edited: API.UserProfile) async throws(ClientError<API.PatchUserProblem>) -> API.UserProfile {
    var request = API.PatchUserRequest(from: user, to: edited)
    request.bio = .clear
    request.displayName = "Ada"
    request.preferences = .set(.init(theme: .set(.dark), notifications: .set(.init(push: .set(true), email: .clear, sms: .keep))))
    request.metadata = .set(["plan": nil, "coupon": "1"])
    request.etag = request.etag ?? user.etag
    try await client.patchUser(userID: user.id, body: request, ifMatch: .fromBody)
    return try await client.patchUser(userID: user.id, body: .init(email: "ada@example.com", birthDate: .clear)).value
  }

  func own() async throws -> API.UserProfile {
    let me: UserProfilesClient.Me = client.me
    let user: API.UserProfile = try await me.get().value
    try await me.patch(body: .init(from: user, to: user))
    try await me.update(body: .init(user), ifMatch: .any)
    try await me.delete(ifMatch: .tag(user.etag))
    return user
  }

  func remove(_ id: API.UserID) async throws(ClientError<API.DeleteUserProblem>) {
    try await client.deleteUser(userID: id)
    let gone: Response<Void> = try await client.deleteUser(userID: id, ifMatch: .unconditional)
    _ = gone.status
  }

  func list(_ order: API.ListUsersOrder, from: Date, to: Date) async throws -> [API.DisplayName] {
    let page: API.UserPage = try await client.listUsers().value
    let cursor: API.Cursor? = page.nextCursor
    let limit: Int = 50
    let second = try await client.listUsers(
      limit: limit, cursor: cursor, order: order, createdFrom: from, createdTo: to, email: "ada@example.com")
    var names = (page.items + second.value.items).map(\.displayName)
    let pages: PageSequence<API.UserPage> = client.listUsersPages(
      limit: limit, cursor: cursor, order: .asc, createdFrom: from, createdTo: to)
    for try await response in pages { names += response.value.items.map(\.email) }
    let items: ItemSequence<API.UserPage, API.UserProfile> = client.listUsersItems(limit: limit, order: .desc, email: "ada@example.com")
    for try await user in items { names.append(user.displayName) }
    return names
  }
}

// MARK: Requests and responses

let complete = API.CreateUserRequest(
  email: "ada@example.com", displayName: "Ada Lovelace", givenName: "Ada", familyName: "Lovelace", phoneNumber: "+442071234567",
  birthDate: CalendarDate(year: 1990, month: 12, day: 10), avatarURL: "https://images.example.com/ada.png",
  bio: "Writes the first programs.", locale: "en-GB", timeZone: "Europe/London",
  preferences: API.Preferences(theme: .dark, notifications: API.NotificationSwitches(push: true, email: false, sms: true)),
  metadata: ["plan": "pro"])

func describe(_ user: API.UserProfile) -> String {
  let required: [String] = [user.userID, user.email, user.displayName]
  let names: [API.PersonName?] = [user.givenName, user.familyName]
  let optional: [String?] = [user.phoneNumber, user.avatarURL, user.bio, user.locale, user.timeZone, user.metadata?["plan"]]
  let switches: API.NotificationSwitches? = user.preferences?.notifications
  let on: [Bool?] = [switches?.push, switches?.email, switches?.sms]
  let version: Int = user.version
  let times: [API.Timestamp] = [user.createdAt, user.updatedAt]
  return "\(required) \(names) \(optional) \(on) \(version) \(times) \(birthday(user.birthDate)) \(colour(user.preferences?.theme))"
}

func birthday(_ date: API.BirthDate?) -> String {
  guard let date, let first = CalendarDate("1900-01-01"), first < date else { return "" }
  let picked = CalendarDate(date.start(in: .current), in: .current)
  return "\(picked.year) \(picked.month) \(picked.day) \(picked == date) \(date.start() <= Date()) \(CalendarDate(Date()))"
}

func colour(_ theme: API.Theme?) -> String {
  switch theme {
  case .light, .dark, nil: theme?.rawValue ?? ""
  case .unknown(let value): value
  default: API.Theme.system.rawValue
  }
}

func stored(_ user: API.UserProfile) throws -> Set<API.UserProfile> {
  let copy = API.UserProfile(
    userID: user.userID, email: user.email, displayName: user.displayName, version: user.version, createdAt: user.createdAt,
    updatedAt: user.updatedAt, etag: user.etag)
  return [copy, try JSONDecoder().decode(API.UserProfile.self, from: JSONEncoder().encode(user))]
}

func replaced() -> API.ReplaceUserRequest {
  var request = API.ReplaceUserRequest(email: "ada@example.com", displayName: "Ada", metadata: [:])
  request.preferences = .init(theme: API.Theme(rawValue: "sepia"))
  request.preferences?.notifications = .init(push: true)
  return request
}

func sent<Value>(_ field: Field<Value>) -> Value? {
  switch field {
  case .keep, .clear: nil
  case .set(let value): value
  }
}

let emptyPage = API.UserPage(items: [])

func stored(_ request: API.PatchUserRequest) throws -> API.PatchUserRequest {
  try API.decoder.decode(API.PatchUserRequest.self, from: API.encoder.encode(request))
}

func ids<Value: Identifiable>(_ values: [Value]) -> [Value.ID] { values.map(\.id) }

func choices(_ users: [API.UserProfile]) -> [String] { ids(users) + API.Theme.allKnownCases.map(\.rawValue) }

// MARK: Tests and previews

func previews(_ url: URL) async throws -> [String] {
  let transport = FixtureTransport()
  await transport.respond(to: .getUser, with: .example, .value(Fixtures.profile, headers: [:]), .problem(.userNotFound))
  await transport.respond(to: .deleteUser, with: .failure(URLError(.timedOut)), .response { _ in TransportResponse(status: 204) })
  _ = try await UserProfilesClient(baseURL: url, transport: transport).me.get()
  let response = Fixtures.errorResponse(.emailTaken, of: .createUser)
  let shown = Response(value: Fixtures.page, status: 200, headers: Headers())
  let failure = CallFailure(operation: "getUser", attempts: 1, status: nil, requestID: nil, cause: nil)
  let errors: [any UserProfilesError] = [
    ClientError.problem(API.GetUserProblem(response)), ClientError<API.GetUserProblem>.network(failure),
    ClientError.problem(API.GetUserProblem(ErrorResponse(operation: "getUser", status: 404))),
  ]
  let requests: [TransportRequest] = await transport.requests
  let operations = FixtureOperation.all.map { "\($0.id) \($0.codes)" }
  return errors.map(explainAny) + requests.map(\.method) + operations + shown.value.items.map(\.email)
}

func explainAny(_ error: any UserProfilesError) -> String {
  if error.isCancelled || error.isOffline { return error.operation }
  let texts: [String?] = [error.requestID, error.code?.rawValue, error.response?.description, error.errorDescription, error.description]
  return "\(texts) \(error.attempts) \(error.status ?? 0) \(error.retryAfter ?? 0) \(error.inputErrors.map(\.pointer))"
}

// MARK: Errors

func explain<DeclaredProblem: OperationProblem>(_ error: ClientError<DeclaredProblem>) -> String {
  let details: [String?] = [error.operation, error.requestID, error.localizedDescription, error.description, error.debugDescription]
  let numbers: [Int?] = [error.attempts, error.status, error.retryAfter.map { Int($0) }]
  if case .cancelled(let failure) = error { return failure.debugDescription }
  switch error {
  case .problem(let problem): return explain(problem.response)
  case .network(let failure), .timeout(let failure): return "There is no network. \(failure.operation) \(failure.attempts)"
  case .unexpected(let failure): return "A network in between responded. \(failure.status ?? 0) \(failure.requestID ?? "")"
  case .token(let failure): return failure.cause == nil ? "" : "Sign in again."
  default: return "\(details) \(numbers)"
  }
}

func explain(_ response: ErrorResponse) -> String {
  let details: [String?] = [response.operation, response.requestID, response.etag, response.headers["Retry-After"], response.description]
  let numbers: [Double] = [Double(response.status), response.retryAfter ?? 0, Double(response.attempts)]
  guard let problem = response.problem else { return "\(details) \(numbers)" }
  let errors: [API.InputError] = problem.errors ?? []
  let texts = [problem.type, problem.title, problem.detail, problem.requestID, "\(problem.status)", explain(problem.code)]
  return (texts + errors.map { "\($0.pointer) \(explain($0.code)) \($0.detail)" }).joined(separator: ", ")
}

func explain(_ code: API.ProblemCode) -> String {
  switch code {
  case .invalidRequest, .invalidCursor, .unauthenticated, .forbidden, .userNotFound, .routeNotFound, .emailTaken, .preconditionFailed,
    .bodyTooLarge, .unsupportedMediaType, .idempotencyKeyReused, .tooManyRequests, .internalError, .badGateway, .serviceUnavailable:
    code.rawValue
  case .unknown(let value): value
  default: API.ProblemCode.gatewayTimeout.rawValue
  }
}

func explain(_ code: API.InputErrorCode) -> String {
  switch code {
  case .malformed, .missing, .unknownValue, .repeated, .wrongType, .wrongFormat, .notAllowed, .tooShort, .tooLong, .tooSmall, .tooLarge,
    .tooMany:
    code.rawValue
  case .unknown(let value): value
  default: API.InputErrorCode.inFuture.rawValue
  }
}

func explainCreation(_ error: ClientError<API.CreateUserProblem>) -> String {
  guard case .problem(let problem) = error else { return explain(error) }
  switch problem {
  case .badRequest(let response), .unauthorized(let response), .forbidden(let response): return explain(response)
  case .conflict: return "This email address is taken."
  case .contentTooLarge, .unsupportedMediaType: return "Update the app."
  case .unprocessableContent: return "Start again."
  case .tooManyRequests, .internalServerError, .badGateway, .serviceUnavailable: return "Try again."
  case .other(let response): return explain(response)
  default: return problem == .gatewayTimeout(problem.response) ? "Try again." : ""
  }
}

func explainChange(_ error: ClientError<API.UpdateUserProblem>) -> String {
  switch error {
  case .problem(.badRequest), .problem(.unauthorized), .problem(.forbidden), .problem(.notFound): "No."
  case .problem(.conflict): "This email address is taken."
  case .problem(.preconditionFailed(let response)): response.etag ?? ""
  case .problem(.contentTooLarge), .problem(.unsupportedMediaType): "Update the app."
  case .problem(.tooManyRequests), .problem(.internalServerError), .problem(.badGateway): "Try again."
  case .problem(.serviceUnavailable), .problem(.gatewayTimeout), .problem(.other): "Try again."
  default: explain(error)
  }
}

func explainRead(_ error: ClientError<API.GetUserProblem>) -> String {
  switch error {
  case .problem(.badRequest), .problem(.unauthorized), .problem(.forbidden): "No."
  case .problem(.notFound(let response)): response.code == .userNotFound ? "There is no such user." : ""
  case .problem(.tooManyRequests), .problem(.internalServerError), .problem(.badGateway): "Try again."
  case .problem(.serviceUnavailable), .problem(.gatewayTimeout), .problem(.other): "Try again."
  default: explain(error)
  }
}

func explainDeletion(_ error: ClientError<API.DeleteUserProblem>) -> String {
  switch error {
  case .problem(.badRequest), .problem(.unauthorized), .problem(.forbidden), .problem(.notFound): "No."
  case .problem(.preconditionFailed): "The profile was changed on another device."
  case .problem(.tooManyRequests), .problem(.internalServerError), .problem(.badGateway): "Try again."
  case .problem(.serviceUnavailable), .problem(.gatewayTimeout), .problem(.other): "Try again."
  default: explain(error)
  }
}

func explainList(_ error: any Error) -> String {
  guard let error = error as? ClientError<API.ListUsersProblem> else { return "" }
  return switch error {
  case .problem(.badRequest(let response)): response.code == .invalidCursor ? "Start at the first page." : "No."
  case .problem(.unauthorized), .problem(.forbidden): "No."
  case .problem(.tooManyRequests), .problem(.internalServerError), .problem(.badGateway): "Try again."
  case .problem(.serviceUnavailable), .problem(.gatewayTimeout), .problem(.other): "Try again."
  default: explain(error)
  }
}
