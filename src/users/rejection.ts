import type { components } from '../../generated/types';
import type { UserProfile } from './profile';

export type ProblemCode = components['schemas']['ProblemCode'];
export type InputError = components['schemas']['InputError'];

interface Details {
  /** What is wrong with the input, place by place. */
  errors?: InputError[];
  /** The user as it is, for whoever held an older one. */
  current?: UserProfile;
  cause?: unknown;
}

/**
 * The API says no, with a code of the contract. Everything that is not a Refusal is a fault of ours.
 * It has no stack: an answer needs none, and to take one costs as much as to validate a request.
 */
export class Refusal extends Error {
  readonly errors: InputError[] | undefined;
  readonly current: UserProfile | undefined;

  constructor(
    readonly code: ProblemCode,
    details: Details = {},
  ) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(code, { cause: details.cause });
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'Refusal';
    this.errors = details.errors;
    this.current = details.current;
  }
}

export const invalidRequest = (errors: InputError[]) => new Refusal('invalid-request', { errors });
export const invalidCursor = () => new Refusal('invalid-cursor');
export const forbidden = () => new Refusal('forbidden');
export const userExists = () => new Refusal('user-exists');
export const userNotFound = () => new Refusal('user-not-found');
export const emailTaken = () => new Refusal('email-taken');
export const preconditionFailed = (current: UserProfile) => new Refusal('precondition-failed', { current });
export const idempotencyKeyReused = () => new Refusal('idempotency-key-reused');
export const serviceUnavailable = (cause: unknown) => new Refusal('service-unavailable', { cause });
