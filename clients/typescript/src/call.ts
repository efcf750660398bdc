import type { CallOptions, Connection } from './options.js';
import { type OperationId, operations, type Responses } from './generated/operations.js';
import { isPresent, parseJson } from './json.js';
import type { ApiResponse, Operation, ResponseFormat } from './operation.js';
import { ClientError, isProblemDocument } from './errors.js';
import { type PreparedRequest, requestOf } from './request.js';
import { retryAfter } from './retry.js';
import { type CallOutcome, sendWithRetries } from './send.js';

/** Returns the client's method for an operation. */
export type Send = <Id extends OperationId>(id: Id) => Method<Id>;

/**
 * Calls an operation.
 * @throws ClientError when the call fails; TypeError for input that cannot be sent
 */
export type Method<Id extends OperationId> = (input?: object, options?: CallOptions) => Promise<Responses[Id]>;

export const sender =
  (connection: Connection): Send =>
  (id) =>
  async (input = {}, options = {}) => {
    const request = requestOf(id, input, options, connection.baseUrl);
    const outcome = await sendWithRetries(connection, id, request, options);
    const response = readResponse(id, request, outcome);
    if (response) return response;
    throw errorOf(id, outcome);
  };

type PlainResponse = ApiResponse<number, unknown, Readonly<Record<string, string>>>;

/**
 * Reads the response of a finished call and updates the cache. A success with an ETag is cached; a success without one removes the cached response.
 * An error leaves the cache unchanged.
 * @returns undefined when the contract declares no such success
 */
export const readResponse = <Id extends OperationId>(id: Id, request: PreparedRequest, outcome: CallOutcome): Responses[Id] | undefined => {
  const { status = 0, text, headers, cache } = outcome;
  const { formats }: Operation = operations[id];
  const format = formats[status];
  const response = { status, data: format ? parseJson(text) : undefined, headers };
  if (!isDeclared<PlainResponse & Responses[Id]>(response, format)) return undefined;
  const { etag, location = '' } = headers;
  // The URL of a created user is below the URL of the request. Location also has the stage or base path of the API.
  cache.set(request.url + location.replace(/.*(?=\/)/, ''), etag && format ? { etag, text } : undefined);
  return response;
};

/**
 * Returns whether the contract declares a response: its status, and the required members of its JSON.
 * @param format null for a response without content, undefined for an undeclared status
 */
const isDeclared = <Declared extends PlainResponse>(
  response: PlainResponse,
  format: ResponseFormat | null | undefined,
): response is Declared => (format ? hasFormat(response.data, format) : format === null);

/** Returns whether JSON has the members of a format, with their types. */
const hasFormat = (data: unknown, format: ResponseFormat): boolean =>
  isPresent(data) &&
  Object.entries(format).every(([name, sample]) => {
    const member = data[name];
    return Array.isArray(sample)
      ? Array.isArray(member) && member.every((item: unknown) => sample.every((each) => hasFormat(item, each)))
      : typeof member === typeof sample;
  });

/** Returns the error of a failed call. */
export const errorOf = (operation: string, outcome: CallOutcome): ClientError => {
  const { attempts, status, cause } = outcome;
  const json = parseJson(outcome.text);
  const problem = isProblemDocument(json) ? json : undefined;
  // The reason of a signal of `AbortSignal.timeout` has the name TimeoutError.
  const isTimeout = isPresent(cause) && cause['name'] === 'TimeoutError';
  const kind = isTimeout ? 'timeout' : (outcome.kind ?? ((status ?? 0) < 400 ? 'unexpected' : 'problem'));
  const code = problem?.code;
  const requestId = outcome.headers['x-request-id'] ?? problem?.requestId;
  const facts = [kind, status, code, requestId && `request ${requestId}`, `attempts ${attempts}`];
  return new ClientError(`${operation}: ${facts.filter(Boolean).join(', ')}`, {
    operation,
    kind,
    attempts,
    status,
    requestId,
    retryAfter: retryAfter(outcome),
    problem,
    code,
    cause,
  });
};
