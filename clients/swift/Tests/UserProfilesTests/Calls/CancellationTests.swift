import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@testable import UserProfiles

@Suite("Cancellation")
struct CancellationTests {
  let api: Proxied
  let signal = Signal()

  init() throws {
    api = try Proxied()
  }

  @Test("during a wait: the call ends, and nothing more is sent")
  func inAWait() async throws {
    let sent = Log<String>()
    let environment = Environment(wait: { [signal] _ in
      signal.send()
      try await Task.sleep(seconds: 3600)
    })
    let client = try UserProfilesClient(stub: "https://api.example.com", environment: environment) { request in
      await sent.add(request.method)
      return TransportResponse(status: 503)
    }
    let call = calling(client)
    await signal.wait()
    call.cancel()
    guard case .cancelled(let failure) = await call.value else { throw UnexpectedResult() }
    #expect(failure.attempts == 1)
    #expect(await sent.entries == ["GET"])
  }

  @Test("during an attempt: the call ends without a response")
  func inAnAttempt() async throws {
    let call = calling(try api.client("slow:30000"))
    try await api.hasSeen(1)
    call.cancel()
    guard case .cancelled(let failure) = await call.value else { throw UnexpectedResult() }
    #expect(failure.attempts == 1)
    #expect(try await api.seen().count == 1)
  }

  @Test("during an attempt whose transport ignores cancellation: the call ends at once")
  func uncancellableTransport() async throws {
    let client = try UserProfilesClient(stub: "https://api.example.com") { [signal] _ in
      signal.send()
      await uncancellableSleep(seconds: 20)
      return TransportResponse(status: 200, body: Data(#"{"items":[]}"#.utf8))
    }
    let call = calling(client)
    await signal.wait()
    let start = Environment().uptime()
    call.cancel()
    guard case .cancelled(let failure) = await call.value else { throw UnexpectedResult() }
    #expect(failure.attempts == 1)
    #expect(Environment().uptime() - start < 10)
  }

  @Test("before the first attempt: nothing is sent")
  func before() async throws {
    let sent = Log<String>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      await sent.add(request.method)
      return TransportResponse(status: 503)
    }
    for _ in 1...200 {
      let begin = Signal()
      let call = Task {
        await begin.wait()
        return await error(of: client)
      }
      call.cancel()
      begin.send()
      guard case .cancelled(let failure) = await call.value else { throw UnexpectedResult() }
      #expect(failure.attempts == 0)
    }
    #expect(await sent.entries.isEmpty)
  }

  @Test("during a token refresh: the cancelled call ends, and the others get the token")
  func whileRefreshing() async throws {
    let (asked, refreshed) = (Log<String?>(), Signal())
    let client = try api.client() { [signal] stale in
      await asked.add(stale)
      guard stale != nil else { return Proxied.expiredToken }
      signal.send()
      await refreshed.wait()
      return Proxied.freshToken
    }
    let leaving = calling(client)
    await signal.wait()
    let staying = calling(client)
    while await client.sessions.current.tokens?.waiting.count != 2 { try await Task.sleep(seconds: 0.01) }
    leaving.cancel()
    guard case .cancelled = await leaving.value else { throw UnexpectedResult() }
    refreshed.send()
    #expect(await staying.value == nil)
    #expect(await asked.entries == [nil, Proxied.expiredToken])
  }

  @Test("during an iteration over pages: the sequence throws cancelled")
  func ofAnIteration() async throws {
    let client = try api.client("slow:30000")
    let iteration = Task { () -> ClientError<API.ListUsersProblem>? in
      do {
        for try await _ in client.listUsersItems() {}
        return nil
      } catch {
        return error as? ClientError<API.ListUsersProblem>
      }
    }
    try await api.hasSeen(1)
    iteration.cancel()
    guard case .cancelled = await iteration.value else { throw UnexpectedResult() }
  }

  @Test("by URLSession: the call ends as cancelled without a retry, and URLSession's own timeout ends an attempt as timeout")
  func byURLSession() async throws {
    for code in [URLError.Code.cancelled, .timedOut] {
      let client = try UserProfilesClient(stub: "https://api.example.com") { _ in throw URLError(code) }
      switch await error(of: client) {
      case .cancelled(let failure): #expect(code == .cancelled && failure.attempts == 1)
      case .timeout(let failure): #expect(code == .timedOut && failure.attempts == 4)
      default: throw UnexpectedResult()
      }
    }
  }

  private func calling(_ client: UserProfilesClient) -> Task<ClientError<API.ListUsersProblem>?, Never> {
    Task { await error(of: client) }
  }

  private func error(of client: UserProfilesClient) async -> ClientError<API.ListUsersProblem>? {
    do {
      _ = try await client.listUsers(limit: 1)
      return nil
    } catch {
      return error
    }
  }
}
