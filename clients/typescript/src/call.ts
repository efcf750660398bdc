import type { CachedResponse, ResponseCache } from './cache.js';
import { ClientError, readProblem } from './errors.js';
import { type OperationId, operations, type Responses } from './generated/operations.js';
import { isPresent, parseJson } from './json.js';
import type { ApiResponse, Operation, ResponseFormat } from './operation.js';
import type { CallOptions, Connection } from './options.js';
import { type PreparedRequest, requestOf } from './request.js';
import { type CallOutcome, retryAfter, sendWithRetries } from './retry.js';

/** Returns the client's method for an operation. */
export type Send = <Id extends OperationId>(id: Id) => Method<Id>;

/**
 * Calls an operation.
 * @throws ClientError when the call fails; TypeError for input that cannot be sent
 */
type Method<Id extends OperationId> = (input?: object, options?: CallOptions) => Promise<Responses[Id]>;

export const sender =
  (connection: Connection): Send =>
  (id) =>
  async (input = {}, options = {}) => {
    const request = requestOf(id, input, options, connection);
    const cached = connection.cache.get(request.url);
    connection.cache.begin(request);
    const outcome = await sendWithRetries(connection, request, options);
    const response = readResponse(id, connection.cache, request, outcome, cached);
    if (response) return response;
    throw errorOf(id, outcome);
  };

type PlainResponse = ApiResponse<number, unknown, Readonly<Record<string, string>>>;

/**
 * Reads the response of a finished call and updates the cache. A success with an ETag is cached; a success without one removes the cached response.
 * An error leaves the cache unchanged, even a 404: if the user is created again, `If-Match` protects the new profile.
 * @param cached the cached response of the URL before the request
 * @returns undefined when the contract declares no such success
 */
export function readResponse<Id extends OperationId>(
  id: Id,
  cache: ResponseCache,
  request: PreparedRequest,
  outcome: CallOutcome,
  cached: CachedResponse | undefined,
): Responses[Id] | undefined {
  let { status, text, headers } = outcome;
  // The cached response is current (RFC 9110 §15.4.5). A 304 may have another ETag, or none (RFC 9111 §4.3.4).
  if (status === 304 && cached && request.headers['if-none-match'] === cached.etag) {
    status = 200;
    text = cached.text;
    headers = { etag: cached.etag, ...headers };
  }
  // The attempt whose response was lost has deleted the user.
  if (status === 404 && outcome.maybeApplied && request.method === 'DELETE') status = 204;
  const { formats }: Operation = operations[id];
  const format = formats[status];
  const response = { status, data: format ? parseJson(text) : undefined, headers };
  if (!isDeclared<Id>(response, format)) {
    cache.end(request);
    return undefined;
  }
  const { etag, location = '' } = headers;
  // The URL of a created user is below the URL of the request. Location also has the stage or base path of the API.
  const url = status === 201 ? request.url + location.replace(/.*(?=\/)/, '') : request.url;
  cache.end(request, url, etag ? { etag, format, text } : undefined);
  return response;
}

/** Returns whether the contract declares a response: its status, and the format of its JSON. Null is the format of a response without content. */
const isDeclared = <Id extends OperationId>(
  response: PlainResponse,
  format: ResponseFormat | null | undefined,
): response is PlainResponse & Responses[Id] => (format ? hasFormat(response.data, format) : format === null);

/** Returns whether JSON has the members that the contract requires. */
function hasFormat(data: unknown, format: ResponseFormat): boolean {
  return (
    isPresent(data) &&
    Object.entries(format).every(([name, items]) => {
      const member = data[name];
      return items ? Array.isArray(member) && member.every((item) => hasFormat(item, items)) : isPresent(member);
    })
  );
}

/** Returns the error of a failed call. */
export function errorOf(operation: string, outcome: CallOutcome): ClientError {
  const { attempts, status, cause } = outcome;
  const problem = readProblem(outcome.text);
  const kind = outcome.kind ?? (status < 400 ? 'unexpected' : 'problem');
  const code = problem?.code;
  const requestId = outcome.headers['x-request-id'] ?? problem?.requestId;
  const facts = [kind, status, code, requestId && `request ${requestId}`, `attempts ${attempts}`];
  return new ClientError(`${operation}: ${facts.filter(Boolean).join(', ')}`, {
    kind,
    operation,
    attempts,
    status: status || undefined,
    requestId,
    retryAfter: retryAfter(outcome),
    problem,
    code,
    cause,
  });
}
