// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "user-profiles",
  platforms: [.iOS(.v15), .macOS(.v12)],
  products: [
    .library(name: "UserProfiles", targets: ["UserProfiles"]),
    .library(name: "UserProfilesFixtures", targets: ["UserProfilesFixtures"]),
  ],
  targets: [
    .target(
      name: "UserProfiles",
      path: "clients/swift/Sources/UserProfiles",
      resources: [.copy("PrivacyInfo.xcprivacy")]
    ),
    .target(
      name: "UserProfilesFixtures",
      dependencies: ["UserProfiles"],
      path: "clients/swift/Sources/UserProfilesFixtures"
    ),
    .testTarget(
      name: "UserProfilesTests",
      dependencies: ["UserProfiles", "UserProfilesFixtures"],
      path: "clients/swift/Tests/UserProfilesTests"
    ),
  ],
  swiftLanguageModes: [.v6]
)
