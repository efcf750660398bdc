import { parseArguments, UsageError } from '../../../src/local/options/arguments';
import { type Command, commands } from './help';
import { known, type Values } from './known';
import { type Destination, destinationOf } from './destination';

/** A command line of `npm run users`. */
export interface Options {
  command: Command;
  destination: Destination;
  /** Capacity units per second; undefined: the default. */
  limits: { read: number | undefined; write: number | undefined };
  values: Values;
}

/**
 * Reads the command line of `npm run users`.
 * @throws UsageError for an unknown command or option, an invalid value, and options that cannot be combined
 */
export function readOptions([first, ...rest]: readonly string[]): Options | { help: Command | undefined } {
  if (first === undefined || first === '--help') return { help: undefined };
  const command = commands.find((each) => each === first);
  if (command === undefined) throw new UsageError(`The command is "${first}"; it must be one of ${commands.join(', ')}`);
  const values: Values = parseArguments(rest, known);
  if (values.help) return { help: command };
  rejectForeign(command, values);
  for (const name of required[command])
    if (!values[name]) throw new UsageError(`--${name} is missing; npm run users -- ${command} requires it`);
  return {
    command,
    destination: destinationOf(values),
    limits: { read: unitsOf('--rcu', values.rcu), write: unitsOf('--wcu', values.wcu) },
    values,
  };
}

const required: Record<Command, readonly (keyof Values)[]> = { export: ['file'], import: ['file'], restore: ['from'], seed: ['count'] };

const ofEveryCommand = ['env', 'suffix', 'table', 'local', 'data', 'endpoint', 'listing-shards', 'rcu', 'wcu', 'help'];
const ofCommand: Record<Command, readonly string[]> = {
  export: ['file', 'restart'],
  import: ['file', 'replace', 'keep-invalid', 'report', 'restart'],
  restore: ['from', 'apply', 'changed', 'deleted', 'ids', 'exclude', 'list', 'restart'],
  seed: ['count', 'seed', 'allow-kept-data'],
};

function rejectForeign(command: Command, values: Values): void {
  const foreign = Object.keys(values).find((name) => ![...ofEveryCommand, ...ofCommand[command]].includes(name));
  if (foreign !== undefined) throw new UsageError(`--${foreign} is not an option of npm run users -- ${command}`);
}

function unitsOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const units = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && units > 0) return units;
  throw new UsageError(`${name} is "${text}"; it must be a number of capacity units per second greater than 0, such as 10`);
}

/** Returns the whole number that an option contains. @throws UsageError */
export function wholeNumber(name: string, text: string, { min, max }: { min: number; max: number }): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new UsageError(`${name} is "${text}"; it must be a whole number from ${min} to ${max}`);
}
