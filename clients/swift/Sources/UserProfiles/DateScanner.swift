/// Reads ASCII digits and signs from the front of a text.
struct DateScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// - Returns: whether the next character was one of `characters`, and is behind now.
  mutating func skip(_ characters: String) -> Bool {
    guard let next = rest.first, characters.utf8.contains(next) else { return false }
    rest.removeFirst()
    return true
  }

  /// - Returns: nil when there are not as many digits.
  mutating func number(_ digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// The digits behind a decimal point; nil when there are none.
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

  /// The full-date of RFC 3339; nil when there is no such day.
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
