// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "user-profiles",
  platforms: [.iOS(.v15), .macOS(.v12)],
  products: [.library(name: "UserProfiles", targets: ["UserProfiles"])],
  targets: [
    .target(
      name: "UserProfiles",
      path: "clients/swift/Sources/UserProfiles",
      resources: [.copy("PrivacyInfo.xcprivacy")]
    ),
    .testTarget(
      name: "UserProfilesTests",
      dependencies: ["UserProfiles"],
      path: "clients/swift/Tests/UserProfilesTests"
    ),
  ],
  swiftLanguageModes: [.v6]
)
