/// The revision of a profile that a change applies to. The client sends it as `If-Match` (RFC 9110 §13.1.1). If the profile has another
/// revision, the API changes nothing and returns 412.
public enum Precondition: Sendable, Hashable {
  /// The revision that the body was created from: the `etag` of the body. No precondition when the body has no `etag`.
  case fromBody
  /// The revision with this ETag, quotes included.
  case tag(String)
  /// Any revision, as long as the profile exists.
  case any
  /// No precondition.
  case unconditional
}
