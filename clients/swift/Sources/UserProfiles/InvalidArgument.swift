/// An argument makes no request.
struct InvalidArgument: Error, CustomStringConvertible {
  /// The parameter or the header.
  let name: String
  /// What is wrong, without the value: `is empty`.
  let fault: String

  var description: String { "\(name) \(fault)" }
}
