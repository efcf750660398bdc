import type { Problem, ProblemCode } from './generated/schemas.js';

/**
 * Why a call failed.
 * - `problem`: the API answered with an error status
 * - `network`: there was no answer
 * - `timeout`: a try or the whole call took too long
 * - `cancelled`: the caller's signal was aborted
 * - `unexpected`: the answer is none that the contract declares, the page of a captive portal for example
 * - `token`: the token provider failed
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

/** The one error of the client. Its message holds no personal data. */
export class ClientError extends Error implements ErrorFacts {
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
    Object.assign(this, facts);
    // React Query and others take this name for a cancellation.
    this.name = facts.kind === 'cancelled' ? 'AbortError' : 'ClientError';
  }
}
