import Foundation
import Testing

@testable import UserProfiles

/// The real API behind the proxy that misbehaves (test/clients/misbehaving-proxy.ts), below a base URL of its own.
struct Proxied {
  let waits = Waits()
  private let url: String

  /// Tokens of an administrator: one that is good, and one that was.
  static let freshToken = ProcessInfo.processInfo.environment["USER_PROFILES_TOKEN"] ?? ""
  static let expiredToken = ProcessInfo.processInfo.environment["USER_PROFILES_EXPIRED_TOKEN"] ?? ""

  /// The subject of a person without a profile, and their token.
  static let person = ProcessInfo.processInfo.environment["USER_PROFILES_PERSON"] ?? ""
  static let personToken = ProcessInfo.processInfo.environment["USER_PROFILES_PERSON_TOKEN"] ?? ""

  /// - Throws: when the proxy is not there: a test without it proves nothing.
  init() throws {
    guard let proxy = ProcessInfo.processInfo.environment["USER_PROFILES_PROXY"] else { throw ProxyMissing() }
    url = "\(proxy)/\(UUID().uuidString)"
  }

  /// - Parameter script: what happens to the requests, in order; those after them pass.
  func client(
    _ script: String = "pass", tokens: TokenProvider? = { _ in Proxied.freshToken },
    transport: any Transport = URLSessionTransport(), configuration: UserProfilesClient.Configuration = UserProfilesClient.Configuration()
  ) throws -> UserProfilesClient {
    let path = try #require(script.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed))
    return UserProfilesClient(
      baseURL: try #require(URL(string: "\(url)/\(path)")), tokens: tokens, transport: transport,
      configuration: configuration, environment: .recording(waits))
  }

  /// What came to the proxy, in order.
  func seen() async throws -> [SeenRequest] {
    let url = try #require(URL(string: "\(url)/requests"))
    let response = try await URLSessionTransport().send(TransportRequest(method: "GET", url: url))
    return try JSON.decoder.decode([SeenRequest].self, from: response.body)
  }

  /// Waits until `count` requests have come.
  func hasSeen(_ count: Int) async throws {
    while try await seen().count < count { try await Task.sleep(seconds: 0.02) }
  }
}

struct ProxyMissing: Error, CustomStringConvertible {
  let description = "Set USER_PROFILES_PROXY to the URL of the proxy that misbehaves: these tests need the real API behind it."
}

/// A request that the proxy has seen.
struct SeenRequest: Decodable {
  let method: String
  let path: String
  /// Names in lower case.
  let headers: [String: String]
  let action: String
}

/// The waits between tries, in seconds. They are over at once.
actor Waits {
  private(set) var seconds: [TimeInterval] = []

  func add(_ wait: TimeInterval) {
    seconds.append(wait)
  }
}

extension Environment {
  static func recording(_ waits: Waits, now: Date = Date()) -> Environment {
    Environment(now: { now }, random: { 0.5 }, wait: { await waits.add($0) })
  }
}
