import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@testable import UserProfiles

@Suite("URLSessionTransport")
struct URLSessionTransportTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("the session ends with the client that has it")
  func sessionEnds() async throws {
    weak var session: URLSession?
    do {
      let transport = URLSessionTransport()
      session = transport.session
      _ = try await api.client(transport: transport).listUsers(limit: 1)
      #expect(session != nil)
    }
    for _ in 1...500 where session != nil { try await Task.sleep(seconds: 0.01) }
    #expect(session == nil)
  }

  @Test("the session of an app stays usable when the client has gone")
  func sessionStays() async throws {
    let session = URLSession(configuration: .ephemeral)
    defer { session.invalidateAndCancel() }
    for _ in 1...2 {
      #expect(try await api.client(transport: URLSessionTransport(session: session)).listUsers(limit: 1).status == 200)
    }
  }
}
