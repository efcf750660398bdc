import Observation
import UserProfiles

/// The state of a profile screen with a form. A view binds its fields to `form`, and calls `load()` and `save()`.
@MainActor @Observable
final class ProfileStore {
  /// The profile that the form was filled with; nil before it is loaded.
  private(set) var profile: API.UserProfile?
  /// The content of the form: a copy of the profile that the fields change. An empty field is cleared when the form is saved.
  var form: API.UserProfile?
  /// The current profile, when it was changed on another device while the form was open. The view offers `useNewer()` and `saveAnyway()`.
  private(set) var newer: API.UserProfile?
  /// What went wrong, in words for the user; nil when nothing did.
  private(set) var message: String?
  /// What is wrong with a field, by the JSON Pointer of the property: `/body/email`.
  private(set) var faults: [String: String] = [:]

  @ObservationIgnored private let client: UserProfilesClient

  init(client: UserProfilesClient) {
    self.client = client
  }

  func load() async {
    await run { self.show(try await self.client.me.get().value) }
  }

  /// Saves what was changed in the form. If the profile has changed on another device, nothing is saved and `newer` is set.
  func save() async {
    guard let profile, let form else { return }
    await run { self.show(try await self.client.me.patch(body: .init(from: profile, to: form)).value) }
  }

  /// Fills the form with the profile of the other device.
  func useNewer() {
    if let newer { show(newer) }
  }

  /// Saves what was changed in the form, and keeps what the other device changed in other fields.
  func saveAnyway() async {
    guard let profile, let form else { return }
    await run {
      self.show(try await self.client.me.patch(body: .init(from: profile, to: form), ifMatch: .unconditional).value)
    }
  }

  private func show(_ current: API.UserProfile) {
    profile = current
    form = current
    newer = nil
  }

  private func run(_ call: () async throws -> Void) async {
    message = nil
    faults = [:]
    do {
      try await call()
    } catch let error as any UserProfilesError {
      await report(error)
    } catch {
      message = "An error occurred."
    }
  }

  private func report(_ error: any UserProfilesError) async {
    if error.isCancelled { return }
    faults = Dictionary(error.inputErrors.map { ($0.pointer, $0.detail) }, uniquingKeysWith: { first, _ in first })
    switch error.code {
    case .preconditionFailed: await showNewer()
    case .emailTaken: faults["/body/email"] = "is used by another user"
    case .invalidRequest: message = "Some fields are invalid."
    default: message = error.isOffline ? "You seem to be offline." : "An error occurred. Request: \(error.requestID ?? "unknown")."
    }
  }

  private func showNewer() async {
    newer = try? await client.me.get().value
    message = "The profile was changed on another device."
  }
}
