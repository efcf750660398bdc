import type { CachedResponse, ResponseCache } from './cache.js';
import { type OperationId, operations, retriesHeader } from './generated/operations.js';
import type { CallOptions, Connection, Hooks, Timeout } from './options.js';
import type { PreparedRequest } from './request.js';
import { isRepeatable, retryBudget, retryCost, retryDelay } from './retry.js';
import { type TimeLimit, timeLimit } from './timeouts.js';
import { noResponse, type Outcome } from './transport.js';

/** The outcome of a call: that of its last attempt. */
export interface CallOutcome extends Outcome {
  /** The number of requests sent. */
  readonly attempts: number;
  /** The cache of the user whose token the last attempt sent. */
  readonly cache: ResponseCache;
}

type SendWithRetries = (
  connection: Connection,
  operation: OperationId,
  request: PreparedRequest,
  options: CallOptions,
) => Promise<CallOutcome>;

/** Sends a request until the outcome is final, the time of the call is over, or the retry budget is empty. Never rejects. */
export const sendWithRetries: SendWithRetries = async (connection, operation, request, options) => {
  const limit = (name: keyof Timeout, standard: number): number => options.timeout?.[name] ?? connection.timeout?.[name] ?? standard;
  const maxRetries = isRepeatable(request) ? (options.retries ?? connection.retries ?? 3) : 0;
  const period = timeLimit(connection, limit('total', 60_000), connection.controller.signal, options.signal);
  const report = reporter(connection, operation);
  const tokens = 'authorization' in request.headers ? undefined : connection.tokens;
  let { cache } = connection;
  let rejected: string | undefined;
  let maybeApplied = false;
  let attempts = 0;
  const attempt = async (retries: number): Promise<Outcome> => {
    const token = await period.race(tokens?.(rejected, period.race));
    if (typeof token === 'object') return token;
    // The token is now that of another user. A change that began for one user must not be applied to the profile of another.
    if (request.method !== 'GET' && cache !== connection.cache) return noResponse('cancelled');
    cache = connection.cache;
    attempts += 1;
    // The API rejects If-None-Match where the contract does not declare it.
    const cached = 304 in operations[operation].formats && !('if-none-match' in request.headers) && cache.get(request.url);
    const headers = { ...request.headers };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (cached) headers['if-none-match'] = cached.etag;
    if (retries) headers[retriesHeader] = String(retries);
    const start = connection.now();
    void report('onRequest', attempts);
    const outcome = await sendOnce(connection, { ...request, headers }, limit('attempt', 15_000), period);
    void report('onResponse', attempts, outcome, connection.now() - start);
    // The attempt whose response was lost has deleted the user.
    if (outcome.status === 404 && maybeApplied && request.method === 'DELETE') return { ...outcome, status: 204 };
    if (outcome.status !== 401 || !token || rejected) return revalidated(outcome, cached);
    rejected = token;
    return attempt(retries);
  };
  for (let retries = 0; ; retries += 1) {
    const outcome = await attempt(retries);
    const delay = retryDelay(outcome, retries, connection);
    if (retries >= maxRetries || connection.now() + delay >= period.end) {
      period.close();
      if ((outcome.status ?? 400) < 400) connection.budget = Math.min(retryBudget, connection.budget + (retries * retryCost || 1));
      return { ...outcome, attempts, cache };
    }
    void report('onRetry', attempts, outcome, delay);
    // The API has not applied a request that it has throttled, or found too early (RFC 8470 §5.2).
    maybeApplied ||= !/42[59]/.test(`${outcome.status}`);
    connection.budget -= retryCost;
    await period.race(period.after(delay));
  }
};

/** Returns the cached response if it is current (RFC 9110 §15.4.5). A 304 may have another ETag, or none (RFC 9111 §4.3.4). */
const revalidated = (outcome: Outcome, cached: CachedResponse | false | undefined): Outcome =>
  cached && outcome.status === 304 ? { ...cached, status: 200, headers: { etag: cached.etag, ...outcome.headers } } : outcome;

/**
 * Sends a request once and reads the response. Never rejects.
 * @param timeout of this attempt, in milliseconds
 * @param period the time limit of the call
 */
const sendOnce = async (connection: Connection, request: PreparedRequest, timeout: number, period: TimeLimit): Promise<Outcome> => {
  const controller = new AbortController();
  const read = async (): Promise<Outcome> => {
    const response = await connection.transport({ ...request, signal: controller.signal });
    if (!response.status) return noResponse('unexpected');
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const sent = read().catch((cause: unknown) => noResponse('network', cause));
  const outcome = await period.race(sent, period.after(timeout));
  if (outcome.kind) controller.abort();
  return outcome;
};

/** Returns the function that reports the attempts of a call to the hooks. */
const reporter =
  (hooks: Hooks, operation: OperationId) =>
  async (hook: keyof Hooks, attempt: number, { status, kind, headers }: Partial<Outcome> = {}, milliseconds = 0): Promise<void> => {
    try {
      await hooks[hook]?.({ operation, attempt, status, kind, milliseconds, requestId: headers?.['x-request-id'] });
    } catch {
      // A hook must not change the call that it observes.
    }
  };
