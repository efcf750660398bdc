import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { swiftSurface } from './surface';

/** The folder with the sources of each module, relative to the root of the project. */
const sources = 'clients/swift/Sources';

/** The module that the other modules import. */
const main = 'UserProfiles';

const modulesOf = (repository: string): string[] => [main, ...readdirSync(join(repository, sources)).filter((name) => name !== main)];

/** $0 is the folder of the sources, $1 the folder of the interfaces. The modules follow in the order in which they import each other. */
const emit = `
cd "$0"; folder=$1; shift
for module in "$@"; do
  find "$module" -name '*.swift' -exec swiftc -emit-module -suppress-warnings -swift-version 6 -module-name "$module" -I "$folder" \\
    -emit-module-path "$folder/$module.swiftmodule" -emit-module-interface-path "$folder/$module.swiftinterface" {} +
done`;

/**
 * Returns the command that writes the interface of each module of the Swift SDK.
 * @param repository the root of the project.
 * @param folder an existing folder for the interfaces.
 */
export const emitInterfaces = (repository: string, folder: string): string[] => [
  'sh',
  '-euc',
  emit,
  join(repository, sources),
  folder,
  ...modulesOf(repository),
];

/** Reads the public interface of the Swift SDK from a folder with the interfaces of its modules. */
export const readInterfaces = (repository: string, folder: string): string[] =>
  modulesOf(repository).flatMap((module) => {
    const file = join(folder, `${module}.swiftinterface`);
    if (!existsSync(file)) throw new Error(`swiftc has not written ${file}.`);
    const lines = swiftSurface(readFileSync(file, 'utf8'));
    return module === main ? lines : lines.map((line) => `${module}/${line}`);
  });
