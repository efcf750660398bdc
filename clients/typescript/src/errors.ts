import type { Problem, ProblemCode } from './generated/schemas.js';

/**
 * Why a call failed.
 * - `problem`: the API answered with an error status
 * - `network`: there was no answer
 * - `timeout`: a try or the whole call took too long, or the caller's signal was one of `AbortSignal.timeout`
 * - `cancelled`: the caller's signal was aborted
 * - `unexpected`: the answer is none that the contract declares, for example the page of a captive portal or a redirect
 * - `token`: the token provider failed, or gave something that is no token
 */
export type ErrorKind = 'problem' | 'network' | 'timeout' | 'cancelled' | 'unexpected' | 'token';

/** What is known of a failed call. */
export interface ErrorFacts {
  readonly kind: ErrorKind;
  /** The operationId of the contract. */
  readonly operation: string;
  /** How many requests were sent. */
  readonly tries: number;
  /** The status of the answer, when there was one. */
  readonly status?: number | undefined;
  /** What to quote to the people who run the API. */
  readonly requestId?: string | undefined;
  /** Seconds to wait before another call. */
  readonly retryAfter?: number | undefined;
  /** Absent when something in front of the API answered without one. */
  readonly problem?: Problem | undefined;
  /** The code of the problem. New codes may be added. */
  readonly code?: ProblemCode | undefined;
  /** The error of the transport or of the token provider, or the reason of the cancellation. */
  readonly cause?: unknown;
}

// A bundle may hold the package twice, as ES modules and as CommonJS. The mark is the same in both, the class is not.
const mark = Symbol.for('user-profiles-client');

/** The one error of the client. Its message holds no personal data. `instanceof` works across copies of the package. */
export class ClientError extends Error implements ErrorFacts {
  /** A subclass of an app has instances of its own. A constructor that Babel has lowered checks its instance before the instance has the mark. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return super[Symbol.hasInstance](value) || (this === ClientError && mark in Object(value));
  }

  declare readonly kind: ErrorKind;
  declare readonly operation: string;
  declare readonly tries: number;
  declare readonly status?: number | undefined;
  declare readonly requestId?: string | undefined;
  declare readonly retryAfter?: number | undefined;
  declare readonly problem?: Problem | undefined;
  declare readonly code?: ProblemCode | undefined;
  declare readonly cause?: unknown;

  constructor(message: string, facts: ErrorFacts) {
    super(message);
    // React Query and others take the name AbortError for a cancellation.
    Object.assign(this, facts, { [mark]: true, name: facts.kind === 'cancelled' ? 'AbortError' : 'ClientError' });
  }
}
