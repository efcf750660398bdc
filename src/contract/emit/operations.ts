import { createHash } from 'node:crypto';
import { banner } from './banner';
import { literal } from './literal';
import { callers, methods, parameterTypes, type Contract, type Operation } from '../model';

/** The name of the function of an operation, in the stack and in the definition that API Gateway imports. */
export function functionName(operationId: string): string {
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Function`;
}

/** generated/operations.ts: one row per operation. */
export function emitOperations({ operations }: Contract): string {
  const rows = Object.fromEntries(operations.map((operation) => [operation.id, row(operation)]));
  return `${banner}
/** What the contract says of one operation, whichever it is. */
export interface Operation {
  readonly id: string;
  readonly method: ${methods.map((method) => `'${method}'`).join(' | ')};
  readonly path: string;
  /** The name of its function in the stack. */
  readonly functionName: string;
  /** The path parameter that names the user, where a person may call for themself. */
  readonly owner?: string;
  readonly access: readonly (${callers.map((caller) => `'${caller}'`).join(' | ')})[];
  readonly statuses: readonly number[];
  /** The query parameters by name. */
  readonly query: { readonly [name: string]: ${parameterTypes.map((type) => `'${type}'`).join(' | ')} };
  readonly headers: readonly string[];
  /** Whether requests have one. */
  readonly body: boolean;
  readonly representation?: string;
}

/**
 * The operations of the contract.
 * \`representation\` stands for the shape of the JSON that success answers. It is part of each ETag,
 * so that a change of the shape revives no 304 from before.
 */
export const operations = ${literal(rows)} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** Access-Control-Expose-Headers: the response headers that a script of another origin may not read without it. */
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
    owner: operation.access.includes('self') ? operation.parameters.find((parameter) => parameter.in === 'path')?.name : undefined,
    access: operation.access,
    statuses: operation.responses.map(({ status }) => status),
    query: Object.fromEntries(query.map(({ name, type }) => [name, type])),
    headers: operation.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
    body: operation.body !== undefined,
    representation: operation.success === undefined ? undefined : representation(operation.success),
  };
}

/** Eight hexadecimal digits that change with the structure or a rule of the schema, never with the order of its keys. */
export function representation(schema: unknown): string {
  return createHash('sha256').update(JSON.stringify(schema, sortKeys)).digest('hex').slice(0, 8);
}

function sortKeys(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Readable without being exposed: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const safelisted = ['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma'];

/**
 * The value of Access-Control-Expose-Headers: `Date` and the declared response headers, without those that a script may read anyway.
 * Clients compare a `Retry-After` that is a date with `Date`, which API Gateway adds to each response.
 */
export function exposedHeaders(operations: Operation[]): string {
  const declared = operations.flatMap(({ responses }) => responses.flatMap(({ headers }) => headers));
  return [...new Set(['Date', ...declared])]
    .filter((name) => !safelisted.includes(name.toLowerCase()))
    .toSorted()
    .join(',');
}
