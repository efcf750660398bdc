import { parseArgs, type ParseArgsConfig, types } from 'node:util';

/** The command line or an environment variable is invalid. The message says which value and what is accepted. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}

type KnownOptions = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads the options of a command line. The value of an option may begin with a dash, as in `--expires -1m`.
 * @throws UsageError for an unknown option, a positional argument, and an option without its value
 */
export function parseArguments<const Options extends KnownOptions>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: joined(args, options), options, strict: true }).values;
  } catch (error) {
    // The first sentence of Node.js names the option. The rest describes the interface of parseArgs.
    const [sentence = ''] = types.isNativeError(error) ? error.message.split(/[.\n]/) : [];
    throw new UsageError(sentence, { cause: error });
  }
}

/** Joins each value to its option, because Node.js takes a separate value that begins with a dash for an option. */
function joined(args: readonly string[], options: KnownOptions): string[] {
  const [first, second, ...rest] = args;
  if (first === undefined || first === '--') return [...args];
  if (!first.startsWith('--') || options[first.slice(2)]?.type !== 'string') return [first, ...joined(args.slice(1), options)];
  if (second === undefined) throw new UsageError(`${first} requires a value`);
  if (!second.startsWith('--')) return [`${first}=${second}`, ...joined(rest, options)];
  throw new UsageError(`${first} requires a value, but ${second} is an option; write a value that begins with -- as ${first}=VALUE`);
}
