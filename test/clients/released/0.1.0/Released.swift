// The data layer of an app, written against this release. Every release after it must compile it as it is.
import Foundation
import UserProfiles

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
  configuration.tryTimeout = 5
  configuration.totalTimeout = 20
  configuration.retries = 2
  configuration.keptEntities = 10
  return UserProfilesClient(baseURL: url, tokens: provider, transport: CountingTransport(), configuration: configuration)
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

  func signUp(_ email: EmailAddress, _ name: DisplayName) async throws(ClientError<CreateUserProblem>) -> UserId {
    let request = CreateUserRequest(email: email, displayName: name)
    try await client.createUser(request)
    let created: Answer<UserProfile> = try await client.createUser(request, idempotencyKey: "key")
    let texts: [String?] = [created.etag, created.requestID, created.location, created.headers["Idempotent-Replayed"]]
    return texts.isEmpty || created.status != 201 ? "" : created.value.userId
  }

  func read(_ id: UserId) async throws(ClientError<GetUserProblem>) -> UserProfile {
    try await client.getUser(userId: id).value
  }

  func change(_ user: UserProfile, bio: Bio, etag: String?) async throws(ClientError<UpdateUserProblem>) -> UserProfile {
    var request = ReplaceUserRequest(user)
    request.bio = bio
    try await client.updateUser(userId: user.userId, request)
    for precondition: Precondition in [.kept, .any, .unconditional, .tag(etag ?? "")] {
      try await client.updateUser(userId: user.userId, request, ifMatch: precondition)
    }
    return try await client.updateUser(userId: user.userId, request, ifMatch: etag.map { .tag($0) } ?? .kept).value
  }

  func remove(_ id: UserId) async throws(ClientError<DeleteUserProblem>) {
    try await client.deleteUser(userId: id)
    let gone: Answer<Void> = try await client.deleteUser(userId: id, ifMatch: .unconditional)
    _ = gone.status
  }

  func walk(_ order: ListUsersOrder, from: Date, to: Date) async throws -> [DisplayName] {
    let page: UserPage = try await client.listUsers().value
    let cursor: Cursor? = page.nextCursor
    let limit: Int32 = 50
    let second = try await client.listUsers(
      limit: limit, cursor: cursor, order: order, createdFrom: from, createdTo: to, email: "ada@example.com")
    var names = (page.items + second.value.items).map(\.displayName)
    let pages: PageSequence<UserPage> = client.listUsersPages(limit: limit, cursor: cursor, order: .asc, createdFrom: from, createdTo: to)
    for try await answer in pages { names += answer.value.items.map(\.email) }
    let items: ItemSequence<UserPage, UserProfile> = client.listUsersItems(limit: limit, order: .desc, email: "ada@example.com")
    for try await user in items { names.append(user.displayName) }
    return names
  }
}

// MARK: What is sent and read

let complete = CreateUserRequest(
  email: "ada@example.com", displayName: "Ada Lovelace", givenName: "Ada", familyName: "Lovelace", phoneNumber: "+442071234567",
  birthDate: CalendarDate(year: 1990, month: 12, day: 10), avatarUrl: "https://images.example.com/ada.png",
  bio: "Writes the first programs.", locale: "en-GB", timeZone: "Europe/London",
  preferences: Preferences(theme: .dark, notifications: NotificationSwitches(push: true, email: false, sms: true)),
  metadata: ["plan": "pro"])

func describe(_ user: UserProfile) -> String {
  let required: [String] = [user.userId, user.email, user.displayName]
  let names: [PersonName?] = [user.givenName, user.familyName]
  let optional: [String?] = [user.phoneNumber, user.avatarUrl, user.bio, user.locale, user.timeZone, user.metadata?["plan"]]
  let switches: NotificationSwitches? = user.preferences?.notifications
  let on: [Bool?] = [switches?.push, switches?.email, switches?.sms]
  let version: Int64 = user.version
  let times: [Timestamp] = [user.createdAt, user.updatedAt]
  return "\(required) \(names) \(optional) \(on) \(version) \(times) \(birthday(user.birthDate)) \(colour(user.preferences?.theme))"
}

func birthday(_ date: BirthDate?) -> String {
  guard let date, let first = CalendarDate("1900-01-01"), first < date else { return "" }
  let picked = CalendarDate(date.start(in: .current), in: .current)
  return "\(picked.year) \(picked.month) \(picked.day) \(picked == date) \(date.start() <= Date()) \(CalendarDate(Date()))"
}

func colour(_ theme: Theme?) -> String {
  switch theme {
  case .light, .dark, nil: theme?.rawValue ?? ""
  case .unknown(let value): value
  default: Theme.system.rawValue
  }
}

func kept(_ user: UserProfile) throws -> Set<UserProfile> {
  let copy = UserProfile(
    userId: user.userId, email: user.email, displayName: user.displayName, version: user.version, createdAt: user.createdAt,
    updatedAt: user.updatedAt)
  return [copy, try JSONDecoder().decode(UserProfile.self, from: JSONEncoder().encode(user))]
}

func replaced() -> ReplaceUserRequest {
  var request = ReplaceUserRequest(email: "ada@example.com", displayName: "Ada", metadata: [:])
  request.preferences = .init(theme: Theme(rawValue: "sepia"))
  request.preferences?.notifications = .init(push: true)
  return request
}

func sent<Value>(_ field: Field<Value>) -> Value? {
  switch field {
  case .keep, .clear: nil
  case .set(let value): value
  }
}

let emptyPage = UserPage(items: [])

// MARK: What goes wrong

func tell<DeclaredProblem: OperationProblem>(_ error: ClientError<DeclaredProblem>) -> String {
  let facts: [String?] = [error.operation, error.requestID, error.localizedDescription, error.description, error.debugDescription]
  let numbers: [Int?] = [error.tries, error.status, error.retryAfter.map { Int($0) }]
  if case .cancelled(let failure) = error { return failure.debugDescription }
  switch error {
  case .problem(let problem): return tell(problem.answer)
  case .network(let failure), .timeout(let failure): return "There is no network. \(failure.operation) \(failure.tries)"
  case .unexpected(let failure): return "There is something in between. \(failure.status ?? 0) \(failure.requestID ?? "")"
  case .token(let failure): return failure.cause == nil ? "" : "Sign in again."
  default: return "\(facts) \(numbers)"
  }
}

func tell(_ answer: ErrorAnswer) -> String {
  let facts: [String?] = [answer.operation, answer.requestID, answer.etag, answer.headers["Retry-After"], answer.description]
  let numbers: [Double] = [Double(answer.status), answer.retryAfter ?? 0, Double(answer.tries)]
  guard let problem = answer.problem else { return "\(facts) \(numbers)" }
  let errors: [InputError] = problem.errors ?? []
  let texts = [problem.type, problem.title, problem.detail, problem.requestId, "\(problem.status)", tell(problem.code)]
  return (texts + errors.map { "\($0.pointer) \(tell($0.code)) \($0.detail)" }).joined(separator: ", ")
}

func tell(_ code: ProblemCode) -> String {
  switch code {
  case .invalidRequest, .invalidCursor, .unauthenticated, .forbidden, .userNotFound, .routeNotFound, .emailTaken, .preconditionFailed,
    .bodyTooLarge, .unsupportedMediaType, .idempotencyKeyReused, .tooManyRequests, .internalError, .badGateway, .serviceUnavailable:
    code.rawValue
  case .unknown(let value): value
  default: ProblemCode.gatewayTimeout.rawValue
  }
}

func tell(_ code: InputErrorCode) -> String {
  switch code {
  case .malformed, .missing, .unknownValue, .repeated, .wrongType, .wrongFormat, .notAllowed, .tooShort, .tooLong, .tooSmall, .tooLarge,
    .tooMany:
    code.rawValue
  case .unknown(let value): value
  default: InputErrorCode.inFuture.rawValue
  }
}

func tellCreation(_ error: ClientError<CreateUserProblem>) -> String {
  guard case .problem(let problem) = error else { return tell(error) }
  switch problem {
  case .badRequest(let answer), .unauthorized(let answer), .forbidden(let answer): return tell(answer)
  case .conflict: return "Somebody else has this e-mail address."
  case .contentTooLarge, .unsupportedMediaType: return "Update the app."
  case .unprocessableContent: return "Begin anew."
  case .tooManyRequests, .internalServerError, .badGateway, .serviceUnavailable: return "Try again."
  case .other(let answer): return tell(answer)
  default: return problem == .gatewayTimeout(problem.answer) ? "Try again." : ""
  }
}

func tellChange(_ error: ClientError<UpdateUserProblem>) -> String {
  switch error {
  case .problem(.badRequest), .problem(.unauthorized), .problem(.forbidden), .problem(.notFound): "No."
  case .problem(.conflict): "Somebody else has this e-mail address."
  case .problem(.preconditionFailed(let answer)): answer.etag ?? ""
  case .problem(.contentTooLarge), .problem(.unsupportedMediaType): "Update the app."
  case .problem(.tooManyRequests), .problem(.internalServerError), .problem(.badGateway): "Try again."
  case .problem(.serviceUnavailable), .problem(.gatewayTimeout), .problem(.other): "Try again."
  default: tell(error)
  }
}

func tellRead(_ error: ClientError<GetUserProblem>) -> String {
  switch error {
  case .problem(.badRequest), .problem(.unauthorized), .problem(.forbidden): "No."
  case .problem(.notFound(let answer)): answer.code == .userNotFound ? "There is no such user." : ""
  case .problem(.tooManyRequests), .problem(.internalServerError), .problem(.badGateway): "Try again."
  case .problem(.serviceUnavailable), .problem(.gatewayTimeout), .problem(.other): "Try again."
  default: tell(error)
  }
}

func tellDeletion(_ error: ClientError<DeleteUserProblem>) -> String {
  switch error {
  case .problem(.badRequest), .problem(.unauthorized), .problem(.forbidden), .problem(.notFound): "No."
  case .problem(.preconditionFailed): "The profile was changed on another device."
  case .problem(.tooManyRequests), .problem(.internalServerError), .problem(.badGateway): "Try again."
  case .problem(.serviceUnavailable), .problem(.gatewayTimeout), .problem(.other): "Try again."
  default: tell(error)
  }
}

func tellList(_ error: any Error) -> String {
  guard let error = error as? ClientError<ListUsersProblem> else { return "" }
  return switch error {
  case .problem(.badRequest(let answer)): answer.code == .invalidCursor ? "Begin at the first page." : "No."
  case .problem(.unauthorized), .problem(.forbidden): "No."
  case .problem(.tooManyRequests), .problem(.internalServerError), .problem(.badGateway): "Try again."
  case .problem(.serviceUnavailable), .problem(.gatewayTimeout), .problem(.other): "Try again."
  default: tell(error)
  }
}
