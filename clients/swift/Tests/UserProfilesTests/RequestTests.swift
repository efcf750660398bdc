import Foundation
import Testing

@testable import UserProfiles

@Suite("What a request looks like")
struct RequestTests {
  @Test("a value in path or query cannot be taken for anything else")
  func encoding() throws {
    let target = try [
      Parameter.path("userId", "a/b?c#d%é ~"), .query("email", "a+b&c@example.com"), .query("order", ListUsersOrder.asc),
      .query("limit", Int32(5)),
    ]
    .target("/users/{userId}")
    #expect(target.path == "/users/a%2Fb%3Fc%23d%25%C3%A9%20~")
    #expect(target.query == "?email=a%2Bb%26c%40example.com&order=asc&limit=5")
  }

  @Test("what the caller left out is not sent")
  func absent() throws {
    let absent: String? = nil
    #expect(try [Parameter.query("email", absent)].target("/users").query.isEmpty)
    #expect([Parameter.header("X-A", absent), .header("X-B", "b")].headers == ["X-B": "b"])
  }

  @Test(
    "the base URL may have a stage path and a slash at the end", arguments: ["https://api.example.com/v1", "https://api.example.com/v1/"])
  func base(url: String) async throws {
    let sent = Log<TransportRequest>()
    let client = try UserProfilesClient(stub: url) { request in
      await sent.add(request)
      return TransportResponse(status: 200, body: Data(#"{"items":[]}"#.utf8))
    }
    _ = try await client.listUsers(createdFrom: Date(timeIntervalSince1970: 0))
    let request = try #require(await sent.entries.first)
    #expect(request.url.absoluteString == "https://api.example.com/v1/users?createdFrom=1970-01-01T00%3A00%3A00.000Z")
    #expect(request.headers["Content-Type"] == nil)
  }

  @Test("a byte order mark in front of an answer is ignored")
  func byteOrderMark() async throws {
    let client = try UserProfilesClient(stub: "https://api.example.com") { _ in
      TransportResponse(status: 200, body: Data("\u{FEFF}\(profile)".utf8))
    }
    #expect(try await client.getUser(userId: nobody).value.displayName == "Ada")
  }

  @Test("an optional property without a value is left out of the body")
  func body() throws {
    let request = CreateUserRequest(email: "a@example.com", displayName: "Ada")
    #expect(try JSON.encoder.encode(request) == Data(#"{"displayName":"Ada","email":"a@example.com"}"#.utf8))
  }

  @Test("Retry-After is seconds or a date, and nothing else")
  func retryAfter() throws {
    let now = try #require(RFC3339.date("2026-11-23T10:00:00Z"))
    let cases = [("120", 120.0), ("Mon, 23 Nov 2026 10:00:05 GMT", 5), ("Mon, 23 Nov 2026 09:00:00 GMT", 0), ("soon", nil), (nil, nil)]
    for (field, seconds) in cases {
      #expect(Backoff.retryAfter(Headers(field.map { ["Retry-After": $0] } ?? [:]), now: now) == seconds)
    }
  }

  @Test("Retry-After as a date is compared with the Date of the answer, not with the clock of the device")
  func retryAfterByDate() throws {
    let slow = try #require(RFC3339.date("2026-11-23T09:00:00Z"))
    let headers = Headers(["Date": "Mon, 23 Nov 2026 10:00:02 GMT", "Retry-After": "Mon, 23 Nov 2026 10:00:05 GMT"])
    #expect(Backoff.retryAfter(headers, now: slow) == 3)
    let malformed = Headers(["Date": "today", "Retry-After": "Mon, 23 Nov 2026 09:00:05 GMT"])
    #expect(Backoff.retryAfter(malformed, now: slow) == 5)
  }

  @Test("the wait doubles up to eight seconds, and chance takes any part of it")
  func backoff() {
    let longest = (1...8).map { Backoff.wait(before: $0, retryAfter: nil, random: 1) }
    #expect(longest == [0.25, 0.5, 1, 2, 4, 8, 8, 8])
    #expect(Backoff.wait(before: 3, retryAfter: nil, random: 0) == 0)
    #expect(Backoff.wait(before: 1, retryAfter: 30, random: 0) == 30)
    #expect(Backoff.wait(before: 1, retryAfter: 30.1, random: 0) == nil)
  }
}
