import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with the programs of each release, relative to the root of the project. */
const released = 'test/clients/released';

const targetOf = (release: string): string => `Release_${release.replaceAll('.', '_')}`;

/**
 * Writes a package that compiles the programs of each release with the current SDK.
 * @param repository the root of the project.
 * @param folder the folder of the package.
 */
export function writeReleasedPackage(repository: string, folder: string): void {
  const releases = readdirSync(join(repository, released));
  for (const release of releases) {
    const sources = join(folder, 'Sources', targetOf(release));
    mkdirSync(sources, { recursive: true });
    copyFileSync(join(repository, released, release, 'Released.swift'), join(sources, 'Released.swift'));
  }
  writeFileSync(join(folder, 'Package.swift'), manifest(repository, releases.map(targetOf)));
}

const manifest = (repository: string, targets: readonly string[]): string => `// swift-tools-version: 6.0
import PackageDescription

let products: [Target.Dependency] = [
  .product(name: "UserProfiles", package: "user-profiles"),
  .product(name: "UserProfilesFixtures", package: "user-profiles"),
]

let package = Package(
  name: "released",
  platforms: [.macOS(.v12)],
  dependencies: [.package(name: "user-profiles", path: "${repository}")],
  targets: [
${targets.map((name) => `    .target(name: "${name}", dependencies: products),`).join('\n')}
  ],
  swiftLanguageModes: [.v6]
)
`;
