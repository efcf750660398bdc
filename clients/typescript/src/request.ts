import type { Connection } from './connection.js';
import type { Entity } from './cache.js';
import { type OperationId, operations, sdkHeaders } from './generated/operations.js';
import { idempotencyKey } from './idempotency-key.js';
import type { Operation } from './operation.js';
import type { CallOptions } from './options.js';
import { pick } from './pick.js';
import type { TransportRequest } from './transport.js';

/** What all tries of a call have in common. */
export type PreparedRequest = Omit<TransportRequest, 'signal'>;

type Scalar = string | number | boolean | null | undefined;

/**
 * The request of a call, and what is kept of its URL.
 * @throws TypeError for input that makes no request
 */
export function requestOf(
  id: OperationId,
  input: object,
  options: CallOptions,
  { baseUrl, entities }: Pick<Connection, 'baseUrl' | 'entities'>,
): { request: PreparedRequest; kept: Entity | undefined } {
  const { method, path, headers: names, answers }: Operation = operations[id];
  const members: Record<string, Scalar> = { ...input };
  const { body: content, ...given } = pick(members, Object.keys(members));
  const refusal = (name: string, rule: string): TypeError => new TypeError(`${id}: ${name} must ${rule}`);
  const encoded = (name: string): string => {
    try {
      // Throws for a lone surrogate, which UTF-8 cannot encode.
      return encodeURIComponent(given[name] ?? '');
    } catch {
      throw refusal(name, 'be valid Unicode');
    }
  };
  const segment = (name: string): string => {
    const text = encoded(name);
    // A segment that names nothing would make the request reach another resource.
    if (/^\.{0,2}$/.test(text)) throw refusal(name, `not be "${text}"`);
    return text;
  };
  const parts = path.split(/[{}]/);
  const filled = parts.map((part, index) => (index % 2 ? segment(part) : part)).join('');
  const body: string | undefined = JSON.stringify(content);
  const query = Object.keys(given)
    .filter((name) => !(name in names) && !parts.includes(name))
    .map((name) => `${name}=${encoded(name)}`);
  const url = baseUrl + [filled, ...query].join('&').replace('&', '?');
  const kept = entities.get(url);
  const filledIn: Record<string, Scalar> = { idempotencyKey: idempotencyKey(), ifMatch: kept?.etag, ...given };
  const headers: Record<string, string> = { ...sdkHeaders };
  const add = (name: string, value: Scalar): void => {
    if (value === undefined || value === null) return;
    // What one platform's fetch refuses looks like a lost connection (RFC 9110 §5.1, §5.5).
    if (!/^[\w!#-'*+.^`|~-]+\n[\t -~]*$/.test(`${name}\n${value}`)) throw refusal(name, 'be visible ASCII');
    headers[name.toLowerCase()] = String(value);
  };
  for (const [member, name] of Object.entries(names)) add(name, filledIn[member]);
  // What has not changed is answered without its body (RFC 9110 §13.1.2).
  if (304 in answers && kept?.shape === answers[200]) add('if-none-match', kept?.etag);
  if (body) add('content-type', 'application/json');
  for (const [name, value] of Object.entries(options.headers ?? {})) add(name, value);
  return { request: { method, url, headers, ...(body && { body }), ...(options.keepalive && { keepalive: true }) }, kept };
}
