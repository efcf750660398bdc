import Foundation

@testable import UserProfiles

/// Returns the response to a request, or the error when there is none.
///
/// - Throws: ``Mismatch`` when another request arrives than the client has sent.
typealias Deliver = @Sendable (TransportRequest, JSONValue) async throws -> Result<TransportResponse, any Error>

/// Returns the scripted response itself.
let inMemory: Deliver = { _, script in
  guard script != .text("lost") else { return .failure(URLError(.networkConnectionLost)) }
  let body = try script["body"].map { try JSONEncoder().encode($0) } ?? Data((script["text"]?.string ?? "").utf8)
  return .success(TransportResponse(status: script["status"]?.int ?? 0, headers: Headers(script["headers"]?.texts ?? [:]), body: body))
}

/// Sends requests with `URLSession` to the wire server (test/clients/vectors/wire-server.ts), which sends the scripted response.
struct Wire: Sendable {
  let server: String
  private let transport = URLSessionTransport()

  /// - Throws: ``ProxyMissing`` without the server, because the test would prove nothing.
  init() throws {
    guard let server = ProcessInfo.processInfo.environment["USER_PROFILES_VECTORS"] else { throw ProxyMissing() }
    self.server = server
  }

  func deliver(_ request: TransportRequest, _ script: JSONValue) async throws -> Result<TransportResponse, any Error> {
    let id = UUID().uuidString
    let json = try JSONEncoder().encode(JSONValue.object(["id": .text(id), "response": script]))
    let segment = json.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
    let path = String(request.url.absoluteString.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" })
    guard let url = URL(string: "\(server)/\(segment)\(path)") else { throw Mismatch("The URL is malformed.") }
    var rewritten = request
    rewritten.url = url
    let result: Result<TransportResponse, any Error>
    do { result = .success(try await transport.send(rewritten)) } catch { result = .failure(error) }
    try expect("the request that arrived", Self.arriving(request, path), try await recorded(id))
    return result
  }

  private static func arriving(_ request: TransportRequest, _ path: String) -> JSONValue {
    let headers = request.headers.map { ($0.key.lowercased(), JSONValue.text($0.value)) }
    return .object([
      "method": .text(request.method), "path": .text(path), "headers": .object(Dictionary(uniqueKeysWithValues: headers)),
      "body": .text(String(decoding: request.body ?? Data(), as: UTF8.self)),
    ])
  }

  /// The headers that `URLSession` adds to each request.
  private static let ofTransport: Set = [
    "accept", "accept-encoding", "accept-language", "connection", "content-length", "host", "user-agent",
  ]

  private func recorded(_ id: String) async throws -> JSONValue {
    guard let url = URL(string: "\(server)/recorded/\(id)") else { throw Mismatch("The URL is malformed.") }
    let response = try await transport.send(TransportRequest(method: "GET", url: url))
    var members = try JSONDecoder().decode(JSONValue.self, from: response.body).members ?? [:]
    members["headers"] = .object((members["headers"]?.members ?? [:]).filter { !Self.ofTransport.contains($0.key) })
    return .object(members)
  }
}
