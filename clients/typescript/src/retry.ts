import type { Clock } from './clock.js';
import type { Outcome } from './outcome.js';
import type { PreparedRequest } from './request.js';

/** What another try may not meet. */
const passing: readonly unknown[] = ['network', 'timeout', 429, 500, 502, 503, 504];

/** Whether a request may be sent twice (RFC 9110 §9.2.2): all but POST and PATCH, and these with an idempotency key. */
export const isRepeatable = (request: PreparedRequest): boolean => !/P[OA]/.test(request.method) || 'idempotency-key' in request.headers;

/**
 * Seconds that the API asks to wait (RFC 9110 §10.2.3). A date is compared with the answer's own `Date`, because the clock of a device may be wrong.
 */
export function retryAfter({ headers }: Outcome): number | undefined {
  const value = headers['retry-after'] ?? '';
  const sent = Date.parse(headers['date'] ?? '') || Date.now();
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - sent) / 1000);
  return seconds >= 0 ? seconds : undefined;
}

/**
 * Milliseconds to wait before the next try: what the API asks for, and a random part of a time that doubles from 250 ms up to 8 s.
 * @param retries how many there were
 * @returns Infinity when another try would meet the same, or when the API asks for more than 30 s
 */
export function waitBefore(outcome: Outcome, retries: number, clock: Clock): number {
  const asked = passing.includes(outcome.kind ?? outcome.status) ? (retryAfter(outcome) ?? 0) : Infinity;
  return asked > 30 ? Infinity : asked * 1000 + clock.random() * Math.min(8000, 250 * 2 ** retries);
}
