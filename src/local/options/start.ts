import { isIPv6 } from 'node:net';
import { headerName } from '../../config';
import { parseArguments, UsageError } from './arguments';
import { type Origin, originOf, originText } from '../gateway/access/origin';

/** What `npm start` was told. */
export interface Options {
  host: string;
  /** 0 is any free one. */
  port: number;
  /** Where the users are kept. */
  store: { kind: 'directory'; path: string } | { kind: 'memory' } | { kind: 'endpoint'; url: string };
  throttled: boolean;
  /** Whether requests without a token are refused; else they act as an administrator. */
  auth: boolean;
  /** Names of headers that preflights allow besides those of the definition. */
  allowedHeaders?: readonly string[];
  /** Origins whose pages may call without a token, besides those on this machine. With `auth`, the pages of every origin may call. */
  allowedOrigins?: readonly Origin[];
}

/** Where users are kept unless told otherwise, and the key that signs tokens when the users are elsewhere. */
export const defaultDirectory = '.data';

/** The directory of that key. */
export const keyDirectory = ({ store }: Pick<Options, 'store'>): string => (store.kind === 'directory' ? store.path : defaultDirectory);

export const help = `npm start -- [options]

Runs the API on this machine: API Gateway's rules, the functions and a DynamoDB of its own.

  --port N       port to listen on, 0 for any free one (3000, or PORT)
  --host HOST    address to listen on (127.0.0.1)
  --data DIR     directory that keeps the users (.data)
  --memory       keep the users in memory only
  --auth         demand a token of each request, and print two
  --allow-header NAME
                 let web apps send this header too; can be repeated
  --allow-origin ORIGIN
                 without --auth, let the pages of this origin call too, such as
                 https://app.example.com; can be repeated. Pages on this
                 machine can always call
  --no-throttle  no limit of requests per second
  --help         this text

DYNAMODB_ENDPOINT=URL uses another DynamoDB instead of the embedded one.
npm run token makes more tokens.`;

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
 * @param args the command line after the program
 * @throws UsageError for what is unknown, malformed or contradictory
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | 'help' {
  const values = parseArguments(args, known);
  if (values.help) return 'help';
  const { host = '127.0.0.1', auth = false } = values;
  if (!auth && !isLoopback(host)) {
    throw new UsageError(`Whoever reaches ${host} would be an administrator; demand tokens: npm start -- --host ${host} --auth`);
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

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(host) || (isIPv6(host) && new URL(`http://[${host}]`).hostname === '[::1]');
}

/** @param name of the option or variable, for the message @throws UsageError */
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
  const asked = [values.data !== undefined && '--data', values.memory && '--memory', endpoint && 'DYNAMODB_ENDPOINT'].filter(Boolean);
  if (asked.length > 1) throw new UsageError(`${asked.join(' and ')} contradict each other; use one of them`);
  if (values.data === '') throw new UsageError('--data needs a directory');
  if (endpoint) return { kind: 'endpoint', url: urlOf(endpoint) };
  return values.memory ? { kind: 'memory' } : { kind: 'directory', path: values.data ?? defaultDirectory };
}

function urlOf(text: string): string {
  const { protocol } = URL.canParse(text) ? new URL(text) : { protocol: '' };
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new UsageError(`DYNAMODB_ENDPOINT is "${text}"; it must be a URL such as http://127.0.0.1:8000`);
}
