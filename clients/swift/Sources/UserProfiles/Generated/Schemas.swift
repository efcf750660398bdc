// Generated from openapi.yaml by `npm run generate`; do not edit.
import Foundation

/// The types of the API's requests and responses.
///
/// They are nested, so a schema can have the same name as a type of Swift, of Foundation or of your app.
public enum API {
  /// An email address that can receive mail: a local part, `@` and a domain with at least two labels, at most 254 characters in total after the domain is converted to ASCII.
  ///
  /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because mobile carriers have issued such email addresses. It may be a quoted string (RFC 5321 §4.1.2).
  /// - The domain may contain Unicode letters (IDN). Upper case becomes lower case. Every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is rejected, and so is an A-label (`xn--`) that changes when it is decoded and encoded again. A label has at most 63 characters in ASCII, and the last label is not a number. IP addresses are rejected.
  ///
  /// The API stores, returns and compares one normalized form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
  public typealias EmailAddress = String

  /// The name that other users see. It must contain at least one visible character. White space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not visible, but are accepted together with other characters.
  /// Control characters, line breaks (including U+2028 and U+2029), bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are rejected.
  ///
  /// The API stores Unicode normalization form C (NFC). Lengths count the code points of this form: a longer text is accepted if its NFC form is not too long.
  public typealias DisplayName = String

  /// A given or family name. It follows the rules of `DisplayName`.
  public typealias PersonName = String

  /// A phone number in E.164 format, that is `+` followed by the country code and the number, with at most 15 digits and without spaces.
  public typealias PhoneNumber = String

  /// A calendar date that is not before 1900-01-01 and not in the future. A date is in the future until it has begun somewhere on Earth.
  public typealias BirthDate = CalendarDate

  /// The https URL of a picture of the user, stored as sent. The API never fetches the URL.
  ///
  /// The URL is valid under RFC 3986 and under the URL Standard (WHATWG). It has a scheme in upper or lower case, a host (an internationalized host is written as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that RFC 3986 does not allow are percent-encoded.
  public typealias AvatarURL = String

  /// A short text about the user. Tabs and line breaks are accepted. Bidirectional isolates (U+2066 to U+2069) are accepted if each opened isolate is closed.
  /// Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are rejected.
  ///
  /// The API stores Unicode normalization form C. Lengths are counted as in `DisplayName`.
  public typealias Bio = String

  /// A well-formed BCP 47 language tag (RFC 5646). Extensions and private use subtags are accepted, because devices send them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is not a language tag; send `en-US`.
  ///
  /// The API stores the canonical form (RFC 5646 §4.5): subtags in their conventional case, and the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form also has at most 85 characters.
  public typealias Locale = String

  /// The name of a time zone or link in the IANA time zone database, in upper or lower case. The API stores the spelling of the database: `europe/berlin` becomes `Europe/Berlin`. It does not replace a link by its target. Abbreviations that are not names in the database, such as `BST` and `IST`, are rejected.
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

    /// The values that this version of the package knows, in the order of the contract.
    public static let allKnownCases: [API.Theme] = [
      .system,
      .light,
      .dark,
    ]

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

  /// The notification channels that the user switched on or off.
  public struct NotificationSwitches: Sendable, Hashable, Codable {
    /// Notifications on the device.
    public var push: Bool?
    /// Notifications by email.
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

  /// The settings that the user chose in the app.
  public struct Preferences: Sendable, Hashable, Codable {
    /// The appearance of the app.
    public var theme: API.Theme?
    /// The notification channels that the user switched on or off.
    public var notifications: API.NotificationSwitches?

    public init(
      theme: API.Theme? = nil,
      notifications: API.NotificationSwitches? = nil
    ) {
      self.theme = theme
      self.notifications = notifications
    }
  }

  /// At most 16 values that the app stores with the user. A key is an ASCII letter followed by up to 63 ASCII letters, digits, dots, dashes or underscores.
  /// A value may be empty. Rejected characters, normalization form and the counting of lengths are those of `DisplayName`.
  public typealias Metadata = [String: String]

  /// The properties of a new user.
  public struct CreateUserRequest: Sendable, Hashable, Codable {
    /// An email address that can receive mail: a local part, `@` and a domain with at least two labels, at most 254 characters in total after the domain is converted to ASCII.
    ///
    /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because mobile carriers have issued such email addresses. It may be a quoted string (RFC 5321 §4.1.2).
    /// - The domain may contain Unicode letters (IDN). Upper case becomes lower case. Every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is rejected, and so is an A-label (`xn--`) that changes when it is decoded and encoded again. A label has at most 63 characters in ASCII, and the last label is not a number. IP addresses are rejected.
    ///
    /// The API stores, returns and compares one normalized form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
    public var email: API.EmailAddress
    /// The name that other users see. It must contain at least one visible character. White space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not visible, but are accepted together with other characters.
    /// Control characters, line breaks (including U+2028 and U+2029), bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are rejected.
    ///
    /// The API stores Unicode normalization form C (NFC). Lengths count the code points of this form: a longer text is accepted if its NFC form is not too long.
    public var displayName: API.DisplayName
    /// A given or family name. It follows the rules of `DisplayName`.
    public var givenName: API.PersonName?
    /// A given or family name. It follows the rules of `DisplayName`.
    public var familyName: API.PersonName?
    /// A phone number in E.164 format, that is `+` followed by the country code and the number, with at most 15 digits and without spaces.
    public var phoneNumber: API.PhoneNumber?
    /// A calendar date that is not before 1900-01-01 and not in the future. A date is in the future until it has begun somewhere on Earth.
    public var birthDate: API.BirthDate?
    /// The https URL of a picture of the user, stored as sent. The API never fetches the URL.
    ///
    /// The URL is valid under RFC 3986 and under the URL Standard (WHATWG). It has a scheme in upper or lower case, a host (an internationalized host is written as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that RFC 3986 does not allow are percent-encoded.
    public var avatarURL: API.AvatarURL?
    /// A short text about the user. Tabs and line breaks are accepted. Bidirectional isolates (U+2066 to U+2069) are accepted if each opened isolate is closed.
    /// Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are rejected.
    ///
    /// The API stores Unicode normalization form C. Lengths are counted as in `DisplayName`.
    public var bio: API.Bio?
    /// A well-formed BCP 47 language tag (RFC 5646). Extensions and private use subtags are accepted, because devices send them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is not a language tag; send `en-US`.
    ///
    /// The API stores the canonical form (RFC 5646 §4.5): subtags in their conventional case, and the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form also has at most 85 characters.
    public var locale: API.Locale?
    /// The name of a time zone or link in the IANA time zone database, in upper or lower case. The API stores the spelling of the database: `europe/berlin` becomes `Europe/Berlin`. It does not replace a link by its target. Abbreviations that are not names in the database, such as `BST` and `IST`, are rejected.
    ///
    /// The API knows the names of version 2026f of the database.
    public var timeZone: API.TimeZone?
    /// The settings that the user chose in the app.
    public var preferences: API.Preferences?
    /// At most 16 values that the app stores with the user. A key is an ASCII letter followed by up to 63 ASCII letters, digits, dots, dashes or underscores.
    /// A value may be empty. Rejected characters, normalization form and the counting of lengths are those of `DisplayName`.
    public var metadata: API.Metadata?

    public init(
      email: API.EmailAddress,
      displayName: API.DisplayName,
      givenName: API.PersonName? = nil,
      familyName: API.PersonName? = nil,
      phoneNumber: API.PhoneNumber? = nil,
      birthDate: API.BirthDate? = nil,
      avatarURL: API.AvatarURL? = nil,
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
      self.avatarURL = avatarURL
      self.bio = bio
      self.locale = locale
      self.timeZone = timeZone
      self.preferences = preferences
      self.metadata = metadata
    }

    private enum CodingKeys: String, CodingKey {
      case email
      case displayName
      case givenName
      case familyName
      case phoneNumber
      case birthDate
      case avatarURL = "avatarUrl"
      case bio
      case locale
      case timeZone
      case preferences
      case metadata
    }
  }

  /// A UUID in lower case.
  public typealias UserID = String

  /// A date and time in UTC with milliseconds (RFC 3339).
  public typealias Timestamp = Date

  /// A user as the API stores it. Clients must accept properties that are not described here.
  public struct UserProfile: Sendable, Hashable, Codable, Identifiable {
    /// A UUID in lower case.
    public var userID: API.UserID
    /// An email address that can receive mail: a local part, `@` and a domain with at least two labels, at most 254 characters in total after the domain is converted to ASCII.
    ///
    /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because mobile carriers have issued such email addresses. It may be a quoted string (RFC 5321 §4.1.2).
    /// - The domain may contain Unicode letters (IDN). Upper case becomes lower case. Every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is rejected, and so is an A-label (`xn--`) that changes when it is decoded and encoded again. A label has at most 63 characters in ASCII, and the last label is not a number. IP addresses are rejected.
    ///
    /// The API stores, returns and compares one normalized form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
    public var email: API.EmailAddress
    /// The name that other users see. It must contain at least one visible character. White space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not visible, but are accepted together with other characters.
    /// Control characters, line breaks (including U+2028 and U+2029), bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are rejected.
    ///
    /// The API stores Unicode normalization form C (NFC). Lengths count the code points of this form: a longer text is accepted if its NFC form is not too long.
    public var displayName: API.DisplayName
    /// A given or family name. It follows the rules of `DisplayName`.
    public var givenName: API.PersonName?
    /// A given or family name. It follows the rules of `DisplayName`.
    public var familyName: API.PersonName?
    /// A phone number in E.164 format, that is `+` followed by the country code and the number, with at most 15 digits and without spaces.
    public var phoneNumber: API.PhoneNumber?
    /// A calendar date that is not before 1900-01-01 and not in the future. A date is in the future until it has begun somewhere on Earth.
    public var birthDate: API.BirthDate?
    /// The https URL of a picture of the user, stored as sent. The API never fetches the URL.
    ///
    /// The URL is valid under RFC 3986 and under the URL Standard (WHATWG). It has a scheme in upper or lower case, a host (an internationalized host is written as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that RFC 3986 does not allow are percent-encoded.
    public var avatarURL: API.AvatarURL?
    /// A short text about the user. Tabs and line breaks are accepted. Bidirectional isolates (U+2066 to U+2069) are accepted if each opened isolate is closed.
    /// Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are rejected.
    ///
    /// The API stores Unicode normalization form C. Lengths are counted as in `DisplayName`.
    public var bio: API.Bio?
    /// A well-formed BCP 47 language tag (RFC 5646). Extensions and private use subtags are accepted, because devices send them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is not a language tag; send `en-US`.
    ///
    /// The API stores the canonical form (RFC 5646 §4.5): subtags in their conventional case, and the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form also has at most 85 characters.
    public var locale: API.Locale?
    /// The name of a time zone or link in the IANA time zone database, in upper or lower case. The API stores the spelling of the database: `europe/berlin` becomes `Europe/Berlin`. It does not replace a link by its target. Abbreviations that are not names in the database, such as `BST` and `IST`, are rejected.
    ///
    /// The API knows the names of version 2026f of the database.
    public var timeZone: API.TimeZone?
    /// The settings that the user chose in the app.
    public var preferences: API.Preferences?
    /// At most 16 values that the app stores with the user. A key is an ASCII letter followed by up to 63 ASCII letters, digits, dots, dashes or underscores.
    /// A value may be empty. Rejected characters, normalization form and the counting of lengths are those of `DisplayName`.
    public var metadata: API.Metadata?
    /// The number of the revision. It starts at 1 and increases with every change.
    public var version: Int
    /// A date and time in UTC with milliseconds (RFC 3339).
    public var createdAt: API.Timestamp
    /// A date and time in UTC with milliseconds (RFC 3339).
    public var updatedAt: API.Timestamp
    /// The ETag of this revision, as in the header `ETag` of a response with this profile alone. Send it in `If-Match` when you change or delete the profile.
    public var etag: String

    public init(
      userID: API.UserID,
      email: API.EmailAddress,
      displayName: API.DisplayName,
      givenName: API.PersonName? = nil,
      familyName: API.PersonName? = nil,
      phoneNumber: API.PhoneNumber? = nil,
      birthDate: API.BirthDate? = nil,
      avatarURL: API.AvatarURL? = nil,
      bio: API.Bio? = nil,
      locale: API.Locale? = nil,
      timeZone: API.TimeZone? = nil,
      preferences: API.Preferences? = nil,
      metadata: API.Metadata? = nil,
      version: Int,
      createdAt: API.Timestamp,
      updatedAt: API.Timestamp,
      etag: String
    ) {
      self.userID = userID
      self.email = email
      self.displayName = displayName
      self.givenName = givenName
      self.familyName = familyName
      self.phoneNumber = phoneNumber
      self.birthDate = birthDate
      self.avatarURL = avatarURL
      self.bio = bio
      self.locale = locale
      self.timeZone = timeZone
      self.preferences = preferences
      self.metadata = metadata
      self.version = version
      self.createdAt = createdAt
      self.updatedAt = updatedAt
      self.etag = etag
    }

    /// The value of `userID`.
    public var id: API.UserID { self.userID }

    private enum CodingKeys: String, CodingKey {
      case userID = "userId"
      case email
      case displayName
      case givenName
      case familyName
      case phoneNumber
      case birthDate
      case avatarURL = "avatarUrl"
      case bio
      case locale
      case timeZone
      case preferences
      case metadata
      case version
      case createdAt
      case updatedAt
      case etag
    }
  }

  /// The problem in machine-readable form. New codes may be added. Clients must accept codes that they do not know.
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

    /// The values that this version of the package knows, in the order of the contract.
    public static let allKnownCases: [API.ProblemCode] = [
      .invalidRequest,
      .invalidCursor,
      .unauthenticated,
      .forbidden,
      .userNotFound,
      .routeNotFound,
      .userExists,
      .emailTaken,
      .preconditionFailed,
      .bodyTooLarge,
      .unsupportedMediaType,
      .idempotencyKeyReused,
      .tooManyRequests,
      .internalError,
      .badGateway,
      .serviceUnavailable,
      .gatewayTimeout,
    ]

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

  /// The violated rule in machine-readable form. New codes may be added. Clients must accept codes that they do not know.
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

    /// The values that this version of the package knows, in the order of the contract.
    public static let allKnownCases: [API.InputErrorCode] = [
      .malformed,
      .missing,
      .unknownValue,
      .repeated,
      .wrongType,
      .wrongFormat,
      .notAllowed,
      .tooShort,
      .tooLong,
      .tooSmall,
      .tooLarge,
      .tooMany,
      .inFuture,
    ]

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

  /// One error in the input.
  public struct InputError: Sendable, Hashable, Codable {
    /// The location of the error as a JSON Pointer (RFC 6901) that begins with `/body`, `/query`, `/path` or `/header`.
    public var pointer: String
    /// The violated rule in machine-readable form. New codes may be added. Clients must accept codes that they do not know.
    public var code: API.InputErrorCode
    /// A human-readable description of the violated rule. It never repeats the value.
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
    /// A URI that identifies the problem type. It ends with the `code`.
    public var type: String
    /// A human-readable summary of the problem type.
    public var title: String
    /// The status code of the response.
    public var status: Int
    /// A human-readable explanation of this occurrence of the problem. It never contains personal data.
    public var detail: String
    /// The problem in machine-readable form. New codes may be added. Clients must accept codes that they do not know.
    public var code: API.ProblemCode
    /// The value of the header `X-Request-Id`.
    public var requestID: String
    /// All errors in the input, at most 50. For invalid input, absent only if API Gateway could not read the request.
    public var errors: [API.InputError]?

    public init(
      type: String,
      title: String,
      status: Int,
      detail: String,
      code: API.ProblemCode,
      requestID: String,
      errors: [API.InputError]? = nil
    ) {
      self.type = type
      self.title = title
      self.status = status
      self.detail = detail
      self.code = code
      self.requestID = requestID
      self.errors = errors
    }

    private enum CodingKeys: String, CodingKey {
      case type
      case title
      case status
      case detail
      case code
      case requestID = "requestId"
      case errors
    }
  }

  /// An opaque value that identifies the next page. Absent on the last page.
  public typealias Cursor = String

  /// The values of the parameter `order`.
  public enum ListUsersOrder: RawRepresentable, Sendable, Hashable, Codable {
    case asc
    case desc
    /// A value that this version of the package does not know.
    case unknown(String)

    /// The values that this version of the package knows, in the order of the contract.
    public static let allKnownCases: [API.ListUsersOrder] = [
      .asc,
      .desc,
    ]

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

  /// An RFC 3339 date and time with `T` between date and time, in the years 0000 to 9999. If the UTC offset moves the time out of these years, the API uses their first or last millisecond. The API compares times in milliseconds.
  /// The second 60 is accepted as a leap second at 23:59 UTC.
  public typealias QueryTime = Date

  /// One page of users.
  public struct UserPage: Sendable, Hashable, Codable {
    /// The users on this page. The list is empty if there are none.
    public var items: [API.UserProfile]
    /// An opaque value that identifies the next page. Absent on the last page.
    public var nextCursor: API.Cursor?

    public init(
      items: [API.UserProfile],
      nextCursor: API.Cursor? = nil
    ) {
      self.items = items
      self.nextCursor = nextCursor
    }
  }

  /// A list of entity tags, or `*`. Empty list elements are ignored (RFC 9110 §5.6.1.2). A header that is sent on several lines is one list.
  public typealias EntityTags = String

  /// All properties of a user that the client owns. An optional property that is omitted is removed.
  public struct ReplaceUserRequest: Sendable, Hashable, Codable, RevisionedRequest {
    /// An email address that can receive mail: a local part, `@` and a domain with at least two labels, at most 254 characters in total after the domain is converted to ASCII.
    ///
    /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because mobile carriers have issued such email addresses. It may be a quoted string (RFC 5321 §4.1.2).
    /// - The domain may contain Unicode letters (IDN). Upper case becomes lower case. Every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is rejected, and so is an A-label (`xn--`) that changes when it is decoded and encoded again. A label has at most 63 characters in ASCII, and the last label is not a number. IP addresses are rejected.
    ///
    /// The API stores, returns and compares one normalized form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
    public var email: API.EmailAddress
    /// The name that other users see. It must contain at least one visible character. White space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not visible, but are accepted together with other characters.
    /// Control characters, line breaks (including U+2028 and U+2029), bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are rejected.
    ///
    /// The API stores Unicode normalization form C (NFC). Lengths count the code points of this form: a longer text is accepted if its NFC form is not too long.
    public var displayName: API.DisplayName
    /// A given or family name. It follows the rules of `DisplayName`.
    public var givenName: API.PersonName?
    /// A given or family name. It follows the rules of `DisplayName`.
    public var familyName: API.PersonName?
    /// A phone number in E.164 format, that is `+` followed by the country code and the number, with at most 15 digits and without spaces.
    public var phoneNumber: API.PhoneNumber?
    /// A calendar date that is not before 1900-01-01 and not in the future. A date is in the future until it has begun somewhere on Earth.
    public var birthDate: API.BirthDate?
    /// The https URL of a picture of the user, stored as sent. The API never fetches the URL.
    ///
    /// The URL is valid under RFC 3986 and under the URL Standard (WHATWG). It has a scheme in upper or lower case, a host (an internationalized host is written as A-labels) and no user name or password. A port is a number from 1 to 65535. Characters that RFC 3986 does not allow are percent-encoded.
    public var avatarURL: API.AvatarURL?
    /// A short text about the user. Tabs and line breaks are accepted. Bidirectional isolates (U+2066 to U+2069) are accepted if each opened isolate is closed.
    /// Other control characters, bidirectional embeddings and overrides (U+202A to U+202E), lone surrogates, noncharacters and U+FFFD are rejected.
    ///
    /// The API stores Unicode normalization form C. Lengths are counted as in `DisplayName`.
    public var bio: API.Bio?
    /// A well-formed BCP 47 language tag (RFC 5646). Extensions and private use subtags are accepted, because devices send them: `ja-JP-u-ca-japanese-x-lvariant-JP`. `en_US` is not a language tag; send `en-US`.
    ///
    /// The API stores the canonical form (RFC 5646 §4.5): subtags in their conventional case, and the preferred language instead of an extended, grandfathered or deprecated one (`zh-yue-HK` becomes `yue-HK`, `i-klingon` becomes `tlh`, `iw` becomes `he`). The canonical form also has at most 85 characters.
    public var locale: API.Locale?
    /// The name of a time zone or link in the IANA time zone database, in upper or lower case. The API stores the spelling of the database: `europe/berlin` becomes `Europe/Berlin`. It does not replace a link by its target. Abbreviations that are not names in the database, such as `BST` and `IST`, are rejected.
    ///
    /// The API knows the names of version 2026f of the database.
    public var timeZone: API.TimeZone?
    /// The settings that the user chose in the app.
    public var preferences: API.Preferences?
    /// At most 16 values that the app stores with the user. A key is an ASCII letter followed by up to 63 ASCII letters, digits, dots, dashes or underscores.
    /// A value may be empty. Rejected characters, normalization form and the counting of lengths are those of `DisplayName`.
    public var metadata: API.Metadata?
    /// The ETag of the revision that the request was created from. The client sends it as `If-Match`, and not in the body.
    /// If the object has another revision, the API changes nothing and returns 412. Set it to nil to change any revision.
    public var etag: String?

    public init(
      email: API.EmailAddress,
      displayName: API.DisplayName,
      givenName: API.PersonName? = nil,
      familyName: API.PersonName? = nil,
      phoneNumber: API.PhoneNumber? = nil,
      birthDate: API.BirthDate? = nil,
      avatarURL: API.AvatarURL? = nil,
      bio: API.Bio? = nil,
      locale: API.Locale? = nil,
      timeZone: API.TimeZone? = nil,
      preferences: API.Preferences? = nil,
      metadata: API.Metadata? = nil,
      etag: String? = nil
    ) {
      self.email = email
      self.displayName = displayName
      self.givenName = givenName
      self.familyName = familyName
      self.phoneNumber = phoneNumber
      self.birthDate = birthDate
      self.avatarURL = avatarURL
      self.bio = bio
      self.locale = locale
      self.timeZone = timeZone
      self.preferences = preferences
      self.metadata = metadata
      self.etag = etag
    }

    private enum CodingKeys: String, CodingKey {
      case email
      case displayName
      case givenName
      case familyName
      case phoneNumber
      case birthDate
      case avatarURL = "avatarUrl"
      case bio
      case locale
      case timeZone
      case preferences
      case metadata
      case etag
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(self.email, forKey: .email)
      try container.encode(self.displayName, forKey: .displayName)
      try container.encodeIfPresent(self.givenName, forKey: .givenName)
      try container.encodeIfPresent(self.familyName, forKey: .familyName)
      try container.encodeIfPresent(self.phoneNumber, forKey: .phoneNumber)
      try container.encodeIfPresent(self.birthDate, forKey: .birthDate)
      try container.encodeIfPresent(self.avatarURL, forKey: .avatarURL)
      try container.encodeIfPresent(self.bio, forKey: .bio)
      try container.encodeIfPresent(self.locale, forKey: .locale)
      try container.encodeIfPresent(self.timeZone, forKey: .timeZone)
      try container.encodeIfPresent(self.preferences, forKey: .preferences)
      try container.encodeIfPresent(self.metadata, forKey: .metadata)
      if !encoder.isRequestBody { try container.encodeIfPresent(self.etag, forKey: .etag) }
    }
  }

  /// A change of the notification channels; null removes all of them. A switch that is null is removed, a switch that is omitted keeps its value.
  public struct NotificationSwitchesPatch: Sendable, Hashable, Codable {
    public var push: Field<Bool>
    public var email: Field<Bool>
    public var sms: Field<Bool>

    public init(
      push: Field<Bool> = .keep,
      email: Field<Bool> = .keep,
      sms: Field<Bool> = .keep
    ) {
      self.push = push
      self.email = email
      self.sms = sms
    }
  }

  /// A change of the settings; null removes all of them. A setting that is null is removed, a setting that is omitted keeps its value.
  public struct PreferencesPatch: Sendable, Hashable, Codable {
    public var theme: Field<API.Theme>
    /// A change of the notification channels; null removes all of them. A switch that is null is removed, a switch that is omitted keeps its value.
    public var notifications: Field<API.NotificationSwitchesPatch>

    public init(
      theme: Field<API.Theme> = .keep,
      notifications: Field<API.NotificationSwitchesPatch> = .keep
    ) {
      self.theme = theme
      self.notifications = notifications
    }
  }

  /// A change of the metadata; null removes all keys. A key that is null is removed, a key that is omitted keeps its value. The metadata after the change follows the rules of `Metadata`: at most 16 keys.
  public typealias MetadataPatch = [String: String?]

  /// A change of a user as a JSON Merge Patch (RFC 7396). An optional property that is null is removed, a property that is omitted keeps its value.
  public struct PatchUserRequest: Sendable, Hashable, Codable, RevisionedRequest {
    /// An email address that can receive mail: a local part, `@` and a domain with at least two labels, at most 254 characters in total after the domain is converted to ASCII.
    ///
    /// - The local part has at most 64 ASCII characters and does not begin with a dot. Consecutive and final dots are accepted, because mobile carriers have issued such email addresses. It may be a quoted string (RFC 5321 §4.1.2).
    /// - The domain may contain Unicode letters (IDN). Upper case becomes lower case. Every other character that IDNA would replace (full-width letters, ligatures, decomposed accents) is rejected, and so is an A-label (`xn--`) that changes when it is decoded and encoded again. A label has at most 63 characters in ASCII, and the last label is not a number. IP addresses are rejected.
    ///
    /// The API stores, returns and compares one normalized form: letters in lower case, the domain as A-labels (`user@bücher.example` becomes `user@xn--bcher-kva.example`), and quotes only around a local part that needs them.
    public var email: API.EmailAddress?
    /// The name that other users see. It must contain at least one visible character. White space, fillers (U+115F, U+1160, U+3164, U+FFA0), joiners, variation selectors, tag characters and blanks such as U+2800 are not visible, but are accepted together with other characters.
    /// Control characters, line breaks (including U+2028 and U+2029), bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), lone surrogates, noncharacters and U+FFFD are rejected.
    ///
    /// The API stores Unicode normalization form C (NFC). Lengths count the code points of this form: a longer text is accepted if its NFC form is not too long.
    public var displayName: API.DisplayName?
    public var givenName: Field<String>
    public var familyName: Field<String>
    public var phoneNumber: Field<String>
    public var birthDate: Field<CalendarDate>
    public var avatarURL: Field<String>
    public var bio: Field<String>
    public var locale: Field<String>
    public var timeZone: Field<String>
    /// A change of the settings; null removes all of them. A setting that is null is removed, a setting that is omitted keeps its value.
    public var preferences: Field<API.PreferencesPatch>
    /// A change of the metadata; null removes all keys. A key that is null is removed, a key that is omitted keeps its value. The metadata after the change follows the rules of `Metadata`: at most 16 keys.
    public var metadata: Field<API.MetadataPatch>
    /// The ETag of the revision that the request was created from. The client sends it as `If-Match`, and not in the body.
    /// If the object has another revision, the API changes nothing and returns 412. Set it to nil to change any revision.
    public var etag: String?

    public init(
      email: API.EmailAddress? = nil,
      displayName: API.DisplayName? = nil,
      givenName: Field<String> = .keep,
      familyName: Field<String> = .keep,
      phoneNumber: Field<String> = .keep,
      birthDate: Field<CalendarDate> = .keep,
      avatarURL: Field<String> = .keep,
      bio: Field<String> = .keep,
      locale: Field<String> = .keep,
      timeZone: Field<String> = .keep,
      preferences: Field<API.PreferencesPatch> = .keep,
      metadata: Field<API.MetadataPatch> = .keep,
      etag: String? = nil
    ) {
      self.email = email
      self.displayName = displayName
      self.givenName = givenName
      self.familyName = familyName
      self.phoneNumber = phoneNumber
      self.birthDate = birthDate
      self.avatarURL = avatarURL
      self.bio = bio
      self.locale = locale
      self.timeZone = timeZone
      self.preferences = preferences
      self.metadata = metadata
      self.etag = etag
    }

    private enum CodingKeys: String, CodingKey {
      case email
      case displayName
      case givenName
      case familyName
      case phoneNumber
      case birthDate
      case avatarURL = "avatarUrl"
      case bio
      case locale
      case timeZone
      case preferences
      case metadata
      case etag
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(self.email, forKey: .email)
      try container.encodeIfPresent(self.displayName, forKey: .displayName)
      try container.encode(self.givenName, forKey: .givenName)
      try container.encode(self.familyName, forKey: .familyName)
      try container.encode(self.phoneNumber, forKey: .phoneNumber)
      try container.encode(self.birthDate, forKey: .birthDate)
      try container.encode(self.avatarURL, forKey: .avatarURL)
      try container.encode(self.bio, forKey: .bio)
      try container.encode(self.locale, forKey: .locale)
      try container.encode(self.timeZone, forKey: .timeZone)
      try container.encode(self.preferences, forKey: .preferences)
      try container.encode(self.metadata, forKey: .metadata)
      if !encoder.isRequestBody { try container.encodeIfPresent(self.etag, forKey: .etag) }
    }
  }
}

extension API.ReplaceUserRequest {
  /// Creates a request with the current values of `userProfile`: change properties, then send it. The client
  /// sends it with the `etag` of `userProfile`, so that it changes no newer revision.
  public init(_ userProfile: API.UserProfile) {
    self.init(
      email: userProfile.email,
      displayName: userProfile.displayName,
      givenName: userProfile.givenName,
      familyName: userProfile.familyName,
      phoneNumber: userProfile.phoneNumber,
      birthDate: userProfile.birthDate,
      avatarURL: userProfile.avatarURL,
      bio: userProfile.bio,
      locale: userProfile.locale,
      timeZone: userProfile.timeZone,
      preferences: userProfile.preferences,
      metadata: userProfile.metadata,
      etag: userProfile.etag
    )
  }
}

extension API.NotificationSwitchesPatch {
  init(from old: API.NotificationSwitches?, to new: API.NotificationSwitches) {
    self.init(
      push: Difference.field(old?.push, new.push),
      email: Difference.field(old?.email, new.email),
      sms: Difference.field(old?.sms, new.sms)
    )
  }
}

extension API.PreferencesPatch {
  init(from old: API.Preferences?, to new: API.Preferences) {
    self.init(
      theme: Difference.field(old?.theme, new.theme),
      notifications: Difference.record(old?.notifications, new.notifications) { API.NotificationSwitchesPatch(from: $0, to: $1) }
    )
  }
}

extension API.PatchUserRequest {
  /// Creates the request that changes `userProfile` to `edited`. The client
  /// sends it with the `etag` of `edited`, so that it changes no newer revision.
  ///
  /// A property that is equal in both is left alone. A property that is nil in `edited` is cleared, and so is an optional text that is empty,
  /// as a form returns it. Properties that only the API changes are ignored.
  ///
  /// - Parameters:
  ///   - userProfile: The object as the app received it.
  ///   - edited: A changed copy of it.
  public init(from userProfile: API.UserProfile, to edited: API.UserProfile) {
    self.init(
      email: Difference.value(userProfile.email, edited.email),
      displayName: Difference.value(userProfile.displayName, edited.displayName),
      givenName: Difference.text(userProfile.givenName, edited.givenName),
      familyName: Difference.text(userProfile.familyName, edited.familyName),
      phoneNumber: Difference.text(userProfile.phoneNumber, edited.phoneNumber),
      birthDate: Difference.field(userProfile.birthDate, edited.birthDate),
      avatarURL: Difference.text(userProfile.avatarURL, edited.avatarURL),
      bio: Difference.text(userProfile.bio, edited.bio),
      locale: Difference.text(userProfile.locale, edited.locale),
      timeZone: Difference.text(userProfile.timeZone, edited.timeZone),
      preferences: Difference.record(userProfile.preferences, edited.preferences) { API.PreferencesPatch(from: $0, to: $1) },
      metadata: Difference.map(userProfile.metadata, edited.metadata),
      etag: edited.etag
    )
  }
}
