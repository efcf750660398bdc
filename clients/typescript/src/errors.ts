import type { OperationId, Problems } from './generated/operations.js';
import type { Problem, ProblemCode } from './generated/schemas.js';
import { isPresent } from './json.js';

/**
 * Why a call failed.
 * - `problem`: the API returned an error status
 * - `network`: no response was received
 * - `timeout`: an attempt or the whole call took too long, or the caller's signal comes from `AbortSignal.timeout`
 * - `cancelled`: the caller's signal was aborted, the client was reset, or the token of another user arrived during a change
 * - `unexpected`: the contract does not declare this response, for example a redirect or the page of a captive portal
 * - `token`: the token provider failed or returned an invalid token
 */
export type ErrorKind = 'problem' | 'network' | 'timeout' | 'cancelled' | 'unexpected' | 'token';

/** The properties of a {@link ClientError}. */
export interface ErrorDetails {
  readonly kind: ErrorKind;
  /** The operationId of the contract. */
  readonly operation: string;
  /** The number of requests that the call sent. */
  readonly attempts: number;
  /** The status of the response, if one was received. */
  readonly status?: number | undefined;
  /** Identifies the request in the logs of the API. Quote it in a support request. */
  readonly requestId?: string | undefined;
  /** Seconds to wait before the next call, if the API sent `Retry-After`. */
  readonly retryAfter?: number | undefined;
  /** The problem document (RFC 9457). Absent when something in front of the API responded, such as a firewall. */
  readonly problem?: Problem | undefined;
  /** The code of the problem. New codes may be added. */
  readonly code?: ProblemCode | undefined;
  /** The error of the transport or of the token provider, or the reason of the aborted signal. */
  readonly cause?: unknown;
}

// A bundle can contain the package twice, as ES modules and as CommonJS: two classes, but the same symbol.
const mark = Symbol.for('user-profiles-client');

/** The error of every failed call. Its message contains no personal data. `instanceof` works across copies of the package. */
export class ClientError extends Error implements ErrorDetails {
  /** A subclass in an app has only its own instances. Babel's lowered constructors use `instanceof` before the mark is set, so the standard check is first. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return super[Symbol.hasInstance](value) || (this === ClientError && mark in Object(value));
  }

  declare readonly kind: ErrorKind;
  declare readonly operation: string;
  declare readonly attempts: number;
  declare readonly status?: number | undefined;
  declare readonly requestId?: string | undefined;
  declare readonly retryAfter?: number | undefined;
  declare readonly problem?: Problem | undefined;
  declare readonly code?: ProblemCode | undefined;
  declare readonly cause?: unknown;

  constructor(message: string, details: ErrorDetails) {
    super(message);
    // React Query and other libraries recognize a cancellation by the name AbortError.
    Object.assign(this, details, { [mark]: true, name: details.kind === 'cancelled' ? 'AbortError' : 'ClientError' });
  }
}

/**
 * A {@link ClientError} for an error status of an operation. Checking `status` narrows `code` to the codes that the contract declares for it.
 * Because something in front of the API can return any status, `status` includes 400 to 599.
 */
export type ProblemError<Id extends OperationId = OperationId> = {
  [Each in Id]:
    | { [Status in keyof Problems[Each]]: ProblemOf<Each, Status, Problems[Each][Status]> }[keyof Problems[Each]]
    | ProblemOf<Each, Exclude<ErrorStatus, keyof Problems[Each]>, ProblemCode>;
}[Id];

type ProblemOf<Id, Status, Code> = ClientError & {
  readonly kind: 'problem';
  readonly operation: Id;
  readonly status: Status;
  /** Absent when something in front of the API responded. New codes may be added. */
  readonly code: Code | undefined;
  readonly problem: (Problem & { readonly status: Status; readonly code: Code }) | undefined;
};

/** 400 to 599. */
type ErrorStatus = NumberOf<`${4 | 5}${Digit}${Digit}`>;
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;

/**
 * Returns whether a call failed because the API returned an error status.
 * @param operation the called operation, to narrow `status` and `code` to those of the operation
 */
export const isProblem = <Id extends OperationId = OperationId>(error: unknown, operation?: Id): error is ProblemError<Id> => {
  return error instanceof ClientError && error.kind === 'problem' && (operation ?? error.operation) === error.operation;
};

/** Returns whether JSON is a problem document. Something in front of the API may respond with other JSON. */
export const isProblemDocument = (json: unknown): json is Problem => isPresent(json) && typeof json['code'] === 'string';
