import Foundation
import Testing

@testable import UserProfiles

@Suite("Fields that can be left, cleared and set")
struct FieldTests {
  struct Patch: Codable, Hashable {
    var bio: Field<String> = .keep
    var birthDate: Field<CalendarDate> = .keep
  }

  @Test("keep is absent, clear is null, set is the value: in both directions")
  func threeThings() throws {
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
}
