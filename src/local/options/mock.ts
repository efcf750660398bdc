import { parseArgs } from 'node:util';
import { UsageError } from './arguments';
import { readPort } from './start';

/** Host and port on which Prism will listen. */
export interface Address {
  host: string;
  port: number;
}

/** The defaults are those of Prism, which also reads all other options. */
const known = {
  port: { type: 'string', short: 'p', default: '4010' },
  host: { type: 'string', short: 'h', default: '127.0.0.1' },
} as const;

/**
 * Returns the host and port that Prism will use for these arguments; undefined when Prism will only print its help or its version.
 * @throws UsageError for an option without its value and for an invalid port
 */
export function mockAddress(args: readonly string[]): Address | undefined {
  const { values } = parseArgs({ args: [...args], options: known, strict: false });
  const { port, host } = values;
  if (values['help'] === true || values['version'] === true) return undefined;
  if (typeof port !== 'string' || typeof host !== 'string')
    throw new UsageError(`${typeof port === 'string' ? '--host' : '--port'} requires a value`);
  return { host, port: readPort(port, '--port') };
}
