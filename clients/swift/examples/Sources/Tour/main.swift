// An example program. Start the API with `npm start` in the root of the repository, then run:
//   swift run --package-path clients/swift/examples
// Pass the URL of the API as an argument if it listens on another port.
import Foundation
import UserProfiles

let argument = CommandLine.arguments.dropFirst().first ?? "http://127.0.0.1:3000"
guard let baseURL = URL(string: argument) else { fatalError("The argument \(argument) is not a URL. Pass the URL of the API.") }
// Two devices of the same user. The API on your machine requires no token.
let phone = UserProfilesClient(baseURL: baseURL)
let tablet = UserProfilesClient(baseURL: baseURL)
let unique = Int(Date().timeIntervalSince1970 * 1000)

let created = try await phone.createUser(body: .init(email: "ada.\(unique)@example.com", displayName: "Ada"))
let userID = created.value.userID
print("created: \(created.status) \(created.value.displayName)")

let read = try await tablet.getUser(userID: userID).value
print("read: \(read.displayName), version \(read.version)")

var renamed = read
renamed.displayName = "Ada Lovelace"
let updated = try await phone.patchUser(userID: userID, body: .init(from: read, to: renamed)).value
print("updated: \(updated.displayName), version \(updated.version)")

// The tablet has not read the update of the phone, so the API rejects a change of the revision that the tablet has read. The tablet sends
// the patch without a precondition: it changes only the bio, and keeps the new name.
var edited = read
edited.bio = "Writes the first programs."
let patch = API.PatchUserRequest(from: read, to: edited)
do {
  try await tablet.patchUser(userID: userID, body: patch)
} catch {
  guard case .problem(.preconditionFailed(let response)) = error else { throw error }
  print("conflict: \(response.status) \(response.code?.rawValue ?? "")")
  let merged = try await tablet.patchUser(userID: userID, body: patch, ifMatch: .unconditional).value
  print("updated again: \(merged.displayName), \"\(merged.bio ?? "")\", version \(merged.version)")
}

do {
  try await tablet.createUser(body: .init(email: "ADA.\(unique)@example.com", displayName: "Another user"))
} catch {
  guard case .problem(.conflict(let response)) = error else { throw error }
  print("rejected: \(response.status) \(response.code?.rawValue ?? "")")
}

for name in ["grace", "mary"] {
  try await phone.createUser(body: .init(email: "\(name).\(unique)@example.com", displayName: name))
}
var names: [String] = []
for try await user in phone.listUsersItems(limit: 2, createdFrom: created.value.createdAt) {
  names.append(user.displayName)
  try await phone.deleteUser(userID: user.userID)
}
print("listed and deleted: \(names.joined(separator: ", "))")

do {
  _ = try await phone.getUser(userID: userID)
} catch {
  guard case .problem(.notFound(let response)) = error else { throw error }
  print("deleted: \(response.status) \(response.code?.rawValue ?? "")")
}
