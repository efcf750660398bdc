import Foundation

/// The date-time of the contract (RFC 3339 §5.6). Foundation's parsers take a fraction always or never, and cut milliseconds off.
enum RFC3339 {
  /// - Returns: nil when `text` is no date-time.
  static func date(_ text: String) -> Date? {
    var scanner = DateScanner(text)
    guard let day = scanner.day(), scanner.skip("Tt "), let time = time(&scanner), let offset = offset(&scanner), scanner.isAtEnd
    else { return nil }
    return Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 - offset) + time)
  }

  /// In UTC with milliseconds, rounded.
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

  /// Seconds east of UTC.
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
  /// Unlike `quotientAndRemainder`, towards the past also before 1970.
  func flooredQuotientAndRemainder(by divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
