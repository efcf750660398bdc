import Testing

@testable import UserProfiles

@Suite("Vectors")
struct VectorsTests {
  @Test("the SDK does what the vectors say", arguments: Vector.all)
  func inMemory(vector: Vector) async throws {
    try await Player(vector, deliver: UserProfilesTests.inMemory).play()
  }

  @Test("the SDK does what the vectors say, with URLSession and a server", arguments: Vector.all)
  func overHTTP(vector: Vector) async throws {
    let wire = try Wire()
    try await Player(vector, deliver: { try await wire.deliver($0, $1) }).play()
  }

  @Test("there are at least 300 vectors that Swift can express")
  func count() {
    #expect(Vector.all.count >= 300)
  }
}
