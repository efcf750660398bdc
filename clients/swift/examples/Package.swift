// swift-tools-version: 6.0
import PackageDescription

let client = Target.Dependency.product(name: "UserProfiles", package: "user-profiles")

let package = Package(
  name: "user-profiles-examples",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "user-profiles", path: "../../..")],
  targets: [
    .executableTarget(name: "Tour", dependencies: [client]),
    .executableTarget(
      name: "ProfileScreen",
      dependencies: [client],
      // Before Swift 6.2, the Observation library lacks a function on Linux that only crashes call (github.com/swiftlang/swift/issues/75670).
      linkerSettings: [.unsafeFlags(["-Xlinker", "--allow-shlib-undefined"], .when(platforms: [.linux]))]
    ),
  ],
  swiftLanguageModes: [.v6]
)
