import type { Connection } from './connection.js';
import type { Entity } from './entities.js';
import { type OperationId, operations, sdkHeaders } from './generated/operations.js';
import { idempotencyKey } from './idempotency-key.js';
import type { Operation } from './operation.js';
import type { CallOptions } from './options.js';
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
  const body: string | undefined = JSON.stringify(members['body']);
  const parts = path.split(/[{}]/);
  const filled = parts.map((part, index) => (index % 2 ? segment(id, part, members[part]) : part)).join('');
  const query = Object.entries(members)
    .filter(([name, value]) => value !== undefined && name !== 'body' && !(name in names) && !parts.includes(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  const url = baseUrl + [filled, ...query].join('&').replace('&', '?');
  const kept = entities.get(url);
  const filledIn: Record<string, () => Scalar> = { idempotencyKey, ifMatch: () => kept?.etag };
  const headers: Record<string, string> = { ...sdkHeaders };
  const given: [name: string, value: Scalar][] = [
    ...Object.entries(names).map(([member, name]): [string, Scalar] => [
      name,
      members[member] === undefined ? filledIn[member]?.() : members[member],
    ]),
    // What has not changed is answered without its body (RFC 9110 §13.1.2).
    ['if-none-match', 304 in answers && kept?.shape === answers[200] ? kept?.etag : null],
    ['content-type', body && 'application/json'],
    ...Object.entries(options.headers ?? {}),
  ];
  for (const [name, value] of given) {
    if (value === undefined || value === null) continue;
    // What one platform's fetch refuses looks like a lost connection (RFC 9110 §5.1, §5.5).
    if (!/^[\w!#-'*+.^`|~-]+\n[\t -~]*$/.test(`${name}\n${value}`)) throw new TypeError(`${id}: ${name} must be visible ASCII characters`);
    headers[name.toLowerCase()] = String(value);
  }
  return { request: { method, url, headers, ...(body && { body }), ...(options.keepalive && { keepalive: true }) }, kept };
}

/** A segment that names nothing would make the request reach another resource. */
function segment(id: string, name: string, value: Scalar): string {
  const text = String(value ?? '');
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${id}: ${name} must not be "${text}"`);
  return encodeURIComponent(text);
}
