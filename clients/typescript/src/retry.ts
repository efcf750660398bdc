import type { Clock } from './clock.js';
import type { Outcome } from './outcome.js';
import type { PreparedRequest } from './request.js';

/** No answer (0), and the statuses that another try may not meet. */
const passing = [0, 429, 500, 502, 503, 504];

/** Whether a request may be sent twice (RFC 9110 §9.2.2). */
export const isRepeatable = ({ method, headers }: PreparedRequest): boolean =>
  /^(GET|HEAD|PUT|DELETE)$/.test(method) || 'idempotency-key' in headers;

/** Whether the same request may fare better later. */
export const isPassing = ({ status, failure }: Outcome): boolean => failure !== 'token' && passing.includes(status);

/** Seconds that the API asks to wait (RFC 9110 §10.2.3). @param now by the clock */
export function retryAfter({ headers }: Outcome, now: number): number | undefined {
  const value = headers['retry-after'] ?? '';
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - now) / 1000);
  return seconds >= 0 ? seconds : undefined;
}

/**
 * Milliseconds to wait before the next try: what the API asks for, and a random part of a time that doubles from 250 ms up to 8 s.
 * @param retries how many there were
 * @returns Infinity when the API asks for more than 30 s
 */
export function waitBefore(outcome: Outcome, retries: number, clock: Clock): number {
  const asked = retryAfter(outcome, clock.now()) ?? 0;
  return asked > 30 ? Infinity : asked * 1000 + clock.random() * Math.min(8000, 250 * 2 ** retries);
}
