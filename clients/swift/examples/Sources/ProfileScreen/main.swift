// A profile screen with a form, without the view: the store that a SwiftUI view would observe, and a user who fills in the form. Start the
// API with `npm start` in the root of the repository, print a token with `npm run --silent token`, then run:
//   TOKEN=… swift run --package-path clients/swift/examples ProfileScreen
// Pass the URL of the API as an argument if it listens on another port.
import Foundation
import UserProfiles

let argument = CommandLine.arguments.dropFirst().first ?? "http://127.0.0.1:3000"
guard let baseURL = URL(string: argument) else { fatalError("The argument \(argument) is not a URL. Pass the URL of the API.") }
guard let token = ProcessInfo.processInfo.environment["TOKEN"] else { fatalError("TOKEN is not set. Run `npm run --silent token`.") }

// Two devices of the same user.
let phone = UserProfilesClient(baseURL: baseURL) { _ in token }
let tablet = UserProfilesClient(baseURL: baseURL) { _ in token }

let email = "ada.\(Int(Date().timeIntervalSince1970 * 1000))@example.com"
try await phone.createUser(body: .init(email: email, displayName: "Ada", phoneNumber: "+442071234567", bio: "Hello."))

let screen = ProfileStore(client: phone)
await screen.load()
print("form: \(screen.form?.displayName ?? ""), \(screen.form?.phoneNumber ?? "no phone number")")

// The user changes a field and empties another one, as text fields do.
screen.form?.displayName = "Ada Lovelace"
screen.form?.phoneNumber = ""
await screen.save()
print("saved: \(screen.profile?.displayName ?? ""), \(screen.profile?.phoneNumber ?? "no phone number")")

screen.form?.email = "ada@"
await screen.save()
print("rejected: email \(screen.faults["/body/email"] ?? "")")
screen.form?.email = email

// The form stays open while the tablet changes the profile, and another screen of the phone reads it.
let onTablet = ProfileStore(client: tablet)
await onTablet.load()
onTablet.form?.bio = "Writes the first programs."
await onTablet.save()
_ = try await phone.me.get()

screen.form?.givenName = "Ada"
await screen.save()
print("conflict: \(screen.message ?? "") It has the bio \"\(screen.newer?.bio ?? "")\".")
await screen.saveAnyway()
print("saved anyway: \(screen.profile?.givenName ?? ""), \"\(screen.profile?.bio ?? "")\"")

try await phone.me.delete()
await screen.load()
print("deleted: \(screen.message == nil ? "found" : "not found")")
