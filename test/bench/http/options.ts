import { parseArgs, types } from 'node:util';

/** The options of `npm run bench:http`. */
export interface Options {
  /** The number of users in each table. */
  sizes: number[];
  connections: number;
  /** Duration of each measurement. */
  seconds: number;
  rounds: number;
  /** File for the measurements as JSON. */
  json: string | undefined;
  /** Directory of the filled tables. */
  data: string;
}

/** The command line is invalid. The message contains what is accepted. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const help = `npm run bench:http -- [options]

Measures the whole local path under load, and the same calls directly to the embedded DynamoDB, in turns.

  --sizes N,…       users in the tables (1000,100000,1000000)
  --connections N   parallel requests (32)
  --seconds N       duration of each measurement (3)
  --rounds N        number of measurements (5)
  --json FILE       also writes the measurements to FILE
  --data DIR        directory of the filled tables for the next run (.data/bench); a million users take 1.8 GB
  --help            shows this text`;

const known = {
  sizes: { type: 'string', default: '1000,100000,1000000' },
  connections: { type: 'string', default: '32' },
  seconds: { type: 'string', default: '3' },
  rounds: { type: 'string', default: '5' },
  json: { type: 'string' },
  data: { type: 'string', default: '.data/bench' },
  help: { type: 'boolean', default: false },
} as const;

/** Parses the options. @throws UsageError for an unknown option or an invalid value */
export function readOptions(args: string[]): Options | 'help' {
  const values = parsed(args);
  if (values.help) return 'help';
  return {
    sizes: values.sizes.split(',').map((size) => whole('--sizes', size, 100, 10_000_000)),
    connections: whole('--connections', values.connections, 1, 1000),
    seconds: whole('--seconds', values.seconds, 1, 3600),
    rounds: whole('--rounds', values.rounds, 1, 1000),
    json: values.json,
    data: values.data,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: known, strict: true }).values;
  } catch (error) {
    // Node.js adds how to pass a value that starts with a dash; the first sentence is enough.
    const [sentence = ''] = types.isNativeError(error) ? error.message.split(/[.\n]/) : [];
    throw new UsageError(sentence, { cause: error });
  }
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= min && value <= max) return value;
  throw new UsageError(`${name} has "${text}"; it must be an integer from ${min} to ${max}`);
}
