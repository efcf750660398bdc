import { randomUUID } from 'node:crypto';
import { defaultDirectory } from '../data/directory';
import type { Bearer } from '../identity/tokens';
import { parseArguments, UsageError } from './arguments';

/** The options of `npm run token`. */
export interface TokenOptions {
  bearer: Bearer;
  /** How long the token is valid; 0 and negative numbers create an expired token. */
  seconds: number;
  /** The directory of the key that signs the token. */
  directory: string;
}

export const help = `npm run token -- [options]

Prints a token for the API of npm start. Defaults are in parentheses.

  --sub ID         subject, which is the userId of the user's profile (a new UUID)
  --admin          make the caller an administrator
  --email ADDRESS  add a verified email address
  --expires TIME   how long the token is valid, such as 30s, 15m or 12h (1h);
                   -1m creates an expired token
  --data DIR       directory of the key that signs the token (.data)
  --help           print this text

In a script: TOKEN=$(npm run --silent token -- --admin)`;

const known = {
  sub: { type: 'string' },
  admin: { type: 'boolean' },
  email: { type: 'string' },
  expires: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line of `npm run token`. @throws UsageError for an unknown option or an invalid value */
export function readTokenOptions(args: string[]): TokenOptions | 'help' {
  const values = parseArguments(args, known);
  if (values.help) return 'help';
  const { sub = randomUUID(), admin: administrator = false, email, expires = '1h', data = defaultDirectory } = values;
  if (sub === '' || data === '') throw new UsageError(`${sub === '' ? '--sub' : '--data'} requires a value`);
  return { bearer: { sub, administrator, ...(email !== undefined && { email }) }, seconds: secondsOf(expires), directory: data };
}

const secondsPerUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function secondsOf(text: string): number {
  const [, count = '', unit = ''] = /^(-?[0-9]{1,6})([smhd])$/.exec(text) ?? [];
  if (count === '')
    throw new UsageError(`--expires is "${text}"; it must be a number of seconds, minutes, hours or days, such as 30s, 15m, 12h or 7d`);
  return Number(count) * (secondsPerUnit[unit] ?? 1);
}
