// Generated from openapi.yaml by `npm run generate`; do not edit.
import type { components } from './types';

type ProblemCode = components['schemas']['ProblemCode'];

/** The fixed members of a problem document (RFC 9457), and the header that belongs to them. */
export interface ProblemText {
  type: string;
  title: string;
  status: number;
  /** The default. A response may contain a more specific detail. */
  detail: string;
  /** The value of WWW-Authenticate. */
  challenge?: string;
}

/** The problems of the contract, by code. */
export const problems = {
  'invalid-request': {
    type: 'urn:user-profiles:problem:invalid-request',
    title: 'Invalid request',
    status: 400,
    detail: 'The request breaks a rule of the contract.',
  },
  'invalid-cursor': {
    type: 'urn:user-profiles:problem:invalid-cursor',
    title: 'Invalid cursor',
    status: 400,
    detail: 'The cursor was altered or belongs to another query. Start again without a cursor.',
  },
  unauthenticated: {
    type: 'urn:user-profiles:problem:unauthenticated',
    title: 'Not authenticated',
    status: 401,
    detail: 'A valid bearer token is required.',
    challenge: 'Bearer realm="user-profiles", error="invalid_token"',
  },
  forbidden: {
    type: 'urn:user-profiles:problem:forbidden',
    title: 'Forbidden',
    status: 403,
    detail: 'The caller is not allowed to perform this operation.',
  },
  'user-not-found': {
    type: 'urn:user-profiles:problem:user-not-found',
    title: 'User not found',
    status: 404,
    detail: 'There is no user with this id.',
  },
  'route-not-found': {
    type: 'urn:user-profiles:problem:route-not-found',
    title: 'Route not found',
    status: 404,
    detail: 'The API has no such path or method.',
  },
  'user-exists': {
    type: 'urn:user-profiles:problem:user-exists',
    title: 'User exists',
    status: 409,
    detail: 'The caller already has a profile.',
  },
  'email-taken': {
    type: 'urn:user-profiles:problem:email-taken',
    title: 'Email address taken',
    status: 409,
    detail: 'Another user already has this email address.',
  },
  'precondition-failed': {
    type: 'urn:user-profiles:problem:precondition-failed',
    title: 'Precondition failed',
    status: 412,
    detail: 'The user does not meet the precondition in If-Match or If-None-Match. Read the user again before you decide whether to retry.',
  },
  'body-too-large': {
    type: 'urn:user-profiles:problem:body-too-large',
    title: 'Body too large',
    status: 413,
    detail: 'The body must not be larger than 16,384 bytes.',
  },
  'unsupported-media-type': {
    type: 'urn:user-profiles:problem:unsupported-media-type',
    title: 'Unsupported media type',
    status: 415,
    detail: 'The media type of the body must be application/merge-patch+json for PATCH, otherwise application/json. The body must be in UTF-8.',
  },
  'idempotency-key-reused': {
    type: 'urn:user-profiles:problem:idempotency-key-reused',
    title: 'Idempotency key reused',
    status: 422,
    detail: 'This Idempotency-Key was already used with another body, or for a user that was deleted. Send a new key.',
  },
  'too-many-requests': {
    type: 'urn:user-profiles:problem:too-many-requests',
    title: 'Too many requests',
    status: 429,
    detail: 'Too many requests at once. Try again later.',
  },
  'internal-error': {
    type: 'urn:user-profiles:problem:internal-error',
    title: 'Internal error',
    status: 500,
    detail: 'An unexpected error occurred in the API.',
  },
  'bad-gateway': {
    type: 'urn:user-profiles:problem:bad-gateway',
    title: 'Bad gateway',
    status: 502,
    detail: 'The service returned an invalid response.',
  },
  'service-unavailable': {
    type: 'urn:user-profiles:problem:service-unavailable',
    title: 'Service unavailable',
    status: 503,
    detail: 'The service is temporarily unavailable. Try again later.',
  },
  'gateway-timeout': {
    type: 'urn:user-profiles:problem:gateway-timeout',
    title: 'Gateway timeout',
    status: 504,
    detail: 'The service did not respond in time.',
  },
} as const satisfies Record<ProblemCode, ProblemText>;
