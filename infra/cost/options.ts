import { parseArgs, types } from 'node:util';
import { environments } from '../environments/environments';
import { environmentNames, UsageError } from '../cli';
import { asOf, region } from './prices';
import { typicalUser, unitsOf, type Use, type Workload } from './usage';

const defaultMix = 'get=80,patch=15,create=3,delete=1,list=1';

const meanings: Record<Use, string> = {
  get: 'reads a user',
  revalidate: 'reads a user with If-None-Match, unchanged (304)',
  create: 'creates a user',
  replay: 'repeats a create with its Idempotency-Key',
  update: 'updates a user, email unchanged',
  unchanged: 'updates a user without changes',
  move: 'changes the email address of a user',
  patch: 'patches a user, email unchanged',
  patchUnchanged: 'patches a user without changes',
  patchMove: 'patches the email address of a user',
  delete: 'deletes a user',
  list: 'reads a page of 20 users',
  list100: 'reads a page of 100 users',
  find: 'finds a user by email address',
};

const uses = Object.keys(unitsOf).filter((name): name is Use => name in unitsOf);

export const help = `npm run cost -- [options]

Estimates the monthly cost in ${region} by component, at the list prices of ${asOf}.

  --env NAME            environment: ${environmentNames} (prod)
  --users N             users in the table (100000)
  --active-users N      users who sign in within the month (all)
  --requests N          requests in the month (1e6)
  --mix NAME=N,…        weights of the kinds of requests (${defaultMix})
  --user-bytes N        size of a user's item in bytes, as DynamoDB counts it (${typicalUser.item})
  --milliseconds N      billed duration of a warm invocation (20)
  --cold-percent N      share of requests that cause a cold start, in percent (1)
  --cold-milliseconds N additional billed duration of a cold start (300)
  --free-tier           subtracts the always-free tier
  --json                prints JSON
  --help                shows this text

The names for --mix:
${uses.map((use) => `  ${use.padEnd(14)} ${meanings[use]}`).join('\n')}`;

const known = {
  env: { type: 'string', default: 'prod' },
  users: { type: 'string', default: '100000' },
  'active-users': { type: 'string' },
  requests: { type: 'string', default: '1e6' },
  mix: { type: 'string', default: defaultMix },
  'user-bytes': { type: 'string', default: String(typicalUser.item) },
  milliseconds: { type: 'string', default: '20' },
  'cold-percent': { type: 'string', default: '1' },
  'cold-milliseconds': { type: 'string', default: '300' },
  'free-tier': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface Options {
  workload: Workload;
  json: boolean;
}

/**
 * Parses the options of npm run cost.
 * @param args the command line after the program
 * @throws UsageError for an unknown option or an invalid value
 */
export function readOptions(args: string[]): Options | 'help' {
  const values = parsed(args);
  if (values.help) return 'help';
  const users = number('--users', values.users, { min: 0, max: 1e12 });
  const workload: Workload = {
    environment: environmentOf(values.env),
    users,
    activeUsers: number('--active-users', values['active-users'] ?? String(users), { min: 0, max: 1e12 }),
    requests: number('--requests', values.requests, { min: 0, max: 1e15 }),
    mix: mixOf(values.mix),
    // The maximum size of an item in DynamoDB.
    userBytes: number('--user-bytes', values['user-bytes'], { min: 1, max: 400 * 1024 }),
    milliseconds: number('--milliseconds', values.milliseconds, { min: 1, max: 10_000 }),
    cold: {
      share: number('--cold-percent', values['cold-percent'], { min: 0, max: 100 }) / 100,
      milliseconds: number('--cold-milliseconds', values['cold-milliseconds'], { min: 0, max: 10_000 }),
    },
    freeTier: values['free-tier'],
  };
  return { workload, json: values.json };
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

function number(name: string, text: string, { min, max }: { min: number; max: number }): number {
  const value = Number(text);
  if (/^[0-9]+(\.[0-9]+)?(e[0-9]+)?$/.test(text) && value >= min && value <= max) return value;
  throw new UsageError(`${name} is "${text}"; it must be a number from ${min} to ${max.toLocaleString('en')}, such as 20 or 1e6`);
}

function environmentOf(name: string) {
  const environment = environments.find((each) => each.name === name);
  if (environment) return environment;
  throw new UsageError(`--env is "${name}"; it must be one of ${environmentNames}`);
}

function mixOf(text: string): Workload['mix'] {
  const weights = new Map<Use, number>();
  for (const part of text.split(',')) {
    const [name = '', weight = '', ...rest] = part.split('=');
    const use = uses.find((each) => each === name.trim());
    if (!use || rest.length > 0)
      throw new UsageError(`--mix contains "${part}"; each part must be NAME=N, where NAME is one of ${uses.join(', ')}`);
    if (weights.has(use)) throw new UsageError(`--mix contains ${use} twice; name each kind of request once`);
    weights.set(use, number(`${use} in --mix`, weight.trim(), { min: 0, max: 1e12 }));
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total === 0) throw new UsageError(`--mix is "${text}"; at least one weight must be greater than 0`);
  return Object.fromEntries([...weights].map(([use, weight]) => [use, weight / total]));
}
