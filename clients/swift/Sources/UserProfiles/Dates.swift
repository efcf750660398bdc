import Foundation

/// A day of the Gregorian calendar without a time, such as a birthday. `Date` is a moment and shifts with the time zone; this does not.
public struct CalendarDate: Sendable, Hashable {
  /// 0…9999.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31.
  public let day: Int

  /// Nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else { return nil }
    self.init(known: (year, month, day))
  }

  /// Nil when it is written otherwise or there is no such day.
  /// - Parameter text: `1990-12-10` (RFC 3339 §5.6).
  public init?(_ text: String) {
    var scanner = DateScanner(text)
    guard let date = scanner.day(), scanner.isAtEnd else { return nil }
    self = date
  }

  /// The day that `date` falls on in `timeZone`, as a date picker has it.
  public init(_ date: Date, in timeZone: TimeZone = .current) {
    let local = date.timeIntervalSince1970 + TimeInterval(timeZone.secondsFromGMT(for: date))
    self.init(daysSince1970: Int((local / 86_400).rounded(.down)))
  }

  /// The moment at which the day begins in `timeZone`.
  public func start(in timeZone: TimeZone = .current) -> Date {
    let utc = Date(timeIntervalSince1970: TimeInterval(daysSince1970 * 86_400))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let start = calendar.date(from: DateComponents(year: year, month: month, day: day))
    return start ?? utc.addingTimeInterval(-TimeInterval(timeZone.secondsFromGMT(for: utc)))
  }

  private init(known: (year: Int, month: Int, day: Int)) {
    (year, month, day) = known
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day is their last.
extension CalendarDate {
  var daysSince1970: Int {
    let marchYear = month > 2 ? year : year - 1
    let (era, yearOfEra) = marchYear.flooredQuotientAndRemainder(by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  init(daysSince1970: Int) {
    let (era, dayOfEra) = (daysSince1970 + 719_468).flooredQuotientAndRemainder(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(known: (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1))
  }
}

extension CalendarDate: Comparable, CustomStringConvertible {
  public static func < (one: CalendarDate, other: CalendarDate) -> Bool {
    one.daysSince1970 < other.daysSince1970
  }

  /// `1990-12-10`.
  public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

extension CalendarDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let date = CalendarDate(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date of RFC 3339")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
