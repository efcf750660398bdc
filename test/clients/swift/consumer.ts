import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { blocksOf } from '../blocks';

/** A repository with the working tree as its only commit, and a package that has only its URL. */
export interface Consumer {
  /** The command that creates the repository, without the user's git configuration. */
  publish: readonly string[];
  env: Record<string, string>;
  /** The folder of the package. */
  package: string;
}

/** $1 is the repository, $2 the working tree and $3 the tag. */
const publish = `
git init --quiet --template= --bare "$1"
export GIT_DIR="$1" GIT_WORK_TREE="$2"
git config core.bare false
git add --all
git -c user.name=consumer -c user.email=consumer@example.com commit --quiet --message "$3"
git tag "$3"
`;

/**
 * Writes a package that uses the SDK like an app, with the installation code of the README.
 * @param repository the root of the project.
 * @param folder an empty folder.
 * @param version the version of the SDK, which is the tag of the repository.
 */
export function writeConsumer(repository: string, folder: string, version: string): Consumer {
  const published = join(folder, 'user-profiles.git');
  const consumer = join(folder, 'consumer');
  mkdirSync(join(consumer, 'Sources/Consumer'), { recursive: true });
  writeFileSync(join(consumer, 'Package.swift'), manifest(installation(repository, pathToFileURL(published).href)));
  writeFileSync(join(consumer, 'Sources/Consumer/main.swift'), program);
  return {
    publish: ['sh', '-euc', publish, 'publish', published, repository, version],
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    package: consumer,
  };
}

interface Installation {
  dependency: string;
  product: string;
}

/** Returns the code that the README adds to the manifest of an app, with the URL of a repository. */
function installation(repository: string, url: string): Installation {
  const [dependency, product] = blocksOf(join(repository, 'clients/swift/README.md'), 'text').map(({ text }) => text.trim());
  if (!dependency?.startsWith('.package(url: "') || !product?.startsWith('.product(')) {
    throw new Error('The first two text blocks of clients/swift/README.md must be .package(url: …) and .product(…).');
  }
  return { dependency: dependency.replace(/"[^"]*"/, `"${url}"`), product };
}

const manifest = ({ dependency, product }: Installation): string => `// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "Consumer",
  platforms: [.macOS(.v12)],
  dependencies: [${dependency}],
  targets: [.executableTarget(name: "Consumer", dependencies: [${product}])],
  swiftLanguageModes: [.v6]
)
`;

/** The output of the program when it has created a user. */
export const success = 'The consumer has created a user';

const program = `import Foundation
import UserProfiles

// An app can have its own types with the names of generated types, and of the namespace.
enum API {}
struct UserProfile {}

guard let url = URL(string: ProcessInfo.processInfo.environment["USER_PROFILES_API"] ?? "") else { fatalError("USER_PROFILES_API is not a URL.") }
let client = UserProfilesClient(baseURL: url)
let email = "\\(UUID().uuidString.lowercased())@example.com"
let request = UserProfiles.API.CreateUserRequest(email: email, displayName: "Ada Lovelace")
let created = try await client.createUser(body: request)
guard created.value.email == email else { fatalError("The API returned another user.") }
print("${success}")
`;
