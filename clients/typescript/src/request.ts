import { type OperationId, operations, sdkHeaders } from './generated/operations.js';
import { pick } from './json.js';
import type { Operation } from './operation.js';
import type { CallOptions, Connection } from './options.js';
import type { TransportRequest } from './transport.js';

/** The part of a request that all attempts of a call have in common. */
export type PreparedRequest = Omit<TransportRequest, 'signal'>;

type Scalar = string | number | boolean | null | undefined;

/**
 * Returns the request of a call.
 * @throws TypeError for input that cannot be sent; it names the operation and the parameter
 */
export function requestOf(
  id: OperationId,
  input: object,
  options: CallOptions,
  { baseUrl, cache }: Pick<Connection, 'baseUrl' | 'cache'>,
): PreparedRequest {
  const { method, path, headers: names, formats }: Operation = operations[id];
  const members: Record<string, Scalar> = { ...input };
  const { body: content, ...parameters } = pick(members, Object.keys(members));
  const fail = (name: string, rule: string): never => {
    throw new TypeError(`${id}: ${name} must ${rule}`);
  };
  const encoded = (name: string): string => encode(parameters[name] ?? '') ?? fail(name, 'be valid Unicode');
  const segment = (name: string): string => {
    const text = encoded(name);
    // With an empty segment or a dot segment, the request would reach another resource.
    return /^\.{0,2}$/.test(text) ? fail(name, `not be "${text}"`) : text;
  };
  const parts = path.split(/[{}]/);
  const filled = parts.map((part, index) => (index % 2 ? segment(part) : part)).join('');
  const body: string | undefined = JSON.stringify(content);
  const query = Object.keys(parameters)
    .filter((name) => !(name in names) && !parts.includes(name))
    .map((name) => `${name}=${encoded(name)}`);
  const url = baseUrl + [filled, ...query].join('&').replace('&', '?');
  const cached = cache.get(url);
  const values: Record<string, Scalar> = { idempotencyKey: idempotencyKey(), ifMatch: cached?.etag, ...parameters };
  const headers: Record<string, string> = { ...sdkHeaders };
  const add = (name: string, value: Scalar): void => {
    if (value === undefined || value === null) return;
    // A header that `fetch` rejects would look like a lost connection (RFC 9110 §5.1, §5.5).
    if (!/^[\w!#-'*+.^`|~-]+\n[\t -~]*$/.test(`${name}\n${value}`)) fail(name, 'be visible ASCII');
    headers[name.toLowerCase()] = String(value);
  };
  for (const [member, name] of Object.entries(names)) add(name, values[member]);
  // The API omits the body of an unchanged response (RFC 9110 §13.1.2).
  if (304 in formats && cached?.format === formats[200]) add('if-none-match', cached?.etag);
  if (body) add('content-type', 'application/json');
  for (const [name, value] of Object.entries(options.headers ?? {})) add(name, value);
  return { method, url, headers, ...(body && { body }), ...(options.keepalive && { keepalive: true }) };
}

/** Encodes a value for a URL. Returns undefined for a lone surrogate, which UTF-8 cannot encode. */
function encode(value: NonNullable<Scalar>): string | undefined {
  try {
    return encodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** Returns 20 random bytes in decimal digits. An idempotency key must be unique, but it need not be secret. */
export function idempotencyKey(): string {
  const bytes = new Uint8Array(20);
  // React Native has no `crypto`.
  return (typeof crypto === 'undefined' ? bytes.map(() => Math.random() * 256) : crypto.getRandomValues(bytes)).join('');
}
