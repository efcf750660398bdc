import Foundation
import UserProfiles

/// An operation of the API, with the responses of its examples.
public struct FixtureOperation: Sendable {
  /// The operationId.
  public let id: String
  let method: String
  /// The path template below the base URL: `/users/{userId}`.
  let path: String
  let success: FixtureExample
  /// The response to a request with a cursor; nil for an operation without pages.
  let lastPage: (cursor: String, response: FixtureExample)?
  /// The error responses by code.
  private let problems: [String: FixtureExample]

  init(
    id: String, method: String, path: String, success: FixtureExample, lastPage: (cursor: String, response: FixtureExample)? = nil,
    problems: [String: FixtureExample]
  ) {
    self.id = id
    self.method = method
    self.path = path
    self.success = success
    self.lastPage = lastPage
    self.problems = problems
  }

  /// The codes of the problems that the operation declares.
  public var codes: [API.ProblemCode] { problems.keys.sorted().map(API.ProblemCode.init(rawValue:)) }

  /// Returns the error response with a code. Stops the program when the operation does not declare the code.
  func problem(_ code: API.ProblemCode) -> FixtureExample {
    guard let response = problems[code.rawValue] else {
      let declared = codes.map(\.rawValue).joined(separator: ", ")
      preconditionFailure("\(id) declares no problem \(code.rawValue). It declares: \(declared).")
    }
    return response
  }

  /// Whether the operation is the one that a request calls. The base URL may have a path of its own.
  func matches(_ request: TransportRequest) -> Bool {
    let template = path.split(separator: "/")
    let segments = (URLComponents(url: request.url, resolvingAgainstBaseURL: true)?.percentEncodedPath ?? "").split(separator: "/")
    guard method == request.method, segments.count >= template.count else { return false }
    return zip(template, segments.suffix(template.count)).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }

  /// Returns the example of the response to a request.
  func example(for request: TransportRequest) -> FixtureExample {
    let query = URLComponents(url: request.url, resolvingAgainstBaseURL: true)?.queryItems ?? []
    guard let lastPage, query.contains(where: { $0.name == lastPage.cursor }) else { return success }
    return lastPage.response
  }
}

/// The example of a response.
struct FixtureExample: Sendable {
  let status: Int
  let headers: [String: String]
  /// Empty for a response without a body.
  var json = ""

  var response: TransportResponse {
    TransportResponse(status: status, headers: Headers(headers), body: Data(json.utf8))
  }
}
