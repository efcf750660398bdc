import { parseArgs, types } from 'node:util';
import { UsageError } from '../../src/local/options/arguments';
import type { Part } from './part';

/** Returns the help text of the command. @param names the names of the parts */
export const helpFor = (names: readonly string[]): string => `npm run test:reality -- [options]

Tests the API and the TypeScript SDK with programs of other projects: proxies,
a browser, an API fuzzer and generated clients. Runs the parts one after
another and prints each check.

  --only NAME  run only this part or group of parts; can be repeated
  --install    install missing Debian packages with apt-get; requires root
  --help       print this text

Parts:
${names.map((name) => `  ${name}`).join('\n')}

A part whose program is missing is reported as NOT TESTED, with instructions
to install the program, and does not fail the run. Packages of npm, PyPI, Maven
Central and the Go module proxy are downloaded once, into
test/reality/node_modules and $XDG_CACHE_HOME/user-profiles
(~/.cache/user-profiles).
The exit code is 0 if all checks pass, 1 if a check fails, 2 for an invalid
option and 130 after Ctrl-C.
`;

/** The options of the command. */
export interface Options {
  /** The names of the parts to run; undefined for all. */
  readonly only?: readonly string[];
  readonly install: boolean;
  readonly help: boolean;
}

const known = {
  only: { type: 'string', multiple: true },
  install: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. @throws UsageError for an unknown option */
export function readOptions(args: string[]): Options {
  try {
    return parseArgs({ args, options: known }).values;
  } catch (cause) {
    throw new UsageError(types.isNativeError(cause) ? cause.message : String(cause), { cause });
  }
}

/**
 * Selects the parts to run, in the order of the list. The name of a group selects all of its parts.
 * @throws UsageError when there is no part with one of the names
 */
export function selectParts(parts: readonly Part[], { only }: Pick<Options, 'only'>): Part[] {
  const unknown = only?.find((name) => !parts.some((part) => isNamed(part, name)));
  if (unknown !== undefined)
    throw new UsageError(`There is no part "${unknown}". The parts are ${parts.map(({ name }) => name).join(', ')}.`);
  return parts.filter((part) => only === undefined || only.some((name) => isNamed(part, name)));
}

const isNamed = (part: Part, name: string): boolean => part.name === name || part.name.startsWith(`${name}/`);
