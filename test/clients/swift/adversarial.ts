import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readContract } from '../../../src/contract/read/contract';
import { emitFixtures } from '../../../src/contract/emit/swift/fixtures';
import { emitSwift } from '../../../src/contract/emit/swift/sdk';
import { adversarialNames } from '../../contract/emit/swift/adversarial-names';

const sources = resolve(__dirname, '../../../clients/swift/Sources');

/** Writes a package with the unchanged runtime and the code that is generated from an adversarial contract. */
export async function writeAdversarialPackage(folder: string): Promise<void> {
  const contract = readContract(adversarialNames);
  await rm(folder, { recursive: true, force: true });
  await cp(sources, join(folder, 'Sources'), { recursive: true });
  await writeGenerated(join(folder, 'Sources/UserProfiles/Generated'), emitSwift(contract));
  await writeGenerated(join(folder, 'Sources/UserProfilesFixtures/Generated'), emitFixtures(contract));
  await writeFile(join(folder, 'Package.swift'), manifest);
}

async function writeGenerated(folder: string, files: Map<string, string>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await Promise.all([...files].map(([name, content]) => writeFile(join(folder, name), content)));
}

const manifest = `// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "Adversarial",
  platforms: [.iOS(.v15), .macOS(.v12)],
  products: [.library(name: "UserProfiles", targets: ["UserProfiles"])],
  targets: [
    .target(name: "UserProfiles", resources: [.copy("PrivacyInfo.xcprivacy")]),
    .target(name: "UserProfilesFixtures", dependencies: ["UserProfiles"]),
  ],
  swiftLanguageModes: [.v6]
)
`;
