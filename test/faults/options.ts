import { parseArguments, UsageError } from '../../src/local/options/arguments';
import { type Kind, kinds } from './kinds';
import type { Subject } from './environment/program';

export const help = `npm run test:faults -- [options]

Runs npm start, kills it, and injects faults into its store, clock and disk.
Compares what clients received with what is stored. A pass has one round of
each kind. The run stops at the first violation and prints the seed and the
history of the user. Defaults are in parentheses.

  --rounds N       number of passes (1)
  --minutes M      start new rounds for M minutes instead
  --seed S         integer that determines all random choices (the time)
  --only KIND      run only rounds of this kind; can be repeated
  --against naive  test test/faults/naive instead, which reads and then puts
                   without conditions; implies --keep-going
  --keep-going     run all rounds, also after a violation
  --help           print this text

Kinds: ${kinds.join(', ')}

The exit code is 0 without violations, 1 with violations, 2 for an invalid
option and 130 after Ctrl-C.`;

export interface Options {
  /** Number of passes; undefined with `minutes`. */
  passes: number | undefined;
  minutes: number | undefined;
  seed: number;
  only: Kind[];
  subject: Subject;
  keepGoing: boolean;
}

const known = {
  rounds: { type: 'string' },
  minutes: { type: 'string' },
  seed: { type: 'string' },
  only: { type: 'string', multiple: true },
  against: { type: 'string' },
  'keep-going': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line. @param now milliseconds since 1970, the source of the default seed @throws UsageError for an unknown option or an invalid value */
export function readOptions(args: readonly string[], now: number): Options | 'help' {
  const values = parseArguments(args, known);
  if (values.help) return 'help';
  if (values.rounds !== undefined && values.minutes !== undefined)
    throw new UsageError('--rounds and --minutes cannot be combined; use one of them');
  const minutes = values.minutes === undefined ? undefined : positive(values.minutes, '--minutes');
  return {
    passes: minutes === undefined ? positive(values.rounds ?? '1', '--rounds') : undefined,
    minutes,
    seed: values.seed === undefined ? Math.floor(now / 1000) % 1_000_000 : whole(values.seed, '--seed'),
    only: (values.only ?? []).map(kindOf),
    subject: subjectOf(values.against),
    keepGoing: values['keep-going'] === true || values.against === 'naive',
  };
}

function whole(text: string, name: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${name} is "${text}"; it must be a whole number from 0 to 999999999`);
}

function positive(text: string, name: string): number {
  const value = whole(text, name);
  if (value > 0) return value;
  throw new UsageError(`${name} is "${text}"; it must be at least 1`);
}

function kindOf(text: string): Kind {
  const kind = kinds.find((each) => each === text);
  if (kind === undefined) throw new UsageError(`--only is "${text}"; it must be one of ${kinds.join(', ')}`);
  return kind;
}

function subjectOf(text: string | undefined): Subject {
  if (text === undefined || text === 'product') return 'product';
  if (text === 'naive') return 'naive';
  throw new UsageError(`--against is "${text}"; it must be naive or product`);
}
