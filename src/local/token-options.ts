import { randomUUID } from 'node:crypto';
import { parseArgs, types } from 'node:util';
import type { Bearer } from './identity/tokens';
import { defaultDirectory, UsageError } from './options';

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

  --sub ID         whose it is: the userId of their profile (a new one)
  --admin          a token of an administrator
  --email ADDRESS  a verified e-mail address
  --expires TIME   how long it is good for, such as 30s, 15m, 12h; with a minus it is expired already (1h)
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
  const values = parse(args);
  if (values.help) return 'help';
  const { sub = randomUUID(), admin: administrator = false, email, expires = '1h', data = defaultDirectory } = values;
  if (sub === '' || data === '') throw new UsageError(`${sub === '' ? '--sub' : '--data'} needs a value`);
  return { bearer: { sub, administrator, ...(email !== undefined && { email }) }, seconds: secondsOf(expires), directory: data };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: known, strict: true }).values;
  } catch (error) {
    const [sentence = ''] = types.isNativeError(error) ? error.message.split(/[.\n]/) : [];
    throw new UsageError(sentence, { cause: error });
  }
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function secondsOf(text: string): number {
  const [, count = '', unit = ''] = /^(-?[0-9]{1,6})([smhd])$/.exec(text) ?? [];
  if (count === '')
    throw new UsageError(`--expires is "${text}"; it must be a number of seconds, minutes, hours or days such as 30s, 15m, 12h, 7d`);
  return Number(count) * (units[unit] ?? 1);
}
