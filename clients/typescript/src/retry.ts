import type { Clock } from './clock.js';
import type { Outcome } from './outcome.js';
import type { PreparedRequest } from './request.js';

/** What another try may not meet. */
const passing: readonly unknown[] = ['network', 'timeout', 429, 500, 502, 503, 504];

/** Whether a request may be sent twice (RFC 9110 §9.2.2): all but POST and PATCH, and these with an idempotency key. */
export const isRepeatable = ({ method, headers }: PreparedRequest): boolean =>
  !/^P[OA]/.test(method) || 'idempotency-key' in headers;

/** Whether the same request may fare better later. */
export const isPassing = ({ status, failure }: Outcome): boolean => passing.includes(failure ?? status);

/**
 * Seconds that the API asks to wait (RFC 9110 §10.2.3). A date is compared with the answer's own `Date`, because the clock of a device may be wrong.
 * @param date by the device's clock, where the answer has no date
 */
export function retryAfter({ headers }: Outcome, date: number): number | undefined {
  const value = headers['retry-after'] ?? '';
  const sent = Date.parse(headers['date'] ?? '') || date;
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - sent) / 1000);
  return seconds >= 0 ? seconds : undefined;
}

/**
 * Milliseconds to wait before the next try: what the API asks for, and a random part of a time that doubles from 250 ms up to 8 s.
 * @param retries how many there were
 * @returns Infinity when the API asks for more than 30 s
 */
export function waitBefore(outcome: Outcome, retries: number, clock: Clock): number {
  const asked = retryAfter(outcome, clock.date()) ?? 0;
  return asked > 30 ? Infinity : asked * 1000 + clock.random() * Math.min(8000, 250 * 2 ** retries);
}
