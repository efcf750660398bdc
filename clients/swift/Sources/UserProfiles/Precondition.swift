/// Which profile a change was made for: sent as `If-Match` (RFC 9110 §13.1.1), refused with 412 when it is no longer that one.
public enum Precondition: Sendable, Hashable {
  /// The one that this client read or wrote last; no precondition when it knows of none.
  case kept
  /// The one with this ETag, quotes included.
  case tag(String)
  /// Whichever there is, as long as there is one.
  case any
  /// No precondition.
  case none
}
