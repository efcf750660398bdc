import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readContract } from '../../../src/contract/read/contract';
import { emitSwift } from '../../../src/contract/emit/swift/sdk';
import { adversarialNames } from '../../contract/emit/swift/adversarial-names';

const sources = resolve(__dirname, '../../../clients/swift/Sources/UserProfiles');

/** Writes a package with the unchanged runtime and the code that is generated from an adversarial contract. */
export async function writeAdversarialPackage(folder: string): Promise<void> {
  const target = join(folder, 'Sources/UserProfiles');
  const generated = join(target, 'Generated');
  const files = emitSwift(readContract(adversarialNames));
  await rm(folder, { recursive: true, force: true });
  await cp(sources, target, { recursive: true });
  await rm(generated, { recursive: true, force: true });
  await mkdir(generated);
  await Promise.all([...files].map(([name, content]) => writeFile(join(generated, name), content)));
  await writeFile(join(folder, 'Package.swift'), manifest);
}

const manifest = `// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "Adversarial",
  platforms: [.iOS(.v15), .macOS(.v12)],
  products: [.library(name: "UserProfiles", targets: ["UserProfiles"])],
  targets: [.target(name: "UserProfiles", resources: [.copy("PrivacyInfo.xcprivacy")])],
  swiftLanguageModes: [.v6]
)
`;
