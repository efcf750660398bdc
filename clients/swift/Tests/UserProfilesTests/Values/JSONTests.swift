import Foundation
import Testing

@testable import UserProfiles

@Suite("JSON")
struct JSONTests {
  struct Patch: Codable, Hashable {
    var bio: Field<String> = .keep
    var birthDate: Field<CalendarDate> = .keep
  }

  @Test("a Field is absent for keep, null for clear, and the value for set, in both directions")
  func fields() throws {
    let day = try #require(CalendarDate("1990-12-10"))
    let rows: [(Patch, String)] = [
      (Patch(), "{}"), (Patch(bio: .clear), #"{"bio":null}"#),
      (Patch(bio: .set("x"), birthDate: .set(day)), #"{"bio":"x","birthDate":"1990-12-10"}"#),
    ]
    for (patch, text) in rows {
      #expect(try JSON.encoder.encode(patch) == Data(text.utf8))
      #expect(try JSON.decoder.decode(Patch.self, from: Data(text.utf8)) == patch)
    }
  }

  @Test("a byte order mark at the start of a response is ignored")
  func byteOrderMark() async throws {
    let client = try UserProfilesClient(stub: "https://api.example.com") { _ in
      TransportResponse(status: 200, body: Data("\u{FEFF}\(profile)".utf8))
    }
    #expect(try await client.getUser(userID: missingUserID).value.displayName == "Ada")
  }

  @Test("an optional property without a value is omitted from the body")
  func body() throws {
    let request = API.CreateUserRequest(email: "a@example.com", displayName: "Ada")
    #expect(try JSON.bodyEncoder.encode(request) == Data(#"{"displayName":"Ada","email":"a@example.com"}"#.utf8))
  }
}
