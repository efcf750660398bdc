// A tour of the SDK. With the API running (`npm start` in the root of the repository):
//   swift run --package-path clients/swift/examples
import Foundation
import UserProfiles

let address = CommandLine.arguments.dropFirst().first ?? "http://127.0.0.1:3000"
guard let baseURL = URL(string: address) else { fatalError("\(address) is no URL") }
// Two devices of one person. The API on this machine asks for no token.
let phone = UserProfilesClient(baseURL: baseURL)
let tablet = UserProfilesClient(baseURL: baseURL)
let unique = Int(Date().timeIntervalSince1970 * 1000)

let created = try await phone.createUser(.init(email: "ada.\(unique)@example.com", displayName: "Ada"))
let userId = created.value.userId
print("created: \(created.status) \(created.value.displayName)")

let read = try await tablet.getUser(userId: userId).value
print("read: \(read.displayName), version \(read.version)")

var rename = ReplaceUserRequest(read)
rename.displayName = "Ada Lovelace"
let changed = try await phone.updateUser(userId: userId, rename).value
print("changed: \(changed.displayName), version \(changed.version)")

// The tablet has not seen that change. Its own would undo it, so it is refused; what it does then is read again and decide anew.
do {
  var request = ReplaceUserRequest(read)
  request.bio = "Writes the first programs."
  try await tablet.updateUser(userId: userId, request)
} catch {
  guard case .problem(.preconditionFailed(let answer)) = error else { throw error }
  print("conflict: \(answer.status) \(answer.code?.rawValue ?? "")")
  var request = ReplaceUserRequest(try await tablet.getUser(userId: userId).value)
  request.bio = "Writes the first programs."
  let merged = try await tablet.updateUser(userId: userId, request).value
  print("changed after all: \(merged.displayName), \"\(merged.bio ?? "")\", version \(merged.version)")
}

do {
  try await tablet.createUser(.init(email: "ADA.\(unique)@example.com", displayName: "Someone else"))
} catch {
  guard case .problem(.conflict(let answer)) = error else { throw error }
  print("refused: \(answer.status) \(answer.code?.rawValue ?? "")")
}

for name in ["grace", "mary"] {
  try await phone.createUser(.init(email: "\(name).\(unique)@example.com", displayName: name))
}
var names: [String] = []
for try await user in phone.listUsersItems(limit: 2, createdFrom: created.value.createdAt) {
  names.append(user.displayName)
  // The phone still keeps the ETag of before the tablet's change. `.unconditional`: whatever it is now.
  try await phone.deleteUser(userId: user.userId, ifMatch: .unconditional)
}
print("walked and deleted: \(names.joined(separator: ", "))")

do {
  _ = try await phone.getUser(userId: userId)
} catch {
  guard case .problem(.notFound(let answer)) = error else { throw error }
  print("gone: \(answer.status) \(answer.code?.rawValue ?? "")")
}
