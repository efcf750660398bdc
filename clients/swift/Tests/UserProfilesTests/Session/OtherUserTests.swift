import Foundation
import Testing

@testable import UserProfiles

@Suite("Token of another user")
struct OtherUserTests {
  @Test("with the real API: the request that is repeated with the token of another user has no cached ETag")
  func realTokens() async throws {
    let api = try Proxied()
    let client = try api.client("pass,401") { $0 == nil ? Proxied.freshToken : Proxied.userToken }
    let id = try await client.createUser(body: newUser()).value.userID
    let error = try await failure(API.GetUserProblem.self) { try await client.getUser(userID: id) }
    guard case .problem(.forbidden) = error else { throw error }
    let seen = try await api.seen()
    #expect(seen.map { $0.headers["if-none-match"] != nil } == [false, true, false])
  }

  @Test(
    "a token with another subject clears the cache, and a token with the same subject or without one does not",
    arguments: [
      ([token("ada", 1), token("bob", 2)], nil), ([token("ada", 1), token("ada", 2)], "\"1\""), ([token("ada", 1), "opaque"], "\"1\""),
      (["opaque", token("ada", 1)], "\"1\""), (["opaque", "other"], "\"1\""), ([token("ada", 1), "opaque", token("bob", 1)], nil),
    ] as [([String], String?)])
  func subjects(tokens: [String], etag: String?) async throws {
    let (given, sent) = (Log<String>(), Log<String?>())
    let client = try UserProfilesClient(
      stub: "https://api.example.com",
      tokens: { _ in
        let number = await given.add("")
        return tokens[min(number, tokens.count) - 1]
      }
    ) { request in
      await sent.add(request.headers["If-None-Match"])
      let isCurrent = request.headers["Authorization"] == "Bearer \(tokens[tokens.count - 1])"
      let isFirst = request.headers["If-None-Match"] == nil && request.headers["Authorization"] == "Bearer \(tokens[0])"
      return TransportResponse(status: isCurrent || isFirst ? 200 : 401, headers: Headers(["ETag": "\"1\""]), body: Data(profile.utf8))
    }
    for _ in 1..<tokens.count { _ = try? await client.getUser(userID: missingUserID) }
    _ = try await client.getUser(userID: missingUserID)
    #expect(await sent.entries.last == etag)
  }

  @Test("a response to a request with the token of the user before is not cached", arguments: [true, false])
  func earlierAccess(isRead: Bool) async {
    let cache = ResponseCache(limit: 2)
    let earlier = await cache.begin("/users/me", isRead: isRead, subject: "ada")
    let later = await cache.begin("/users/me", isRead: true, subject: "bob")
    let response = CachedResponse(etag: "\"1\"", body: Data(), type: ObjectIdentifier(API.UserProfile.self))
    await cache.end(earlier, .response(response, at: "/users/me"))
    #expect(await cache.begin("/users/me", isRead: true, subject: "bob").cached == nil)
    await cache.end(later, .response(response, at: "/users/me"))
    #expect(await cache.begin("/users/me", isRead: true, subject: "bob").cached?.etag == "\"1\"")
  }

  @Test(
    "the subject is read from the payload of a JSON Web Token, whatever the padding of its encoding",
    arguments: ["a", "ab", "abc", "abcd", "ö?>~ÿ", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"])
  func subject(_ subject: String) {
    #expect(token(subject, 1).tokenSubject == subject)
  }

  @Test(
    "a text that is not a JSON Web Token with a subject has none",
    arguments: ["", "opaque", "a.b", "a.b.c", "e30.e30.e30", "e30.eyJzdWIiOjF9.e30", "e30.eyJzdWIiOiJhIn0", "e30.eyJzdWIiOiJhIn0.e30.e30"])
  func withoutSubject(text: String) {
    #expect(text.tokenSubject == nil)
  }
}

/// Returns a JSON Web Token without a valid signature.
private func token(_ subject: String, _ number: Int) -> String {
  let payload = Data(#"{"n":\#(number),"sub":"\#(subject)"}"#.utf8).base64EncodedString()
  let encoded = payload.filter { $0 != "=" }.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
  return "e30.\(encoded).c2ln"
}
