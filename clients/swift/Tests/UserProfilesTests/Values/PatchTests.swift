import Foundation
import Testing

@testable import UserProfiles

@Suite("PatchUserRequest")
struct PatchTests {
  let user: API.UserProfile

  init() throws {
    user = API.UserProfile(
      userID: missingUserID, email: "ada@example.com", displayName: "Ada", givenName: "Ada", birthDate: CalendarDate("1990-12-10"),
      bio: "Hello.", preferences: .init(theme: .dark, notifications: .init(push: true, email: false)),
      metadata: ["plan": "pro", "coupon": ""], version: 3, createdAt: Date(timeIntervalSince1970: 0),
      updatedAt: Date(timeIntervalSince1970: 0), etag: "\"3-a\"")
  }

  /// Returns the body of the request that makes the change.
  private func body(_ change: (inout API.UserProfile) -> Void) throws -> String {
    var edited = user
    change(&edited)
    let request = API.PatchUserRequest(from: user, to: edited)
    #expect(request.etag == edited.etag)
    return String(decoding: try JSON.bodyEncoder.encode(request), as: UTF8.self)
  }

  @Test("of an unchanged profile is empty")
  func unchanged() throws {
    #expect(try body { _ in } == "{}")
  }

  @Test("contains only what was changed")
  func changed() throws {
    #expect(try body { $0.displayName = "Ada Lovelace" } == #"{"displayName":"Ada Lovelace"}"#)
    #expect(try body { $0.phoneNumber = "+491" } == #"{"phoneNumber":"+491"}"#)
    #expect(try body { $0.birthDate = CalendarDate("1990-12-11") } == #"{"birthDate":"1990-12-11"}"#)
  }

  @Test("clears a property that is nil, and an optional text that is empty")
  func cleared() throws {
    #expect(try body { $0.bio = nil } == #"{"bio":null}"#)
    #expect(try body { $0.bio = "" } == #"{"bio":null}"#)
    #expect(try body { $0.birthDate = nil } == #"{"birthDate":null}"#)
    #expect(try body { $0.preferences = nil } == #"{"preferences":null}"#)
    #expect(try body { $0.metadata = nil } == #"{"metadata":null}"#)
  }

  @Test("leaves an optional text alone that was absent and is empty")
  func stillAbsent() throws {
    #expect(try body { $0.phoneNumber = "" } == "{}")
  }

  @Test("sends a required text that is empty, so that the API reports it")
  func requiredText() throws {
    #expect(try body { $0.displayName = "" } == #"{"displayName":""}"#)
  }

  @Test("merges nested objects")
  func nested() throws {
    #expect(try body { $0.preferences?.theme = .light } == #"{"preferences":{"theme":"light"}}"#)
    #expect(try body { $0.preferences?.theme = nil } == #"{"preferences":{"theme":null}}"#)
    #expect(try body { $0.preferences?.theme = .unknown("sepia") } == #"{"preferences":{"theme":"sepia"}}"#)
    #expect(try body { $0.preferences?.notifications?.push = nil } == #"{"preferences":{"notifications":{"push":null}}}"#)
    #expect(try body { $0.preferences?.notifications = nil } == #"{"preferences":{"notifications":null}}"#)
  }

  @Test("creates a nested object that was absent")
  func newObject() throws {
    var bare = user
    bare.preferences = nil
    bare.metadata = nil
    var edited = bare
    edited.preferences = .init(notifications: .init(sms: true))
    edited.metadata = [:]
    let request = API.PatchUserRequest(from: bare, to: edited)
    #expect(
      String(decoding: try JSON.bodyEncoder.encode(request), as: UTF8.self)
        == #"{"preferences":{"notifications":{"sms":true}}}"#)
  }

  @Test("sets, removes and keeps the values of a map, and keeps a value that is empty")
  func map() throws {
    #expect(try body { $0.metadata?["plan"] = "free" } == #"{"metadata":{"plan":"free"}}"#)
    #expect(try body { $0.metadata?["plan"] = nil } == #"{"metadata":{"plan":null}}"#)
    #expect(try body { $0.metadata?["plan"] = "" } == #"{"metadata":{"plan":""}}"#)
    #expect(try body { $0.metadata = ["new": "1"] } == #"{"metadata":{"coupon":null,"new":"1","plan":null}}"#)
  }

  @Test("ignores what only the API changes")
  func serverOwned() throws {
    let text = try body {
      $0.version = 9
      $0.etag = "\"9-z\""
      $0.updatedAt = Date()
      $0.userID = "other"
    }
    #expect(text == "{}")
  }

  @Test("can be written without a profile: leave, clear and set")
  func literal() throws {
    let request = API.PatchUserRequest(
      displayName: "Ada", bio: .clear, preferences: .set(.init(theme: .clear)), metadata: .set(["plan": nil]))
    #expect(
      String(decoding: try JSON.bodyEncoder.encode(request), as: UTF8.self)
        == #"{"bio":null,"displayName":"Ada","metadata":{"plan":null},"preferences":{"theme":null}}"#)
    #expect(request.etag == nil)
  }
}

@Suite("The revision of a request")
struct RevisionTests {
  private let etag = "\"1-a\""

  @Test("is in the stored request, and not in the body of the request")
  func stored() throws {
    var user = try API.decoder.decode(API.UserProfile.self, from: Data(profile.utf8))
    user.etag = etag
    let replacement = API.ReplaceUserRequest(user)
    let patch = API.PatchUserRequest(from: user, to: user)
    #expect(!String(decoding: try JSON.bodyEncoder.encode(replacement), as: UTF8.self).contains("etag"))
    #expect(!String(decoding: try JSON.bodyEncoder.encode(patch), as: UTF8.self).contains("etag"))
    for (encode, decode) in [(API.encoder, API.decoder), (JSONEncoder(), JSONDecoder())] {
      #expect(try decode.decode(API.ReplaceUserRequest.self, from: encode.encode(replacement)) == replacement)
      #expect(try decode.decode(API.PatchUserRequest.self, from: encode.encode(patch)) == patch)
    }
    #expect(replacement.etag == etag && patch.etag == etag)
  }

  @Test("is sent as If-Match of an update and a patch, whatever was read since")
  func sent() async throws {
    let requests = Log<TransportRequest>()
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      await requests.add(request)
      return TransportResponse(status: 200, headers: Headers(["ETag": "\"2-b\""]), body: Data(profile.utf8))
    }
    var user = try await client.me.get().value
    user.etag = etag
    let (replacement, patch) = (API.ReplaceUserRequest(user), API.PatchUserRequest(from: user, to: user))
    _ = try await client.me.get()
    try await client.me.update(body: replacement)
    try await client.me.patch(body: patch)
    try await client.updateUser(userID: user.id, body: replacement, ifMatch: .tag("\"3-c\""))
    try await client.updateUser(userID: user.id, body: replacement, ifMatch: .unconditional)
    try await client.patchUser(userID: user.id, body: API.PatchUserRequest(bio: .clear))
    #expect(await requests.entries.dropFirst(2).map { $0.headers["If-Match"] } == [etag, etag, "\"3-c\"", nil, nil])
    #expect(
      await requests.entries.map(\.url.path) == ["me", "me", "me", "me"].map { "/users/\($0)" }
        + Array(repeating: "/users/\(user.id)", count: 3))
    #expect(
      await requests.entries.compactMap { $0.headers["Content-Type"] } == [
        "application/json", "application/merge-patch+json", "application/json", "application/json", "application/merge-patch+json",
      ])
  }
}
