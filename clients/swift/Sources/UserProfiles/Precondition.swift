/// Which version of a profile a change is for: sent as `If-Match` (RFC 9110 §13.1.1). The API refuses the change with 412 when the profile
/// has another version.
public enum Precondition: Sendable, Hashable {
  /// The version that this client read or wrote last; no precondition when the client knows of none.
  case kept
  /// The version with this ETag, quotes included.
  case tag(String)
  /// Any version, as long as the profile exists.
  case any
  /// No precondition: the change is made whatever the profile is.
  case unconditional
}
