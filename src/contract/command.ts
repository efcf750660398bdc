import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDrift, repair, type Drift } from './drift';
import { ContractError } from './read/source';

const help = `Usage: npm run generate [-- --check | --help]

Generates these folders from openapi.yaml:
  generated/                                              types, validators, tables and the API Gateway definition
  clients/typescript/src/generated/                       operations and types of the TypeScript SDK
  clients/swift/Sources/UserProfiles/Generated/           operations and types of the Swift SDK
  clients/swift/Sources/UserProfilesFixtures/Generated/   examples of the contract for tests in Swift

Options:
  (none)     Writes missing and stale files, and deletes orphaned ones.
  --check    Writes nothing. Lists every file that differs from openapi.yaml and fails if there is one.
  --help     Shows this help.

Exit codes:
  0   The generated files match openapi.yaml.
  1   openapi.yaml contains something that is not supported, or --check found a difference.
  2   An argument is unknown.`;

interface Surroundings {
  /** The folder with openapi.yaml and the generated folders. */
  root: string;
  /** Returns the content of each generated file by its path from the root. */
  generate(text: string): Promise<Map<string, string>>;
  print(line: string): void;
}

type Print = Surroundings['print'];

/**
 * Runs `npm run generate` with its arguments.
 * @returns the exit code: 0 success, 1 an error in the contract or a difference, 2 an unknown argument
 */
export async function runCommand(args: string[], { root, generate, print }: Surroundings): Promise<number> {
  const [option, ...others] = args;
  if (option === '--help') return finish(0, [help], print);
  if (others.length > 0 || (option !== undefined && option !== '--check')) {
    return finish(2, [`Unknown arguments: ${args.join(' ')}. Use no argument, --check or --help.`, '', help], print);
  }
  try {
    const files = await generate(readFileSync(join(root, 'openapi.yaml'), 'utf8'));
    return option === '--check' ? check(findDrift(root, files), print) : write(repair(root, files), print);
  } catch (error) {
    if (error instanceof ContractError) return finish(1, [error.message], print);
    throw error;
  }
}

function check(drift: Drift, print: Print): number {
  const lines = [...listed('missing', drift.missing), ...listed('stale', drift.stale), ...listed('orphaned', drift.orphaned)];
  if (lines.length === 0) return finish(0, ['The generated files match openapi.yaml.'], print);
  return finish(1, [...lines, 'These files do not match openapi.yaml. Run `npm run generate` and commit the result.'], print);
}

function write(drift: Drift, print: Print): number {
  const lines = [...listed('wrote', [...drift.missing, ...drift.stale]), ...listed('deleted', drift.orphaned)];
  return finish(0, lines.length > 0 ? lines : ['The generated files already match openapi.yaml.'], print);
}

function listed(word: string, files: string[]): string[] {
  return files.map((file) => `${word.padEnd(8)} ${file}`);
}

function finish(code: number, lines: string[], print: Print): number {
  for (const line of lines) print(line);
  return code;
}
