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
}

type Scalar = string | number | boolean | null | undefined;

/**
 * The request of a call, and what is kept of its target.
 * @param more headers besides the client's own
 * @throws TypeError for input that makes no request
 */
export function requestOf(
  id: OperationId,
  input: object,
  more: CallOptions['headers'],
  entities: Entities,
): { request: PreparedRequest; kept: Entity | undefined } {
  const { method, path, headers: names, answers }: Operation = operations[id];
  const { take, query } = membersOf(input);
  const body: string | undefined = JSON.stringify(take('body'));
  const given = Object.entries(names).map(([member, name]): [string, Scalar] => [name, take(member)]);
  const parts = path.split(/[{}]/).map((part, index) => (index % 2 === 0 ? part : segment(id, part, take(part))));
  const target = parts.join('') + query();
  const kept = entities.get(target);
  const filledIn: Record<string, () => Scalar> = { 'idempotency-key': idempotencyKey, 'if-match': () => kept?.etag };
  const headers: Record<string, string> = { ...more, [sdkHeaders.version]: sdkVersion };
  for (const [name, value = filledIn[name]?.()] of given) if (value !== undefined && value !== null) headers[name] = String(value);
  // What has not changed is answered without its body (RFC 9110 §13.1.2).
  if (304 in answers && kept && kept.shape === answers[200]) headers['if-none-match'] = kept.etag;
  if (body !== undefined) headers['content-type'] = 'application/json';
  return { request: { method, target, headers, ...(body !== undefined && { body }) }, kept };
}

/** The members of an input; those that are not taken are query parameters. */
function membersOf(input: object) {
  const left = new Map<string, Scalar>(Object.entries(input));
  const take = (name: string): Scalar => {
    const value = left.get(name);
    left.delete(name);
    return value;
  };
  const query = (): string => {
    const pairs = [...left].map(([name, value]) => (value === undefined ? '' : `&${name}=${encodeURIComponent(String(value))}`));
    return pairs.join('').replace('&', '?');
  };
  return { take, query };
}

/** A segment that names nothing would make the request reach another resource. */
function segment(id: string, name: string, value: Scalar): string {
  const text = String(value ?? '');
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${id}: ${name} must not be "${text}"`);
  return encodeURIComponent(text);
}
