extension String {
  /// Why this text cannot be the value of a header field as it is (RFC 9110 §5.5); nil when it can.
  ///
  /// The empty value is legal there, but platforms do not send such a field. Bytes outside of ASCII have no agreed encoding.
  var headerValueFault: String? {
    if isEmpty { return "is empty" }
    if hasPrefix(" ") || hasSuffix(" ") { return "begins or ends with a space" }
    if utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "has a control character" }
    return utf8.contains { $0 > 0x7F } ? "has a character outside of ASCII" : nil
  }
}
