import { parseArgs, types } from 'node:util';
import { UsageError } from '../../../src/local/options/arguments';

export const help = `npm run test:swift -- [options]

Builds the Swift SDK with warnings as errors, runs its tests against the API on this machine behind a proxy that misbehaves,
against a server that redirects to another origin, and against the API behind nginx with gzip, checks its form, compiles it from a
contract that is as nasty as can be, uses it from a package that knows nothing but this repository's URL, runs the examples of its
documents, and compiles what was written against each release.

  --filter NAME  only the tests whose name has this (as swift test has it), and nothing else of the above
  --help         this text

Swift 6.0 or newer is taken from the PATH. Where there is none, on Linux and as root, a Debian that has it is made once and kept
in $XDG_CACHE_HOME/user-profiles (~/.cache/user-profiles). Where that cannot be either, it says why and ends with the code 3.
nginx is taken from the PATH. Without nginx, the tests behind it are left out, and the last line says so.
`;

/** What was asked for. */
export interface Options {
  filter?: string;
  help?: boolean;
}

const known = { filter: { type: 'string' }, help: { type: 'boolean' } } as const;

/** @throws UsageError that says what is unknown */
export function readOptions(args: string[]): Options {
  try {
    return parseArgs({ args, options: known }).values;
  } catch (cause) {
    throw new UsageError(types.isNativeError(cause) ? cause.message : String(cause), { cause });
  }
}
