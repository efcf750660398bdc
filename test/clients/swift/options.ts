import { parseArgs, types } from 'node:util';
import { UsageError } from '../../../src/local/options/arguments';

export const help = `npm run test:swift -- [options]

Tests the Swift SDK in these steps:
  - build it with warnings as errors
  - run its tests against the local API behind a misbehaving proxy, against a redirecting server, and against the API behind nginx
  - check the code style
  - compare its public interface with that of the last release
  - build the SDK that is generated from an adversarial contract
  - use the package from another package, which has only the URL of this repository
  - run the examples in its documents, and the example program
  - compile the programs that were written for each release

  --filter NAME  build the SDK and run only the tests whose name matches (as in swift test)
  --help         print this text

The suite uses Swift 6.0 or newer from the PATH. If there is none, on Linux and as root, it installs Debian with Swift once, in
$XDG_CACHE_HOME/user-profiles (~/.cache/user-profiles). If that is not possible either, it prints the reason and ends with exit code 3.
It uses nginx from the PATH. Without nginx it skips the tests that need it, and the last line of the output says so.
`;

/** The options of the command line. */
export interface Options {
  filter?: string;
  help?: boolean;
}

const known = { filter: { type: 'string' }, help: { type: 'boolean' } } as const;

/**
 * Parses the command line.
 * @throws UsageError for an unknown option.
 */
export function readOptions(args: string[]): Options {
  try {
    return parseArgs({ args, options: known }).values;
  } catch (cause) {
    throw new UsageError(types.isNativeError(cause) ? cause.message : String(cause), { cause });
  }
}
