import { randomUUID } from 'node:crypto';
import { parseArguments, UsageError } from './arguments';
import type { Bearer } from '../identity/tokens';
import { defaultDirectory } from './start';

/** What `npm run token` was told. */
export interface TokenOptions {
  bearer: Bearer;
  /** How long the token is good for; one that is not positive is expired already. */
  seconds: number;
  /** Where the key is that signs it. */
  directory: string;
}

export const help = `npm run token -- [options]

Prints a token for the API that npm start runs.

  --sub ID         the subject, which is the userId of the person's profile (a new one)
  --admin          a token of an administrator
  --email ADDRESS  a verified email address
  --expires TIME   how long the token is valid, such as 30s, 15m, 12h (1h); -1m makes an expired token
  --data DIR       directory that keeps the key (.data)
  --help           this text

For a script: TOKEN=$(npm run --silent token -- --admin)`;

const known = {
  sub: { type: 'string' },
  admin: { type: 'boolean' },
  email: { type: 'string' },
  expires: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** @throws UsageError for what is unknown or malformed */
export function readTokenOptions(args: string[]): TokenOptions | 'help' {
  const values = parseArguments(args, known);
  if (values.help) return 'help';
  const { sub = randomUUID(), admin: administrator = false, email, expires = '1h', data = defaultDirectory } = values;
  if (sub === '' || data === '') throw new UsageError(`${sub === '' ? '--sub' : '--data'} needs a value`);
  return { bearer: { sub, administrator, ...(email !== undefined && { email }) }, seconds: secondsOf(expires), directory: data };
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function secondsOf(text: string): number {
  const [, count = '', unit = ''] = /^(-?[0-9]{1,6})([smhd])$/.exec(text) ?? [];
  if (count === '')
    throw new UsageError(`--expires is "${text}"; it must be a number of seconds, minutes, hours or days such as 30s, 15m, 12h, 7d`);
  return Number(count) * (units[unit] ?? 1);
}
