import type { PreparedRequest } from './request.js';
import type { Clock } from './timeouts.js';
import type { Outcome } from './transport.js';

/** The outcomes that a retry can change. 520 to 527 and 530 are those of Cloudflare when it cannot reach the API. */
const transient = /network|timeout|408|42[59]|50[0234]|52[0-7]|530/;

/**
 * The tokens of a new client for retries, and those of one retry. They limit the retries of all calls of the client, so that an outage does
 * not multiply the requests of an app. The numbers are those of the standard retry mode of the AWS SDKs
 * (https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html).
 */
export const retryBudget = 500;
export const retryCost = 5;

/** Returns whether a request is safe to repeat (RFC 9110 §9.2.2): every request except a POST without an idempotency key.
 * A PATCH sends a JSON Merge Patch, which has the same effect when it is applied twice (RFC 7396 §3). */
export const isRepeatable = (request: PreparedRequest): boolean => request.method !== 'POST' || 'idempotency-key' in request.headers;

/**
 * Returns the seconds of `Retry-After` (RFC 9110 §10.2.3). A date is compared with the `Date` of the same response, because the device's clock may be wrong.
 */
export const retryAfter = ({ headers }: Outcome): number | undefined => {
  const value = headers['retry-after'] ?? '';
  const sent = Date.parse(headers['date'] ?? '') || Date.now();
  const seconds = /^\d+$/.test(value) ? +value : (Date.parse(value) - sent) / 1000;
  return seconds >= 0 ? seconds : undefined;
};

/**
 * Returns the milliseconds to wait before the next attempt: `Retry-After`, plus a random part of a time that doubles from 250 ms up to 8 s.
 * @param retries the number of retries so far
 * @returns Infinity when another attempt would have the same outcome, when the budget has too few tokens, or when the API asks for more than 30 s
 */
export const retryDelay = (outcome: Outcome, retries: number, clock: Clock & { readonly budget: number }): number => {
  const isFinal = clock.budget < retryCost || !transient.test(`${outcome.kind ?? outcome.status}`);
  const seconds = retryAfter(outcome) ?? 0;
  return isFinal || seconds > 30 ? Infinity : seconds * 1000 + clock.random() * Math.min(8000, 250 * 2 ** retries);
};
