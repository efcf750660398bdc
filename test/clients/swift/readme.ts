import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, blocksOf } from '../blocks';

const readme = 'clients/swift/README.md';
const mockPage = 'docs/mock.md';

/** Returns the output that the comments beside `print(…)` promise. */
const promised = ({ text }: Block): string[] => [...text.matchAll(/print\(.*\) {2}\/\/ (.*)$/gm)].map(([, line = '']) => line);

/** Returns the output of the program for an example. */
const announced = (name: string, block: Block): string => [`-- ${name}`, ...promised(block)].join('\n');

/**
 * Writes a package whose program runs all Swift examples of the README and of the page about the mock. The program requires the URL of the
 * API in `USER_PROFILES_API` and the URL of the mock in `USER_PROFILES_MOCK`. It requires two tokens of the same user: without rights in
 * `USER_PROFILES_PERSON_TOKEN`, and of an administrator in `USER_PROFILES_TOKEN`, so that all examples can use one client.
 * @param repository the root of the project.
 * @param folder the folder of the package.
 * @returns the expected output of the program.
 */
export function writeReadmePackage(repository: string, folder: string): string {
  const documents = { readme: blocksOf(join(repository, readme), 'swift'), mock: blocksOf(join(repository, mockPage), 'swift') };
  const examples = Object.entries(documents).flatMap(([document, blocks]) =>
    blocks.map((block) => ({ name: `${document}Line${block.line}`, block })),
  );
  const sources = join(folder, 'Sources/Readme');
  mkdirSync(sources, { recursive: true });
  writeFileSync(join(folder, 'Package.swift'), manifest(repository));
  writeFileSync(join(sources, 'Context.swift'), context);
  for (const { name, block } of examples) writeFileSync(join(sources, `${name}.swift`), functionOf(name, block));
  writeFileSync(join(sources, 'main.swift'), examples.map(({ name }) => `try await example("${name}", ${name})\n`).join(''));
  return examples.map(({ name, block }) => announced(name, block)).join('\n');
}

/** Returns an example as a function, so that its declarations do not clash with those of another example. */
function functionOf(name: string, { text }: Block): string {
  const lines = text.replaceAll('"https://api.example.com/v1"', 'api').replaceAll('"http://127.0.0.1:4010"', 'mockAPI').split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const rest = lines.filter((line) => !imports.includes(line));
  return `${['import UserProfiles', ...imports].join('\n')}\n\nfunc ${name}() async throws {\n${rest.join('\n')}}\n`;
}

const manifest = (repository: string): string => `// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "readme",
  platforms: [.macOS(.v12)],
  dependencies: [.package(name: "user-profiles", path: "${repository}")],
  targets: [.executableTarget(name: "Readme", dependencies: [.product(name: "UserProfiles", package: "user-profiles"), .product(name: "UserProfilesFixtures", package: "user-profiles")])],
  swiftLanguageModes: [.v6]
)
`;

/** The variables that the examples use. Before each example, the API contains exactly one user. */
const context = `import Foundation
import UserProfiles

let api = variable("USER_PROFILES_API")
let mockAPI = variable("USER_PROFILES_MOCK")
let session = Session()
let client = UserProfilesClient(baseURL: URL(string: api)!) { _ in try await session.idToken() }
/// Creates the profile of the user. An administrator would create the profile of another user.
let signUp = UserProfilesClient(baseURL: URL(string: api)!) { _ in variable("USER_PROFILES_PERSON_TOKEN") }
nonisolated(unsafe) var userID: API.UserID = ""

func variable(_ name: String) -> String { ProcessInfo.processInfo.environment[name] ?? "" }

struct Session {
  func idToken() async throws -> String { variable("USER_PROFILES_TOKEN") }
  func refresh() async throws -> String { "another" }
  func end() async {}
}

func example(_ name: String, _ run: () async throws -> Void) async throws {
  for try await user in client.listUsersItems() { try await client.deleteUser(userID: user.userID, ifMatch: .unconditional) }
  userID = try await signUp.createUser(body: .init(email: "someone@example.com", displayName: "Someone")).value.userID
  print("-- \\(name)")
  try await run()
}
`;
