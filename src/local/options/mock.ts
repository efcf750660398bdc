import { parseArgs } from 'node:util';
import { UsageError } from './arguments';
import { readPort } from './start';

/** Where Prism will listen. */
export interface Address {
  host: string;
  port: number;
}

/** As Prism's own. All other options are for Prism alone. */
const known = {
  port: { type: 'string', short: 'p', default: '4010' },
  host: { type: 'string', short: 'h', default: '127.0.0.1' },
} as const;

/**
 * Where Prism will listen, told from its arguments; undefined when it will only print its help.
 * @throws UsageError for an option without its value and for a port that is none
 */
export function mockAddress(args: readonly string[]): Address | undefined {
  const { values } = parseArgs({ args: [...args], options: known, strict: false });
  const { port, host } = values;
  if (values['help'] === true || values['version'] === true) return undefined;
  if (typeof port !== 'string' || typeof host !== 'string')
    throw new UsageError(`${typeof port === 'string' ? '--host' : '--port'} needs a value`);
  return { host, port: readPort(port, '--port') };
}
