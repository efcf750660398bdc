import { type OperationId, operations, sdkHeaders } from './generated/operations.js';
import { isFieldValue, isPresent, pick } from './json.js';
import type { Operation } from './operation.js';
import type { CallOptions } from './options.js';
import type { TransportRequest } from './transport.js';

/** The part of a request that all attempts of a call have in common. */
export type PreparedRequest = Omit<TransportRequest, 'signal'>;

type Scalar = string | number | boolean | null | undefined;

/**
 * Returns the request of a call.
 * @throws TypeError for input that cannot be sent; it names the operation and the parameter
 */
export const requestOf = (id: OperationId, input: object, options: CallOptions, baseUrl: string): PreparedRequest => {
  const { method, path, headers: names = {} }: Operation = operations[id];
  const { body: content, ...others }: { readonly body?: object } = input;
  const members: Record<string, Scalar> = others;
  const parameters = pick(members, Object.keys(members));
  const fail = (name: string, rule: string): never => {
    throw new TypeError(`${id}: ${name} must ${rule}`);
  };
  const encoded = (name: string): string => {
    try {
      // `fetch` encodes an apostrophe in a query, other platforms do not.
      return encodeURIComponent(parameters[name] ?? '').replace(/'/g, '%27');
    } catch {
      return fail(name, 'be valid Unicode');
    }
  };
  // A body remembers the revision that it was made from. The revision is a precondition, not a property of the user.
  const { etag, ...sent }: { readonly etag?: Scalar } = content ?? {};
  const body: string | undefined = JSON.stringify(content && sent);
  let url =
    baseUrl +
    path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const segment = encoded(name);
      // With an empty segment or a dot segment, the request would reach another resource.
      return /^\.{0,2}$/.test(segment) ? fail(name, `not be "${segment}"`) : segment;
    });
  let separator = '?';
  for (const name in parameters) {
    if (name in names || path.includes(`{${name}}`)) continue;
    url += `${separator}${name}=${encoded(name)}`;
    separator = '&';
  }
  const values: Record<string, Scalar> = { idempotencyKey: idempotencyKey(), ifMatch: etag, ...parameters };
  const headers: Record<string, string> = { ...sdkHeaders };
  const add = (name: string, value: Scalar): void => {
    if (!isPresent(value)) return;
    // A header that `fetch` rejects would look like a lost connection (RFC 9110 §5.1, §5.5), and an empty one is not sent everywhere.
    if (!/^[\w!#-'*+.^`|~-]+$/.test(name) || !isFieldValue.test(`${value}`)) fail(name, 'be visible ASCII');
    headers[name.toLowerCase()] = `${value}`;
  };
  for (const member in names) add(String(names[member]), values[member]);
  if (body) add('content-type', method === 'PATCH' ? 'application/merge-patch+json' : 'application/json');
  for (const name in options.headers) add(name, options.headers[name]);
  return { method, url, headers, ...(body && { body }), ...(options.keepalive && { keepalive: true }) };
};

/** Returns 20 random bytes in decimal digits. An idempotency key must be unique, but it need not be secret. */
export const idempotencyKey = (): string => {
  const bytes = new Uint8Array(20);
  // React Native has no `crypto`.
  return (globalThis.crypto?.getRandomValues(bytes) ?? bytes.map(() => Math.random() * 256)).join('');
};
