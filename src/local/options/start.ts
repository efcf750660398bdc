import { isIPv6 } from 'node:net';
import { headerName } from '../../config';
import { defaultDirectory } from '../data/directory';
import { type Origin, originOf, originText } from '../gateway/access/origin';
import { parseArguments, UsageError } from './arguments';

/** The options of `npm start`. */
export interface Options {
  host: string;
  /** 0 selects a free port. */
  port: number;
  /** Where the users are stored. */
  store: { kind: 'directory'; path: string } | { kind: 'memory' } | { kind: 'endpoint'; url: string };
  throttled: boolean;
  /** Whether requests without a token are rejected. If not, they act as an administrator. */
  auth: boolean;
  /** Names of headers that CORS preflights allow in addition to those of the definition. */
  allowedHeaders?: readonly string[];
  /**
   * Origins whose pages may call. Without `auth`, they may call in addition to pages on this machine. With `auth`, only they may call, and
   * pages of every origin if there are none.
   */
  allowedOrigins?: readonly Origin[];
}

/** Returns the directory of the key that signs tokens. */
export const keyDirectory = ({ store }: Pick<Options, 'store'>): string => (store.kind === 'directory' ? store.path : defaultDirectory);

export const help = `npm start -- [options]

Runs the API on this machine: API Gateway's rules, the Lambda functions and
an embedded DynamoDB. Defaults are in parentheses.

  --port N       port to listen on; 0 selects a free port (3000, or PORT)
  --host HOST    host or IP address to listen on (127.0.0.1)
  --data DIR     directory that stores the users (.data)
  --memory       keep the users in memory only
  --auth         require a token in every request, and print two tokens
  --allow-header NAME
                 let web apps send this header in addition to those of the
                 API; can be repeated
  --allow-origin ORIGIN
                 let pages of this origin call the API, such as
                 https://app.example.com; can be repeated. Without --auth,
                 pages on this machine are always allowed. With --auth, pages
                 of every origin are allowed unless an origin is given
  --no-throttle  do not limit the requests per second
  --help         print this text

Set DYNAMODB_ENDPOINT=URL to use another DynamoDB than the embedded one.
To create more tokens: npm run token`;

const known = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  auth: { type: 'boolean' },
  'allow-header': { type: 'string', multiple: true },
  'allow-origin': { type: 'string', multiple: true },
  'no-throttle': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/**
 * Reads the command line and the environment variables of `npm start`.
 * @param args the arguments after the script
 * @throws UsageError for an unknown option, an invalid value, and options that cannot be combined
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | 'help' {
  const values = parseArguments(args, known);
  if (values.help) return 'help';
  const { host = '127.0.0.1', auth = false } = values;
  if (!auth && !isLoopback(host)) {
    const reason = `Refusing to listen on ${host} without authentication: every caller would be an administrator.`;
    throw new UsageError(`${reason} Add --auth: npm start -- --host ${host} --auth`);
  }
  return {
    host,
    port: readPort(values.port ?? env['PORT'] ?? '3000', values.port === undefined ? 'PORT' : '--port'),
    store: storeOf(values, env['DYNAMODB_ENDPOINT']),
    throttled: !values['no-throttle'],
    auth,
    allowedHeaders: (values['allow-header'] ?? []).map(headerNameOf),
    allowedOrigins: (values['allow-origin'] ?? []).map(allowedOriginOf),
  };
}

/** Returns whether only programs on this machine can connect to a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(host) || (isIPv6(host) && new URL(`http://[${host}]`).hostname === '[::1]');
}

/** Returns the port that a text contains. @param name of the option or environment variable, for the message @throws UsageError */
export function readPort(text: string, name: string): number {
  const port = Number(text);
  if (/^[0-9]+$/.test(text) && port <= 65535) return port;
  throw new UsageError(`${name} is "${text}"; it must be a whole number from 0 to 65535`);
}

function headerNameOf(text: string): string {
  if (headerName.test(text)) return text;
  throw new UsageError(`--allow-header is "${text}"; it must be the name of one header, such as X-Tenant-Id`);
}

function allowedOriginOf(text: string): Origin {
  const origin = originOf(text);
  if (origin) return origin;
  const suggestion = URL.canParse(text) ? originOf(new URL(text).origin) : undefined;
  const example = suggestion ? originText(suggestion) : 'https://app.example.com';
  throw new UsageError(`--allow-origin is "${text}"; it must be a scheme, a host and an optional port without a path, such as ${example}`);
}

function storeOf(values: { data?: string; memory?: boolean }, endpoint: string | undefined): Options['store'] {
  const used = [values.data !== undefined && '--data', values.memory && '--memory', endpoint && 'DYNAMODB_ENDPOINT'].filter(Boolean);
  if (used.length > 1) throw new UsageError(`${used.join(' and ')} cannot be combined; use one of them`);
  if (values.data === '') throw new UsageError('--data requires a directory');
  if (endpoint) return { kind: 'endpoint', url: urlOf(endpoint) };
  return values.memory ? { kind: 'memory' } : { kind: 'directory', path: values.data ?? defaultDirectory };
}

function urlOf(text: string): string {
  const { protocol } = URL.canParse(text) ? new URL(text) : { protocol: '' };
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new UsageError(`DYNAMODB_ENDPOINT is "${text}"; it must be a URL such as http://127.0.0.1:8000`);
}
