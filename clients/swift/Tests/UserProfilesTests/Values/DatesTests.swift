import Foundation
import Testing

@testable import UserProfiles

@Suite("Dates")
struct DatesTests {
  @Test(
    "a date-time is parsed in every format of RFC 3339",
    arguments: [
      ("2026-11-23T09:30:00Z", 1_795_426_200), ("2026-11-23T09:30:00.000Z", 1_795_426_200), ("2026-11-23t09:30:00z", 1_795_426_200),
      ("2026-11-23T10:30:00+01:00", 1_795_426_200), ("2026-11-23T00:00:00.25-09:30", 1_795_426_200.25),
      ("2026-11-23T09:29:60Z", 1_795_426_200), ("1969-12-31T23:59:59.5Z", -0.5), ("2000-02-29T00:00:00Z", 951_782_400),
    ])
  func read(text: String, seconds: Double) {
    #expect(RFC3339.date(text)?.timeIntervalSince1970 == seconds)
  }

  @Test(
    "an invalid date-time is rejected",
    arguments: [
      "", "2026-11-23", "2026-11-23T09:30Z", "2026-11-23T09:30:00", "2026-02-29T09:30:00Z", "2026-11-23T24:00:00Z", "2026-11-23T09:30:00.Z",
      "2026-11-23T09:30:00Z ", "2026-13-01T00:00:00Z", "٢٠٢٦-11-23T09:30:00Z",
    ])
  func rejected(text: String) {
    #expect(RFC3339.date(text) == nil)
  }

  @Test(
    "a date-time is written in UTC, rounded to milliseconds",
    arguments: [
      (1_795_426_200, "2026-11-23T09:30:00.000Z"), (1_795_426_200.1234, "2026-11-23T09:30:00.123Z"),
      (1_795_426_200.9999, "2026-11-23T09:30:01.000Z"), (-0.001, "1969-12-31T23:59:59.999Z"), (951_782_400, "2000-02-29T00:00:00.000Z"),
    ])
  func written(seconds: Double, text: String) {
    #expect(RFC3339.text(Date(timeIntervalSince1970: seconds)) == text)
  }

  @Test("every millisecond is preserved")
  func roundTrip() {
    for millisecond in 0..<1000 {
      let text = "2026-11-23T09:30:00.\(padded(millisecond, 3))Z"
      #expect(RFC3339.date(text).map(RFC3339.text) == text)
    }
  }

  @Test("every day of four centuries converts to its number and back")
  func dayNumbers() throws {
    let first = try #require(CalendarDate("1800-01-01")).daysSince1970
    let odd = (first..<first + 146_097).filter { number in
      let day = CalendarDate(daysSince1970: number)
      return day.daysSince1970 != number || CalendarDate(year: day.year, month: day.month, day: day.day) != day
    }
    #expect(odd.isEmpty)
  }

  @Test(
    "a day that does not exist cannot be created",
    arguments: ["2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-1-01", "2026-01-01T"])
  func noSuchDay(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("a calendar date is the local day of a moment in a time zone")
  func dayInTimeZone() throws {
    let moment = try #require(RFC3339.date("2026-11-23T23:30:00Z"))
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    let newYork = try #require(TimeZone(identifier: "America/New_York"))
    #expect(CalendarDate(moment, in: berlin).description == "2026-11-24")
    #expect(CalendarDate(moment, in: newYork).description == "2026-11-23")
    #expect(RFC3339.text(CalendarDate(moment, in: berlin).start(in: berlin)) == "2026-11-23T23:00:00.000Z")
  }

  @Test("calendar dates are ordered by time, and are strings in JSON")
  func orderAndJSON() throws {
    let days = try ["1990-12-10", "0999-01-01", "2026-01-01"].map { try #require(CalendarDate($0)) }
    #expect(days.sorted().map(\.description) == ["0999-01-01", "1990-12-10", "2026-01-01"])
    #expect(try JSON.decoder.decode([CalendarDate].self, from: JSON.encoder.encode(days)) == days)
    #expect(throws: DecodingError.self) { try JSON.decoder.decode([CalendarDate].self, from: Data(#"["2026-02-30"]"#.utf8)) }
    #expect(throws: DecodingError.self) { try JSON.decoder.decode([Date].self, from: Data(#"["yesterday"]"#.utf8)) }
  }
}
