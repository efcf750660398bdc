import { retriesHeader } from './generated/operations.js';
import type { CallOptions, Connection, Timeout } from './options.js';
import type { PreparedRequest } from './request.js';
import { type Clock, timeLimit, type TimeLimit } from './timeouts.js';
import { noResponse, type Outcome } from './transport.js';

/** The outcomes that a retry can change. */
const transient: readonly unknown[] = ['network', 'timeout', 429, 500, 502, 503, 504];

/** Returns whether a request is safe to repeat (RFC 9110 §9.2.2): every request except a POST or PATCH without an idempotency key. */
export const isRepeatable = (request: PreparedRequest): boolean => !/P[OA]/.test(request.method) || 'idempotency-key' in request.headers;

/**
 * Returns the seconds of `Retry-After` (RFC 9110 §10.2.3). A date is compared with the `Date` of the same response, because the device's clock may be wrong.
 */
export function retryAfter({ headers }: Outcome): number | undefined {
  const value = headers['retry-after'] ?? '';
  const sent = Date.parse(headers['date'] ?? '') || Date.now();
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - sent) / 1000);
  return seconds >= 0 ? seconds : undefined;
}

/**
 * Returns the milliseconds to wait before the next attempt: `Retry-After`, plus a random part of a time that doubles from 250 ms up to 8 s.
 * @param retries the number of retries so far
 * @returns Infinity when another attempt would have the same outcome, or when the API asks for more than 30 s
 */
export function retryDelay(outcome: Outcome, retries: number, clock: Clock): number {
  const seconds = transient.includes(outcome.kind ?? outcome.status) ? (retryAfter(outcome) ?? 0) : Infinity;
  return seconds > 30 ? Infinity : seconds * 1000 + clock.random() * Math.min(8000, 250 * 2 ** retries);
}

/** The outcome of a call: that of its last attempt. */
export interface CallOutcome extends Outcome {
  /** The number of requests sent. */
  readonly attempts: number;
  /** Whether the API may have applied an earlier attempt whose response was lost. */
  readonly maybeApplied: boolean;
}

/** Sends a request until the outcome is final or the time of the call is over. Never rejects. */
export async function sendWithRetries(connection: Connection, request: PreparedRequest, options: CallOptions): Promise<CallOutcome> {
  const limit = (name: keyof Timeout, standard: number): number => options.timeout?.[name] ?? connection.timeout?.[name] ?? standard;
  const maxRetries = isRepeatable(request) ? (options.retries ?? connection.retries ?? 3) : 0;
  const total = limit('total', 60_000);
  const deadline = connection.now() + total;
  const { race, close } = timeLimit(connection, total, options.signal);
  const tokens = !('authorization' in request.headers) && connection.tokens;
  let rejected: string | undefined;
  let attempts = 0;
  let retries = 0;
  let maybeApplied = false;
  const attempt = async (): Promise<Outcome> => {
    const token = await race(tokens ? tokens(rejected, race) : '');
    if (typeof token !== 'string') return token;
    attempts += 1;
    const headers = { ...request.headers };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (retries) headers[retriesHeader] = String(retries);
    const outcome = await sendOnce(connection, { ...request, headers }, limit('attempt', 15_000), race);
    if (outcome.status !== 401 || !token || rejected) return outcome;
    rejected = token;
    return attempt();
  };
  for (;;) {
    const outcome = await attempt();
    const delay = retryDelay(outcome, retries, connection);
    if (retries >= maxRetries || connection.now() + delay >= deadline || options.signal?.aborted) {
      close();
      return { ...outcome, attempts, maybeApplied };
    }
    maybeApplied ||= outcome.status !== 429;
    retries += 1;
    const pause = timeLimit(connection, delay);
    await race(pause.ended);
    pause.close();
  }
}

/**
 * Sends a request once and reads the response. Never rejects.
 * @param timeout of this attempt, in milliseconds
 * @param race the time limit of the call
 */
async function sendOnce(connection: Connection, request: PreparedRequest, timeout: number, race: TimeLimit['race']): Promise<Outcome> {
  const controller = new AbortController();
  const limit = timeLimit(connection, timeout);
  const read = async (): Promise<Outcome> => {
    const response = await connection.transport({ ...request, signal: controller.signal });
    if (!response.status) return noResponse('unexpected', new Error('redirected'));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const outcome = await race(limit.race(read().catch((cause: unknown) => noResponse('network', cause))));
  limit.close();
  if (outcome.kind) controller.abort();
  return outcome;
}
