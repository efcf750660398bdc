import Foundation
import Testing

@testable import UserProfiles

@Suite("Pages")
struct PagesTests {
  let api: Proxied

  init() throws {
    api = try Proxied()
  }

  @Test("items: the sequence contains every user once, newest first")
  func items() async throws {
    let created = try await fiveUsers()
    var userIDs: [String] = []
    for try await user in try api.client().listUsersItems(limit: 2, createdFrom: created.first?.createdAt) { userIDs.append(user.userID) }
    #expect(Set(userIDs).count == userIDs.count)
    #expect(Set(created.map(\.userID)).isSubset(of: userIDs))
    #expect(try await api.seen().filter { $0.path.contains("limit=2") }.count > 2)
  }

  @Test("pages: each response contains at most limit items, starting at the cursor")
  func pages() async throws {
    let created = try await fiveUsers()
    let client = try api.client()
    var pages: [Response<API.UserPage>] = []
    for try await page in client.listUsersPages(limit: 2, createdFrom: created.first?.createdAt) { pages.append(page) }
    #expect(pages.count > 2)
    #expect(pages.allSatisfy { $0.status == 200 && $0.value.items.count <= 2 })
    let cursor = try #require(pages.first?.value.nextCursor)
    var rest: [String] = []
    for try await user in client.listUsersItems(limit: 2, cursor: cursor, createdFrom: created.first?.createdAt) {
      rest.append(user.userID)
    }
    #expect(rest == pages.dropFirst().flatMap(\.value.items).map(\.userID))
  }

  @Test("a loop that ends early requests no more pages")
  func leftEarly() async throws {
    _ = try await fiveUsers()
    for try await _ in try api.client("pass,pass").listUsersItems(limit: 2) { break }
    #expect(try await api.seen().filter { $0.method == "GET" }.count == 1)
  }

  @Test("the sequence throws the error of a page and ends")
  func errorOfPage() async throws {
    _ = try await fiveUsers()
    var pages = try api.client("pass,500:,500:,500:,500:").listUsersPages(limit: 2).makeAsyncIterator()
    #expect(try await pages.next()?.status == 200)
    do {
      _ = try await pages.next()
      throw UnexpectedResult()
    } catch let error as ClientError<API.ListUsersProblem> {
      #expect(error.status == 500)
    }
    #expect(try await pages.next() == nil)
  }

  @Test("an empty page with a next cursor does not end the sequence")
  func emptyPage() async throws {
    let client = try UserProfilesClient(stub: "https://api.example.com") { request in
      let page = request.url.query == nil ? #"{"items":[],"nextCursor":"n"}"# : #"{"items":[\#(profile)]}"#
      return TransportResponse(status: 200, body: Data(page.utf8))
    }
    var items: [API.UserProfile] = []
    for try await user in client.listUsersItems() { items.append(user) }
    #expect(items.map(\.userID) == [missingUserID])
  }

  @Test("the main actor can iterate over the items")
  @MainActor
  func fromMainActor() async throws {
    let created = try await fiveUsers()
    let email = try #require(created.first?.email)
    var names: [String] = []
    for try await user in try api.client().listUsersItems(email: email) { names.append(user.displayName) }
    #expect(names == ["Ada Lovelace"])
  }

  private func fiveUsers() async throws -> [API.UserProfile] {
    let client = try api.client()
    var users: [API.UserProfile] = []
    for _ in 1...5 { users.append(try await client.createUser(body: newUser()).value) }
    return users
  }
}
