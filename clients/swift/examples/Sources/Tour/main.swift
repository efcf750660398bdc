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

let created = try await phone.createUser(.init(email: "ada.\(unique)@example.com", displayName: "Ada"))
let userId = created.value.userId
print("created: \(created.status) \(created.value.displayName)")

let read = try await tablet.getUser(userId: userId).value
print("read: \(read.displayName), version \(read.version)")

var rename = API.ReplaceUserRequest(read)
rename.displayName = "Ada Lovelace"
let updated = try await phone.updateUser(userId: userId, rename).value
print("updated: \(updated.displayName), version \(updated.version)")

// The tablet has not read the update of the phone. Its own update would undo it, so the API rejects it with 412. The tablet reads the
// profile again and applies its change to the current version.
do {
  var request = API.ReplaceUserRequest(read)
  request.bio = "Writes the first programs."
  try await tablet.updateUser(userId: userId, request)
} catch {
  guard case .problem(.preconditionFailed(let response)) = error else { throw error }
  print("conflict: \(response.status) \(response.code?.rawValue ?? "")")
  var request = API.ReplaceUserRequest(try await tablet.getUser(userId: userId).value)
  request.bio = "Writes the first programs."
  let merged = try await tablet.updateUser(userId: userId, request).value
  print("updated again: \(merged.displayName), \"\(merged.bio ?? "")\", version \(merged.version)")
}

do {
  try await tablet.createUser(.init(email: "ADA.\(unique)@example.com", displayName: "Another user"))
} catch {
  guard case .problem(.conflict(let response)) = error else { throw error }
  print("rejected: \(response.status) \(response.code?.rawValue ?? "")")
}

for name in ["grace", "mary"] {
  try await phone.createUser(.init(email: "\(name).\(unique)@example.com", displayName: name))
}
var names: [String] = []
for try await user in phone.listUsersItems(limit: 2, createdFrom: created.value.createdAt) {
  names.append(user.displayName)
  // The phone has cached the ETag from before the tablet's update. `.unconditional` deletes any version.
  try await phone.deleteUser(userId: user.userId, ifMatch: .unconditional)
}
print("listed and deleted: \(names.joined(separator: ", "))")

do {
  _ = try await phone.getUser(userId: userId)
} catch {
  guard case .problem(.notFound(let response)) = error else { throw error }
  print("deleted: \(response.status) \(response.code?.rawValue ?? "")")
}
