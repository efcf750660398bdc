import Foundation
import Testing

@testable import UserProfiles

@Suite("Player of the vectors")
struct PlayerTests {
  @Test("a vector that expects what the client does passes")
  func accepted() async throws {
    try await play("", result: #"{"status":204}"#)
  }

  @Test(
    "a vector that expects another request or another end fails",
    arguments: [
      (#","method":"GET""#, #"{"status":204}"#), (#","url":"https://api.example.com/v1/users/u2""#, #"{"status":204}"#),
      (#","headers":{"if-match":"*"}"#, #"{"status":204}"#), (#","body":{}"#, #"{"status":204}"#), ("", #"{"status":200}"#),
      ("", #"{"status":204,"value":{}}"#), ("", #"{"status":204,"headers":{"etag":"\"1\""}}"#), ("", #"{"kind":"network","attempts":1}"#),
    ])
  func rejected(request: String, result: String) async throws {
    await #expect(throws: Mismatch.self) { try await play(request, result: result) }
  }

  @Test("a call that the vector does not end fails")
  func unended() async throws {
    let vector = try vector(#"[{"call":"deleteUser","input":{"userId":"u1"}}]"#)
    await #expect(throws: Mismatch.self) { try await Player(vector, deliver: inMemory).play() }
  }

  /// - Parameter request: Members that replace those of the request that the client sends.
  private func play(_ request: String, result: String) async throws {
    let steps = try vector(
      """
      [{"call":"deleteUser","input":{"userId":"u1"}},
      {"request":{"method":"DELETE","url":"https://api.example.com/v1/users/u1"},"response":{"status":204}},{"result":\(result)}]
      """
    ).steps
    let changes = try JSONDecoder().decode(JSONValue.self, from: Data("{\(request.dropFirst())}".utf8)).members ?? [:]
    let expected = (steps[1]["request"]?.members ?? [:]).merging(changes) { $1 }
    let changed = JSONValue.object((steps[1].members ?? [:]).merging(["request": .object(expected)]) { $1 })
    try await Player(Vector(file: "", name: "one", client: .object([:]), steps: [steps[0], changed, steps[2]]), deliver: inMemory).play()
  }

  private func vector(_ steps: String) throws -> Vector {
    let json = try JSONDecoder().decode(JSONValue.self, from: Data(steps.utf8))
    return Vector(file: "", name: "one", client: .object([:]), steps: json.items ?? [])
  }
}
