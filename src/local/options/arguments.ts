import { parseArgs, type ParseArgsConfig, types } from 'node:util';

/** What was asked for cannot be. The message says what is allowed. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}

type Known = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads the options of a command line. The value of an option may begin with a dash, such as `--expires -1m`.
 * @throws UsageError for an unknown option, an argument that belongs to none, and an option without its value
 */
export function parseArguments<const Options extends Known>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: joined(args, options), options, strict: true }).values;
  } catch (error) {
    // The first sentence of Node.js is the news; the others are about its own interface.
    const [sentence = ''] = types.isNativeError(error) ? error.message.split(/[.\n]/) : [];
    throw new UsageError(sentence, { cause: error });
  }
}

/** The same arguments with each value joined to its option, because Node.js takes a separate value with a dash for an option. */
function joined(args: readonly string[], options: Known): string[] {
  const [first, second, ...rest] = args;
  if (first === undefined || first === '--') return [...args];
  if (!first.startsWith('--') || options[first.slice(2)]?.type !== 'string') return [first, ...joined(args.slice(1), options)];
  if (second === undefined) throw new UsageError(`${first} needs a value`);
  if (!second.startsWith('--')) return [`${first}=${second}`, ...joined(rest, options)];
  throw new UsageError(`${first} needs a value, and ${second} is an option; a value that begins with -- is given as ${first}=VALUE`);
}
