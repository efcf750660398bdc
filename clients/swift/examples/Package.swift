// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "user-profiles-examples",
  platforms: [.macOS(.v12)],
  dependencies: [.package(name: "user-profiles", path: "../../..")],
  targets: [
    .executableTarget(name: "Tour", dependencies: [.product(name: "UserProfiles", package: "user-profiles")])
  ],
  swiftLanguageModes: [.v6]
)
