import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A repository with the working tree as its only commit, and a package that knows nothing but its URL. */
export interface Consumer {
  /** What makes the repository; git does not look at the user's own configuration. */
  publish: readonly (readonly string[])[];
  env: Record<string, string>;
  /** The folder of the package. */
  package: string;
}

/**
 * Writes the package that uses the SDK as an app would.
 * @param repository the root of the project
 * @param folder empty
 * @param version of the SDK, as the tag has it
 */
export function writeConsumer(repository: string, folder: string, version: string): Consumer {
  const published = join(folder, 'user-profiles.git');
  const git = [
    'git',
    `--git-dir=${published}`,
    `--work-tree=${repository}`,
    '-c',
    'user.name=consumer',
    '-c',
    'user.email=consumer@example.com',
  ];
  const consumer = join(folder, 'consumer');
  mkdirSync(join(consumer, 'Sources/Consumer'), { recursive: true });
  writeFileSync(join(consumer, 'Package.swift'), manifest(pathToFileURL(published).href, version));
  writeFileSync(join(consumer, 'Sources/Consumer/main.swift'), program);
  return {
    publish: [
      ['git', 'init', '--quiet', '--template=', '--bare', published],
      [...git, '-c', 'core.bare=false', 'add', '--all'],
      [...git, '-c', 'core.bare=false', 'commit', '--quiet', '--message', version],
      [...git, 'tag', version],
    ],
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    package: consumer,
  };
}

const manifest = (url: string, version: string): string => `// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "Consumer",
  platforms: [.macOS(.v12)],
  dependencies: [.package(url: "${url}", from: "${version}")],
  targets: [.executableTarget(name: "Consumer", dependencies: [.product(name: "UserProfiles", package: "user-profiles")])],
  swiftLanguageModes: [.v6]
)
`;

/** What the program says when it has created a user. */
export const success = 'The consumer has created a user';

const program = `import Foundation
import UserProfiles

let base = ProcessInfo.processInfo.environment["USER_PROFILES_PROXY"] ?? ""
guard let url = URL(string: "\\(base)/consumer/pass") else { fatalError("USER_PROFILES_PROXY is no URL") }
let client = UserProfilesClient(baseURL: url)
let email = "\\(UUID().uuidString.lowercased())@example.com"
let created = try await client.createUser(.init(email: email, displayName: "Ada Lovelace"))
guard created.value.email == email else { fatalError("another user came back") }
print("${success}")
`;
