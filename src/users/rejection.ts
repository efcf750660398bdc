import type { components } from '../../generated/types';
import type { UserProfile } from './profile';

export type ProblemCode = components['schemas']['ProblemCode'];
export type InputError = components['schemas']['InputError'];

interface Details {
  /** The errors in the input, one per location. */
  errors?: InputError[];
  /** The current user, for a caller whose revision is stale. */
  current?: UserProfile;
  /** The media type that a patch must have, when the one of the request is not supported. */
  acceptPatch?: string;
  /** Seconds after which the caller may retry, when the rejection is temporary. */
  retryAfter?: number;
  cause?: unknown;
}

/**
 * A request that is rejected with a problem code of the contract. Any other error is an internal error.
 * A rejection has no stack trace: no response needs one, and capturing it takes as long as validating a request.
 */
export class Rejection extends Error {
  readonly errors: InputError[] | undefined;
  readonly current: UserProfile | undefined;
  readonly acceptPatch: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ProblemCode,
    details: Details = {},
  ) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(code, { cause: details.cause });
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'Rejection';
    this.errors = details.errors;
    this.current = details.current;
    this.acceptPatch = details.acceptPatch;
    this.retryAfter = details.retryAfter;
  }
}

export const invalidRequest = (errors: InputError[]) => new Rejection('invalid-request', { errors });
export const invalidCursor = () => new Rejection('invalid-cursor');
export const unauthenticated = () => new Rejection('unauthenticated');
export const forbidden = () => new Rejection('forbidden');
export const userExists = () => new Rejection('user-exists');
export const userNotFound = () => new Rejection('user-not-found');
export const emailTaken = () => new Rejection('email-taken');
export const preconditionFailed = (current: UserProfile) => new Rejection('precondition-failed', { current });
export const idempotencyKeyReused = () => new Rejection('idempotency-key-reused');
export const serviceUnavailable = (cause: unknown) => new Rejection('service-unavailable', { cause, retryAfter: 1 });
