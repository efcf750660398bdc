import { createHash } from 'node:crypto';
import { banner, literal } from './code';
import { callers, methods, parameterTypes, type Contract, type Operation } from '../model';
import { ownerOf } from './owner';

/** Returns the logical id of an operation's Lambda function, in the stack and in the definition that API Gateway imports. */
export function functionName(operationId: string): string {
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Function`;
}

/** Emits generated/operations.ts: one row per operation, and the exposed response headers. */
export function emitOperations({ operations }: Contract): string {
  const rows = Object.fromEntries(operations.map((operation) => [operation.id, row(operation)]));
  return `${banner}
/** One operation of the contract. */
export interface Operation {
  readonly id: string;
  readonly method: ${methods.map((method) => `'${method}'`).join(' | ')};
  readonly path: string;
  /** The logical id of its Lambda function in the stack. */
  readonly functionName: string;
  /** The path parameter with the id of the user. Present if users may call the operation for themselves. */
  readonly owner?: string;
  readonly access: readonly (${callers.map((caller) => `'${caller}'`).join(' | ')})[];
  readonly statuses: readonly number[];
  /** The type of each query parameter. */
  readonly query: { readonly [name: string]: ${parameterTypes.map((type) => `'${type}'`).join(' | ')} };
  /** The names of the header parameters. */
  readonly headers: readonly string[];
  /** The media type of the request body. Absent if the request has none. */
  readonly body?: 'application/json' | 'application/merge-patch+json';
  /** A hash of the response schema. It is part of each ETag, so that a changed response format invalidates cached responses. */
  readonly representation?: string;
}

/** The operations of the contract, by operationId. */
export const operations = ${literal(rows)} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** The value of Access-Control-Expose-Headers: the response headers that a cross-origin script can read only because of it. */
export const exposedHeaders = ${literal(exposedHeaders(operations))};
`;
}

function row(operation: Operation) {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    functionName: functionName(operation.id),
    owner: ownerOf(operation)?.name,
    access: operation.access,
    statuses: operation.responses.map(({ status }) => status),
    query: Object.fromEntries(query.map(({ name, type }) => [name, type])),
    headers: operation.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
    body: operation.body?.mediaType,
    representation: operation.success === undefined ? undefined : representation(operation.success),
  };
}

/** Returns a hash of eight hexadecimal digits that changes with every rule of the schema, but not with the order of its keys. */
export function representation(schema: unknown): string {
  return createHash('sha256').update(JSON.stringify(schema, sortKeys)).digest('hex').slice(0, 8);
}

function sortKeys(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The headers that scripts can always read: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const safelisted = ['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma'];

/**
 * Returns the value of Access-Control-Expose-Headers: `Date` and the declared response headers, without those that scripts can always read.
 * API Gateway adds `Date` to each response. Clients compare a date in `Retry-After` with it.
 */
export function exposedHeaders(operations: Operation[]): string {
  const declared = operations.flatMap(({ responses }) => responses.flatMap(({ headers }) => headers));
  return [...new Set(['Date', ...declared])]
    .filter((name) => !safelisted.includes(name.toLowerCase()))
    .toSorted()
    .join(',');
}
