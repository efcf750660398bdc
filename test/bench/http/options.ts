import { parseArgs, types } from 'node:util';

/** What `npm run bench:http` was told. */
export interface Options {
  /** How many users each table has. */
  sizes: number[];
  connections: number;
  /** Of each measurement. */
  seconds: number;
  rounds: number;
  /** File for the measurements as JSON. */
  json: string | undefined;
  /** Directory that keeps the filled tables. */
  data: string;
}

/** What was asked for cannot be. The message says what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const help = `npm run bench:http -- [options]

The whole local path under load, and the engine driven directly with the same calls, taking turns.

  --sizes N,…       users in the tables (1000,100000,1000000)
  --connections N   requests at once (32)
  --seconds N       of each measurement (3)
  --rounds N        how often each is measured (5)
  --json FILE       writes the measurements as well
  --data DIR        keeps the filled tables for the next time (.data/bench); a million users have 1.8 GB
  --help            this text`;

const known = {
  sizes: { type: 'string', default: '1000,100000,1000000' },
  connections: { type: 'string', default: '32' },
  seconds: { type: 'string', default: '3' },
  rounds: { type: 'string', default: '5' },
  json: { type: 'string' },
  data: { type: 'string', default: '.data/bench' },
  help: { type: 'boolean', default: false },
} as const;

/** @throws UsageError for what is unknown or malformed */
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
    // Node explains at length how to pass a value that begins with a dash; the first sentence is the news.
    const [sentence = ''] = types.isNativeError(error) ? error.message.split(/[.\n]/) : [];
    throw new UsageError(sentence, { cause: error });
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${name} has "${text}"; it must be a whole number from ${least} to ${most}`);
}
