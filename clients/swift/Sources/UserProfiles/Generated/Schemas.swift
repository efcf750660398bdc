// Compiled from openapi.yaml by `npm run generate`; do not edit.
import Foundation

/// The types of the API's requests and responses.
///
/// They are nested, so a schema can have the same name as a type of Swift, of Foundation or of your app.
public enum API {
  /// An e-mail address that a mail server can receive: a local part, `@` and a domain with at least two labels, at most 254 characters together once the domain is in ASCII.
  ///
  /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because carriers have given out such addresses. It may be a quoted string (RFC 5321 §4.1.2).
  /// - The domain may have Unicode letters (IDN). Upper case becomes lower case; every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is refused, and so is an A-label (`xn--`) that does not decode to the same label. A label has at most 63 characters in ASCII, and the last one is not a number. IP addresses are refused.
  ///
  /// The API stores, returns and compares one form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
  public typealias EmailAddress = String

  /// The name that other people see. Something of it must be seen: white space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not enough, but are accepted between other characters.
  /// Control characters, line breaks (U+2028 and U+2029 too), embeddings, overrides and isolates of bidirectional text (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are refused.
  ///
  /// Stored in Unicode normalization form C (NFC). Lengths count the code points of this form; a longer text is accepted when its form C is not too long.
  public typealias DisplayName = String

  /// A given or family name, under the rules of `DisplayName`.
  public typealias PersonName = String

  /// A phone number in E.164 form, `+` followed by the country code and the number, at most 15 digits without spaces.
  public typealias PhoneNumber = String

  /// A date of the calendar from 1900-01-01 on, and not in the future. It is in the future when it has begun nowhere on Earth.
  public typealias BirthDate = CalendarDate

  /// The https URL of a picture of the user, stored as it was sent. The API never fetches it.
  ///
  /// It is a URI of RFC 3986 that the URL Standard (WHATWG) parses too: a scheme in any case, a host (an internationalized one as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that a URI cannot hold are percent-encoded.
  public typealias AvatarUrl = String

  /// A few words about the user. Tabs and line breaks are accepted, and bidirectional isolates (U+2066 to U+2069) where each one that is opened is closed.
  /// Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are refused.
  ///
  /// Stored in Unicode normalization form C, with lengths as in `DisplayName`.
  public typealias Bio = String

  /// A well-formed language tag of BCP 47 (RFC 5646), with extensions and private use where a device sends them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is none; send `en-US`.
  ///
  /// Stored in canonical form (RFC 5646 §4.5): subtags in their usual case, the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form has at most 85 characters too.
  public typealias Locale = String

  /// The name of a time zone or of a link in the IANA time zone database, in any case. Stored as the database spells it: `europe/berlin` becomes `Europe/Berlin`; a link stays a link. Abbreviations that the database does not have as names, such as `BST` and `IST`, are refused.
  ///
  /// The API knows the names of version 2026f of the database.
  public typealias TimeZone = String

  /// The appearance of the app.
  public enum Theme: RawRepresentable, Sendable, Hashable, Codable {
    case system
    case light
    case dark
    /// A value that this version of the package does not know.
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "system": self = .system
      case "light": self = .light
      case "dark": self = .dark
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .system: "system"
      case .light: "light"
      case .dark: "dark"
      case .unknown(let value): value
      }
    }
  }

  /// Which ways of notifying the user are on.
  public struct NotificationSwitches: Sendable, Hashable, Codable {
    /// Notifications on the device.
    public var push: Bool?
    /// Notifications by e-mail.
    public var email: Bool?
    /// Notifications by text message.
    public var sms: Bool?

    public init(
      push: Bool? = nil,
      email: Bool? = nil,
      sms: Bool? = nil
    ) {
      self.push = push
      self.email = email
      self.sms = sms
    }
  }

  /// What the user chose in the app.
  public struct Preferences: Sendable, Hashable, Codable {
    /// The appearance of the app.
    public var theme: API.Theme?
    /// Which ways of notifying the user are on.
    public var notifications: API.NotificationSwitches?

    public init(
      theme: API.Theme? = nil,
      notifications: API.NotificationSwitches? = nil
    ) {
      self.theme = theme
      self.notifications = notifications
    }
  }

  /// Values that the app keeps with the user, at most 16. A key is a letter followed by up to 63 letters, digits, dots, dashes or underscores, all of them ASCII.
  /// A value may be empty. It has the refused characters, the normalization form and the lengths of `DisplayName`.
  public typealias Metadata = [String: String]

  /// What a client says of a new user.
  public struct CreateUserRequest: Sendable, Hashable, Codable {
    /// An e-mail address that a mail server can receive: a local part, `@` and a domain with at least two labels, at most 254 characters together once the domain is in ASCII.
    ///
    /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because carriers have given out such addresses. It may be a quoted string (RFC 5321 §4.1.2).
    /// - The domain may have Unicode letters (IDN). Upper case becomes lower case; every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is refused, and so is an A-label (`xn--`) that does not decode to the same label. A label has at most 63 characters in ASCII, and the last one is not a number. IP addresses are refused.
    ///
    /// The API stores, returns and compares one form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
    public var email: API.EmailAddress
    /// The name that other people see. Something of it must be seen: white space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not enough, but are accepted between other characters.
    /// Control characters, line breaks (U+2028 and U+2029 too), embeddings, overrides and isolates of bidirectional text (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are refused.
    ///
    /// Stored in Unicode normalization form C (NFC). Lengths count the code points of this form; a longer text is accepted when its form C is not too long.
    public var displayName: API.DisplayName
    /// A given or family name, under the rules of `DisplayName`.
    public var givenName: API.PersonName?
    /// A given or family name, under the rules of `DisplayName`.
    public var familyName: API.PersonName?
    /// A phone number in E.164 form, `+` followed by the country code and the number, at most 15 digits without spaces.
    public var phoneNumber: API.PhoneNumber?
    /// A date of the calendar from 1900-01-01 on, and not in the future. It is in the future when it has begun nowhere on Earth.
    public var birthDate: API.BirthDate?
    /// The https URL of a picture of the user, stored as it was sent. The API never fetches it.
    ///
    /// It is a URI of RFC 3986 that the URL Standard (WHATWG) parses too: a scheme in any case, a host (an internationalized one as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that a URI cannot hold are percent-encoded.
    public var avatarUrl: API.AvatarUrl?
    /// A few words about the user. Tabs and line breaks are accepted, and bidirectional isolates (U+2066 to U+2069) where each one that is opened is closed.
    /// Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are refused.
    ///
    /// Stored in Unicode normalization form C, with lengths as in `DisplayName`.
    public var bio: API.Bio?
    /// A well-formed language tag of BCP 47 (RFC 5646), with extensions and private use where a device sends them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is none; send `en-US`.
    ///
    /// Stored in canonical form (RFC 5646 §4.5): subtags in their usual case, the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form has at most 85 characters too.
    public var locale: API.Locale?
    /// The name of a time zone or of a link in the IANA time zone database, in any case. Stored as the database spells it: `europe/berlin` becomes `Europe/Berlin`; a link stays a link. Abbreviations that the database does not have as names, such as `BST` and `IST`, are refused.
    ///
    /// The API knows the names of version 2026f of the database.
    public var timeZone: API.TimeZone?
    /// What the user chose in the app.
    public var preferences: API.Preferences?
    /// Values that the app keeps with the user, at most 16. A key is a letter followed by up to 63 letters, digits, dots, dashes or underscores, all of them ASCII.
    /// A value may be empty. It has the refused characters, the normalization form and the lengths of `DisplayName`.
    public var metadata: API.Metadata?

    public init(
      email: API.EmailAddress,
      displayName: API.DisplayName,
      givenName: API.PersonName? = nil,
      familyName: API.PersonName? = nil,
      phoneNumber: API.PhoneNumber? = nil,
      birthDate: API.BirthDate? = nil,
      avatarUrl: API.AvatarUrl? = nil,
      bio: API.Bio? = nil,
      locale: API.Locale? = nil,
      timeZone: API.TimeZone? = nil,
      preferences: API.Preferences? = nil,
      metadata: API.Metadata? = nil
    ) {
      self.email = email
      self.displayName = displayName
      self.givenName = givenName
      self.familyName = familyName
      self.phoneNumber = phoneNumber
      self.birthDate = birthDate
      self.avatarUrl = avatarUrl
      self.bio = bio
      self.locale = locale
      self.timeZone = timeZone
      self.preferences = preferences
      self.metadata = metadata
    }
  }

  /// A UUID in lower case.
  public typealias UserId = String

  /// A time in UTC with milliseconds (RFC 3339).
  public typealias Timestamp = Date

  /// A user as the API keeps it. Clients must accept properties that are not described here.
  public struct UserProfile: Sendable, Hashable, Codable {
    /// A UUID in lower case.
    public var userId: API.UserId
    /// An e-mail address that a mail server can receive: a local part, `@` and a domain with at least two labels, at most 254 characters together once the domain is in ASCII.
    ///
    /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because carriers have given out such addresses. It may be a quoted string (RFC 5321 §4.1.2).
    /// - The domain may have Unicode letters (IDN). Upper case becomes lower case; every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is refused, and so is an A-label (`xn--`) that does not decode to the same label. A label has at most 63 characters in ASCII, and the last one is not a number. IP addresses are refused.
    ///
    /// The API stores, returns and compares one form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
    public var email: API.EmailAddress
    /// The name that other people see. Something of it must be seen: white space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not enough, but are accepted between other characters.
    /// Control characters, line breaks (U+2028 and U+2029 too), embeddings, overrides and isolates of bidirectional text (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are refused.
    ///
    /// Stored in Unicode normalization form C (NFC). Lengths count the code points of this form; a longer text is accepted when its form C is not too long.
    public var displayName: API.DisplayName
    /// A given or family name, under the rules of `DisplayName`.
    public var givenName: API.PersonName?
    /// A given or family name, under the rules of `DisplayName`.
    public var familyName: API.PersonName?
    /// A phone number in E.164 form, `+` followed by the country code and the number, at most 15 digits without spaces.
    public var phoneNumber: API.PhoneNumber?
    /// A date of the calendar from 1900-01-01 on, and not in the future. It is in the future when it has begun nowhere on Earth.
    public var birthDate: API.BirthDate?
    /// The https URL of a picture of the user, stored as it was sent. The API never fetches it.
    ///
    /// It is a URI of RFC 3986 that the URL Standard (WHATWG) parses too: a scheme in any case, a host (an internationalized one as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that a URI cannot hold are percent-encoded.
    public var avatarUrl: API.AvatarUrl?
    /// A few words about the user. Tabs and line breaks are accepted, and bidirectional isolates (U+2066 to U+2069) where each one that is opened is closed.
    /// Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are refused.
    ///
    /// Stored in Unicode normalization form C, with lengths as in `DisplayName`.
    public var bio: API.Bio?
    /// A well-formed language tag of BCP 47 (RFC 5646), with extensions and private use where a device sends them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is none; send `en-US`.
    ///
    /// Stored in canonical form (RFC 5646 §4.5): subtags in their usual case, the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form has at most 85 characters too.
    public var locale: API.Locale?
    /// The name of a time zone or of a link in the IANA time zone database, in any case. Stored as the database spells it: `europe/berlin` becomes `Europe/Berlin`; a link stays a link. Abbreviations that the database does not have as names, such as `BST` and `IST`, are refused.
    ///
    /// The API knows the names of version 2026f of the database.
    public var timeZone: API.TimeZone?
    /// What the user chose in the app.
    public var preferences: API.Preferences?
    /// Values that the app keeps with the user, at most 16. A key is a letter followed by up to 63 letters, digits, dots, dashes or underscores, all of them ASCII.
    /// A value may be empty. It has the refused characters, the normalization form and the lengths of `DisplayName`.
    public var metadata: API.Metadata?
    /// Counts the changes, from 1.
    public var version: Int64
    /// A time in UTC with milliseconds (RFC 3339).
    public var createdAt: API.Timestamp
    /// A time in UTC with milliseconds (RFC 3339).
    public var updatedAt: API.Timestamp

    public init(
      userId: API.UserId,
      email: API.EmailAddress,
      displayName: API.DisplayName,
      givenName: API.PersonName? = nil,
      familyName: API.PersonName? = nil,
      phoneNumber: API.PhoneNumber? = nil,
      birthDate: API.BirthDate? = nil,
      avatarUrl: API.AvatarUrl? = nil,
      bio: API.Bio? = nil,
      locale: API.Locale? = nil,
      timeZone: API.TimeZone? = nil,
      preferences: API.Preferences? = nil,
      metadata: API.Metadata? = nil,
      version: Int64,
      createdAt: API.Timestamp,
      updatedAt: API.Timestamp
    ) {
      self.userId = userId
      self.email = email
      self.displayName = displayName
      self.givenName = givenName
      self.familyName = familyName
      self.phoneNumber = phoneNumber
      self.birthDate = birthDate
      self.avatarUrl = avatarUrl
      self.bio = bio
      self.locale = locale
      self.timeZone = timeZone
      self.preferences = preferences
      self.metadata = metadata
      self.version = version
      self.createdAt = createdAt
      self.updatedAt = updatedAt
    }
  }

  /// What went wrong, for programs. New codes may be added; a client must accept codes that it does not know.
  public enum ProblemCode: RawRepresentable, Sendable, Hashable, Codable {
    case invalidRequest
    case invalidCursor
    case unauthenticated
    case forbidden
    case userNotFound
    case routeNotFound
    case userExists
    case emailTaken
    case preconditionFailed
    case bodyTooLarge
    case unsupportedMediaType
    case idempotencyKeyReused
    case tooManyRequests
    case internalError
    case badGateway
    case serviceUnavailable
    case gatewayTimeout
    /// A value that this version of the package does not know.
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "invalid-request": self = .invalidRequest
      case "invalid-cursor": self = .invalidCursor
      case "unauthenticated": self = .unauthenticated
      case "forbidden": self = .forbidden
      case "user-not-found": self = .userNotFound
      case "route-not-found": self = .routeNotFound
      case "user-exists": self = .userExists
      case "email-taken": self = .emailTaken
      case "precondition-failed": self = .preconditionFailed
      case "body-too-large": self = .bodyTooLarge
      case "unsupported-media-type": self = .unsupportedMediaType
      case "idempotency-key-reused": self = .idempotencyKeyReused
      case "too-many-requests": self = .tooManyRequests
      case "internal-error": self = .internalError
      case "bad-gateway": self = .badGateway
      case "service-unavailable": self = .serviceUnavailable
      case "gateway-timeout": self = .gatewayTimeout
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .invalidRequest: "invalid-request"
      case .invalidCursor: "invalid-cursor"
      case .unauthenticated: "unauthenticated"
      case .forbidden: "forbidden"
      case .userNotFound: "user-not-found"
      case .routeNotFound: "route-not-found"
      case .userExists: "user-exists"
      case .emailTaken: "email-taken"
      case .preconditionFailed: "precondition-failed"
      case .bodyTooLarge: "body-too-large"
      case .unsupportedMediaType: "unsupported-media-type"
      case .idempotencyKeyReused: "idempotency-key-reused"
      case .tooManyRequests: "too-many-requests"
      case .internalError: "internal-error"
      case .badGateway: "bad-gateway"
      case .serviceUnavailable: "service-unavailable"
      case .gatewayTimeout: "gateway-timeout"
      case .unknown(let value): value
      }
    }
  }

  /// Which rule was broken. New codes may be added; a client must accept codes that it does not know.
  public enum InputErrorCode: RawRepresentable, Sendable, Hashable, Codable {
    case malformed
    case missing
    case unknownValue
    case repeated
    case wrongType
    case wrongFormat
    case notAllowed
    case tooShort
    case tooLong
    case tooSmall
    case tooLarge
    case tooMany
    case inFuture
    /// A value that this version of the package does not know.
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "malformed": self = .malformed
      case "missing": self = .missing
      case "unknown": self = .unknownValue
      case "repeated": self = .repeated
      case "wrong-type": self = .wrongType
      case "wrong-format": self = .wrongFormat
      case "not-allowed": self = .notAllowed
      case "too-short": self = .tooShort
      case "too-long": self = .tooLong
      case "too-small": self = .tooSmall
      case "too-large": self = .tooLarge
      case "too-many": self = .tooMany
      case "in-future": self = .inFuture
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .malformed: "malformed"
      case .missing: "missing"
      case .unknownValue: "unknown"
      case .repeated: "repeated"
      case .wrongType: "wrong-type"
      case .wrongFormat: "wrong-format"
      case .notAllowed: "not-allowed"
      case .tooShort: "too-short"
      case .tooLong: "too-long"
      case .tooSmall: "too-small"
      case .tooLarge: "too-large"
      case .tooMany: "too-many"
      case .inFuture: "in-future"
      case .unknown(let value): value
      }
    }
  }

  /// One thing that is wrong with the input.
  public struct InputError: Sendable, Hashable, Codable {
    /// The place as a JSON Pointer (RFC 6901), from `/body`, `/query`, `/path` or `/header`.
    public var pointer: String
    /// Which rule was broken. New codes may be added; a client must accept codes that it does not know.
    public var code: API.InputErrorCode
    /// The rule that was broken, for people. Never repeats the value.
    public var detail: String

    public init(
      pointer: String,
      code: API.InputErrorCode,
      detail: String
    ) {
      self.pointer = pointer
      self.code = code
      self.detail = detail
    }
  }

  /// A problem document (RFC 9457).
  public struct Problem: Sendable, Hashable, Codable {
    /// A URI that names the kind of problem; it ends in `code`.
    public var type: String
    /// The kind of problem, for people.
    public var title: String
    /// The status of the answer.
    public var status: Int32
    /// This occurrence of the problem, for people. Never holds personal data.
    public var detail: String
    /// What went wrong, for programs. New codes may be added; a client must accept codes that it does not know.
    public var code: API.ProblemCode
    /// The same as the header X-Request-Id.
    public var requestId: String
    /// What is wrong with the input, every place at once, 50 at the most. Absent only when the gateway could not read the request.
    public var errors: [API.InputError]?

    public init(
      type: String,
      title: String,
      status: Int32,
      detail: String,
      code: API.ProblemCode,
      requestId: String,
      errors: [API.InputError]? = nil
    ) {
      self.type = type
      self.title = title
      self.status = status
      self.detail = detail
      self.code = code
      self.requestId = requestId
      self.errors = errors
    }
  }

  /// Where the next page begins; absent on the last page. Opaque.
  public typealias Cursor = String

  /// The values of the parameter `order`.
  public enum ListUsersOrder: RawRepresentable, Sendable, Hashable, Codable {
    case asc
    case desc
    /// A value that this version of the package does not know.
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "asc": self = .asc
      case "desc": self = .desc
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .asc: "asc"
      case .desc: "desc"
      case .unknown(let value): value
      }
    }
  }

  /// A time of RFC 3339 with `T` between date and time, from the year 0000 to 9999. An offset that leads out of these years leads to their first or last millisecond. The API compares milliseconds.
  /// The second 60 is accepted as a leap second at 23:59 in UTC.
  public typealias QueryTime = Date

  /// One page of users.
  public struct UserPage: Sendable, Hashable, Codable {
    /// The users of this page; empty when there are none.
    public var items: [API.UserProfile]
    /// Where the next page begins; absent on the last page. Opaque.
    public var nextCursor: API.Cursor?

    public init(
      items: [API.UserProfile],
      nextCursor: API.Cursor? = nil
    ) {
      self.items = items
      self.nextCursor = nextCursor
    }
  }

  /// A list of entity tags, or `*`. Empty elements of the list are ignored (RFC 9110 §5.6.1.2). Headers that are sent on several lines are one list.
  public typealias EntityTags = String

  /// Everything that a client owns of a user. An optional property that is left out is cleared.
  public struct ReplaceUserRequest: Sendable, Hashable, Codable {
    /// An e-mail address that a mail server can receive: a local part, `@` and a domain with at least two labels, at most 254 characters together once the domain is in ASCII.
    ///
    /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because carriers have given out such addresses. It may be a quoted string (RFC 5321 §4.1.2).
    /// - The domain may have Unicode letters (IDN). Upper case becomes lower case; every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is refused, and so is an A-label (`xn--`) that does not decode to the same label. A label has at most 63 characters in ASCII, and the last one is not a number. IP addresses are refused.
    ///
    /// The API stores, returns and compares one form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
    public var email: API.EmailAddress
    /// The name that other people see. Something of it must be seen: white space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not enough, but are accepted between other characters.
    /// Control characters, line breaks (U+2028 and U+2029 too), embeddings, overrides and isolates of bidirectional text (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are refused.
    ///
    /// Stored in Unicode normalization form C (NFC). Lengths count the code points of this form; a longer text is accepted when its form C is not too long.
    public var displayName: API.DisplayName
    /// A given or family name, under the rules of `DisplayName`.
    public var givenName: API.PersonName?
    /// A given or family name, under the rules of `DisplayName`.
    public var familyName: API.PersonName?
    /// A phone number in E.164 form, `+` followed by the country code and the number, at most 15 digits without spaces.
    public var phoneNumber: API.PhoneNumber?
    /// A date of the calendar from 1900-01-01 on, and not in the future. It is in the future when it has begun nowhere on Earth.
    public var birthDate: API.BirthDate?
    /// The https URL of a picture of the user, stored as it was sent. The API never fetches it.
    ///
    /// It is a URI of RFC 3986 that the URL Standard (WHATWG) parses too: a scheme in any case, a host (an internationalized one as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that a URI cannot hold are percent-encoded.
    public var avatarUrl: API.AvatarUrl?
    /// A few words about the user. Tabs and line breaks are accepted, and bidirectional isolates (U+2066 to U+2069) where each one that is opened is closed.
    /// Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are refused.
    ///
    /// Stored in Unicode normalization form C, with lengths as in `DisplayName`.
    public var bio: API.Bio?
    /// A well-formed language tag of BCP 47 (RFC 5646), with extensions and private use where a device sends them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is none; send `en-US`.
    ///
    /// Stored in canonical form (RFC 5646 §4.5): subtags in their usual case, the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form has at most 85 characters too.
    public var locale: API.Locale?
    /// The name of a time zone or of a link in the IANA time zone database, in any case. Stored as the database spells it: `europe/berlin` becomes `Europe/Berlin`; a link stays a link. Abbreviations that the database does not have as names, such as `BST` and `IST`, are refused.
    ///
    /// The API knows the names of version 2026f of the database.
    public var timeZone: API.TimeZone?
    /// What the user chose in the app.
    public var preferences: API.Preferences?
    /// Values that the app keeps with the user, at most 16. A key is a letter followed by up to 63 letters, digits, dots, dashes or underscores, all of them ASCII.
    /// A value may be empty. It has the refused characters, the normalization form and the lengths of `DisplayName`.
    public var metadata: API.Metadata?

    public init(
      email: API.EmailAddress,
      displayName: API.DisplayName,
      givenName: API.PersonName? = nil,
      familyName: API.PersonName? = nil,
      phoneNumber: API.PhoneNumber? = nil,
      birthDate: API.BirthDate? = nil,
      avatarUrl: API.AvatarUrl? = nil,
      bio: API.Bio? = nil,
      locale: API.Locale? = nil,
      timeZone: API.TimeZone? = nil,
      preferences: API.Preferences? = nil,
      metadata: API.Metadata? = nil
    ) {
      self.email = email
      self.displayName = displayName
      self.givenName = givenName
      self.familyName = familyName
      self.phoneNumber = phoneNumber
      self.birthDate = birthDate
      self.avatarUrl = avatarUrl
      self.bio = bio
      self.locale = locale
      self.timeZone = timeZone
      self.preferences = preferences
      self.metadata = metadata
    }
  }
}

extension API.ReplaceUserRequest {
  /// Creates a request with the current values of `userProfile`: change properties, then send it.
  public init(_ userProfile: API.UserProfile) {
    self.init(
      email: userProfile.email,
      displayName: userProfile.displayName,
      givenName: userProfile.givenName,
      familyName: userProfile.familyName,
      phoneNumber: userProfile.phoneNumber,
      birthDate: userProfile.birthDate,
      avatarUrl: userProfile.avatarUrl,
      bio: userProfile.bio,
      locale: userProfile.locale,
      timeZone: userProfile.timeZone,
      preferences: userProfile.preferences,
      metadata: userProfile.metadata
    )
  }
}
