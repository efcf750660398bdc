import { parseArgs, types } from 'node:util';
import { environments } from '../environments/environments';
import { UsageError } from '../cli';
import { asOf, region } from './prices';
import { ordinaryUser } from './traffic';
import { unitsOf, type Use } from './units';
import type { Workload } from './workload';

const usual = 'get=80,update=15,create=3,delete=1,list=1';

const meanings: Record<Use, string> = {
  get: 'a user is read',
  revalidate: 'a user is read by ETag and has not changed (304)',
  create: 'a user is created',
  replay: 'a creation is repeated with its idempotency key',
  update: 'a user is replaced, the address stays',
  unchanged: 'a user is replaced by what they already are',
  move: 'a user gets another address',
  delete: 'a user is deleted',
  list: 'a page of 20',
  list100: 'a page of 100',
  find: 'a page by address',
};

const uses = Object.keys(unitsOf).filter((name): name is Use => name in unitsOf);

export const help = `npm run cost -- [options]

What a month costs in ${region}, by component, at the list prices of ${asOf}.

  --env NAME            ${environments.map(({ name }) => name).join(', ')} (prod)
  --users N             users kept in the table (100000)
  --active-users N      users who sign in within the month (all)
  --requests N          requests in the month (1e6)
  --mix NAME=N,…        how they divide, as weights (${usual})
  --user-bytes N        bytes of a user's item as DynamoDB counts them (${ordinaryUser.item})
  --milliseconds N      billed for a request, by a function that runs already (20)
  --cold-percent N      of the requests start a function (1)
  --cold-milliseconds N billed besides for that (300)
  --free-tier           take off what an account has for nothing for ever
  --json                as JSON
  --help                this text

The names in --mix:
${uses.map((use) => `  ${use.padEnd(11)} ${meanings[use]}`).join('\n')}`;

const known = {
  env: { type: 'string', default: 'prod' },
  users: { type: 'string', default: '100000' },
  'active-users': { type: 'string' },
  requests: { type: 'string', default: '1e6' },
  mix: { type: 'string', default: usual },
  'user-bytes': { type: 'string', default: String(ordinaryUser.item) },
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
 * @param args the command line after the program
 * @throws UsageError for what is unknown or malformed
 */
export function readOptions(args: string[]): Options | 'help' {
  const values = parsed(args);
  if (values.help) return 'help';
  const users = number('--users', values.users, { least: 0, most: 1e12 });
  const workload: Workload = {
    environment: environmentOf(values.env),
    users,
    activeUsers: number('--active-users', values['active-users'] ?? String(users), { least: 0, most: 1e12 }),
    requests: number('--requests', values.requests, { least: 0, most: 1e15 }),
    mix: mixOf(values.mix),
    // DynamoDB takes no larger item.
    userBytes: number('--user-bytes', values['user-bytes'], { least: 1, most: 400 * 1024 }),
    milliseconds: number('--milliseconds', values.milliseconds, { least: 1, most: 10_000 }),
    cold: {
      share: number('--cold-percent', values['cold-percent'], { least: 0, most: 100 }) / 100,
      milliseconds: number('--cold-milliseconds', values['cold-milliseconds'], { least: 0, most: 10_000 }),
    },
    freeTier: values['free-tier'],
  };
  return { workload, json: values.json };
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

function number(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = Number(text);
  if (/^[0-9]+(\.[0-9]+)?(e[0-9]+)?$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${name} is "${text}"; it must be a number from ${least} to ${most.toLocaleString('en')}, such as 20 or 1e6`);
}

function environmentOf(name: string) {
  const environment = environments.find((each) => each.name === name);
  if (environment) return environment;
  throw new UsageError(`--env is "${name}"; it must be ${environments.map((each) => each.name).join(', ')}`);
}

function mixOf(text: string): Workload['mix'] {
  const weights = new Map<Use, number>();
  for (const part of text.split(',')) {
    const [name = '', weight = '', ...rest] = part.split('=');
    const use = uses.find((each) => each === name.trim());
    if (!use || rest.length > 0) throw new UsageError(`--mix has "${part}"; it must be NAME=N with one of ${uses.join(', ')}`);
    if (weights.has(use)) throw new UsageError(`--mix has ${use} twice`);
    weights.set(use, number(`${use} in --mix`, weight.trim(), { least: 0, most: 1e12 }));
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total === 0) throw new UsageError(`--mix is "${text}"; one weight at least must be more than 0`);
  return Object.fromEntries([...weights].map(([use, weight]) => [use, weight / total]));
}
