import Foundation

/// A day of the Gregorian calendar without a time, such as a birthday. A `Date` is a moment, and falls on different days in different time
/// zones; a `CalendarDate` does not.
public struct CalendarDate: Sendable, Hashable {
  /// 0…9999.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31.
  public let day: Int

  /// Creates a date; nil when the day does not exist.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else { return nil }
    self.init(valid: (year, month, day))
  }

  /// Parses a date; nil for another format, or a day that does not exist.
  ///
  /// - Parameter text: A full-date of RFC 3339 §5.6: `1990-12-10`.
  public init?(_ text: String) {
    var scanner = DateScanner(text)
    guard let date = scanner.day(), scanner.isAtEnd else { return nil }
    self = date
  }

  /// Creates the day that `date` falls on in `timeZone`, as a date picker shows it.
  public init(_ date: Date, in timeZone: TimeZone = .current) {
    let local = date.timeIntervalSince1970 + TimeInterval(timeZone.secondsFromGMT(for: date))
    self.init(daysSince1970: Int((local / 86_400).rounded(.down)))
  }

  /// Returns the moment at which the day begins in `timeZone`.
  public func start(in timeZone: TimeZone = .current) -> Date {
    let utc = Date(timeIntervalSince1970: TimeInterval(daysSince1970 * 86_400))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let start = calendar.date(from: DateComponents(year: year, month: month, day: day))
    return start ?? utc.addingTimeInterval(-TimeInterval(timeZone.secondsFromGMT(for: utc)))
  }

  private init(valid: (year: Int, month: Int, day: Int)) {
    (year, month, day) = valid
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years begin in March, so that the leap day is the last day.
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
    self.init(valid: (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1))
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

/// The date-time format of the contract (RFC 3339 §5.6). Foundation's parsers either require or reject a fraction of a second, and truncate
/// milliseconds.
enum RFC3339 {
  /// Parses a date-time; nil for any other text.
  static func date(_ text: String) -> Date? {
    var scanner = DateScanner(text)
    guard let day = scanner.day(), scanner.skip("Tt "), let time = time(&scanner), let offset = offset(&scanner), scanner.isAtEnd
    else { return nil }
    return Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 - offset) + time)
  }

  /// Returns the date-time in UTC, rounded to milliseconds.
  static func text(_ date: Date) -> String {
    let milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded())
    let (days, rest) = milliseconds.flooredQuotientAndRemainder(by: 86_400_000)
    let seconds = rest / 1000
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(CalendarDate(daysSince1970: days))T\(time).\(padded(rest % 1000, 3))Z"
  }

  private static func time(_ scanner: inout DateScanner) -> TimeInterval? {
    guard let hour = scanner.number(2), hour < 24, scanner.skip(":"),
      let minute = scanner.number(2), minute < 60, scanner.skip(":"),
      let second = scanner.number(2), second <= 60
    else { return nil }
    guard scanner.skip(".") else { return TimeInterval(hour * 3600 + minute * 60 + second) }
    guard let fraction = scanner.fraction() else { return nil }
    return TimeInterval(hour * 3600 + minute * 60 + second) + fraction
  }

  /// Reads the offset from UTC in seconds, positive to the east.
  private static func offset(_ scanner: inout DateScanner) -> Int? {
    if scanner.skip("Zz") { return 0 }
    let isWest = scanner.skip("-")
    guard isWest || scanner.skip("+"), let hours = scanner.number(2), hours < 24, scanner.skip(":"), let minutes = scanner.number(2),
      minutes < 60
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}

func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

extension Int {
  /// Unlike `quotientAndRemainder`, rounds towards the past also before 1970.
  func flooredQuotientAndRemainder(by divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Reads ASCII digits and separators from the start of a text.
struct DateScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Skips the next character if it is one of `characters`.
  ///
  /// - Returns: Whether a character was skipped.
  mutating func skip(_ characters: String) -> Bool {
    guard let next = rest.first, characters.utf8.contains(next) else { return false }
    rest.removeFirst()
    return true
  }

  /// Reads a number with `digits` digits; nil when the text has fewer.
  mutating func number(_ digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// Reads the digits after a decimal point; nil when there are none.
  mutating func fraction() -> Double? {
    guard let first = digit() else { return nil }
    var fraction = Double(first) / 10
    var unit = 0.01
    while let digit = digit() {
      fraction += Double(digit) * unit
      unit /= 10
    }
    return fraction
  }

  /// Reads a full-date of RFC 3339; nil when the day does not exist.
  mutating func day() -> CalendarDate? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private mutating func digit() -> Int? {
    guard let next = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) else { return nil }
    rest.removeFirst()
    return Int(next - UInt8(ascii: "0"))
  }
}
