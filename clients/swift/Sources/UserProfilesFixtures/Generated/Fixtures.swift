// Generated from openapi.yaml by `npm run generate`; do not edit.
import UserProfiles

/// The examples of the contract, for tests and previews.
public enum Fixtures {
  /// Only the required properties.
  public static let createMinimal: API.CreateUserRequest = decoded(#"{"email":"ada@example.com","displayName":"Ada Lovelace"}"#)

  /// All properties that a client can set.
  public static let createComplete: API.CreateUserRequest = decoded(#"{"email":"grace@example.com","displayName":"Grace Hopper","givenName":"Grace","familyName":"Hopper","phoneNumber":"+12025550123","birthDate":"1906-12-09","avatarUrl":"https://images.example.com/grace.png","bio":"Finds the bug.","locale":"en-US","timeZone":"America/New_York","preferences":{"theme":"dark","notifications":{"push":true,"email":false,"sms":false}},"metadata":{"plan":"pro"}}"#)

  /// A complete profile.
  public static let profile: API.UserProfile = decoded(#"{"userId":"3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f","email":"grace@example.com","displayName":"Grace Hopper","givenName":"Grace","familyName":"Hopper","phoneNumber":"+12025550123","birthDate":"1906-12-09","avatarUrl":"https://images.example.com/grace.png","bio":"Finds the bug.","locale":"en-US","timeZone":"America/New_York","preferences":{"theme":"dark","notifications":{"push":true,"email":false,"sms":false}},"metadata":{"plan":"pro"},"version":4,"createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T10:15:00.000Z","etag":"\"4-20261123093000000-5b0c9a1e\""}"#)

  /// A page that is followed by another page.
  public static let page: API.UserPage = decoded(#"{"items":[{"userId":"3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f","email":"ada@example.com","displayName":"Ada Lovelace","version":1,"createdAt":"2026-11-23T09:30:00.000Z","updatedAt":"2026-11-23T09:30:00.000Z","etag":"\"1-20261123093000000-5b0c9a1e\""}],"nextCursor":"MjAyNi0xMS0yM1QwOTozMDowMC4wMDBa"}"#)

  /// No users.
  public static let emptyPage: API.UserPage = decoded(#"{"items":[]}"#)

  /// All properties that a client owns.
  public static let replaceComplete: API.ReplaceUserRequest = decoded(#"{"email":"grace@example.com","displayName":"Grace Hopper","givenName":"Grace","familyName":"Hopper","phoneNumber":"+12025550123","birthDate":"1906-12-09","avatarUrl":"https://images.example.com/grace.png","bio":"Finds the bug.","locale":"en-US","timeZone":"America/New_York","preferences":{"theme":"dark","notifications":{"push":true,"email":false,"sms":false}},"metadata":{"plan":"pro"}}"#)

  /// Set two values, remove two.
  public static let patchSetAndRemove: API.PatchUserRequest = decoded(#"{"displayName":"Admiral Hopper","bio":null,"preferences":{"theme":"light"},"metadata":{"plan":null}}"#)

  /// No change.
  public static let patchEmpty: API.PatchUserRequest = decoded(#"{}"#)
}
