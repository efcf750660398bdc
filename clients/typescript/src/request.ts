import type { Entities, Entity } from './entities.js';
import { type OperationId, operations, sdkHeaders, sdkVersion } from './generated/operations.js';
import { idempotencyKey } from './idempotency-key.js';
import type { Operation } from './operation.js';
import type { CallOptions } from './options.js';

/** What all tries of a call have in common. */
export interface PreparedRequest {
  readonly method: string;
  /** Path and query, below the base URL. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
  readonly keepalive?: boolean;
}

type Scalar = string | number | boolean | null | undefined;

/**
 * The request of a call, and what is kept of its target.
 * @throws TypeError for input that makes no request
 */
export function requestOf(
  id: OperationId,
  input: object,
  { headers: replaced, keepalive }: CallOptions,
  entities: Entities,
): { request: PreparedRequest; kept: Entity | undefined } {
  const { method, path, headers: names, answers }: Operation = operations[id];
  const members = new Map<string, Scalar>(Object.entries(input));
  const take = (name: string): Scalar => {
    const value = members.get(name);
    members.delete(name);
    return value;
  };
  const body: string | undefined = JSON.stringify(take('body'));
  const given = Object.entries(names).map(([member, name]): [string, Scalar] => [name, take(member)]);
  const filled = path.replace(/{(.+?)}/g, (_, name: string) => segment(id, name, take(name)));
  const target = filled + query(members);
  const kept = entities.get(target);
  const filledIn: Record<string, () => Scalar> = { 'idempotency-key': idempotencyKey, 'if-match': () => kept?.etag };
  const headers: Record<string, string> = {};
  const set = (name: string, value: Scalar): void => {
    if (value === undefined || value === null) return;
    // What one platform's fetch refuses looks like a lost connection (RFC 9110 §5.1, §5.5).
    if (!/^[\w!#$%&'*+.^`|~-]+\n[\t -~]*$/.test(`${name}\n${value}`)) throw new TypeError(`${id}: ${name} must be visible ASCII characters`);
    headers[name.toLowerCase()] = String(value);
  };
  set(sdkHeaders.version, sdkVersion);
  for (const [name, value = filledIn[name]?.()] of given) set(name, value);
  // What has not changed is answered without its body (RFC 9110 §13.1.2).
  if (304 in answers && kept && kept.shape === answers[200]) set('if-none-match', kept.etag);
  if (body !== undefined) set('content-type', 'application/json');
  for (const [name, value] of Object.entries(replaced ?? {})) set(name, value);
  return { request: { method, target, headers, ...(body !== undefined && { body }), ...(keepalive && { keepalive }) }, kept };
}

/** The members that are neither in the path nor in headers nor the body. */
const query = (members: ReadonlyMap<string, Scalar>): string =>
  [...members].map(([name, value]) => (value === undefined ? '' : `&${name}=${encodeURIComponent(String(value))}`)).join('').replace('&', '?');

/** A segment that names nothing would make the request reach another resource. */
function segment(id: string, name: string, value: Scalar): string {
  const text = String(value ?? '');
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${id}: ${name} must not be "${text}"`);
  return encodeURIComponent(text);
}
