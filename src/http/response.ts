import type { APIGatewayProxyResult } from 'aws-lambda';
import { exposedHeaders } from '../../generated/operations';
import { problems, type ProblemText } from '../../generated/problems';
import type { components } from '../../generated/types';
import { type ProblemCode, Rejection } from '../users/rejection';
import { entityTag } from './entity-tag';
import type { PlainResponse } from './operation';

/**
 * Returns a response in the format of API Gateway's Lambda proxy integration, with the headers that every response has.
 * Source: Amazon API Gateway Developer Guide, "Lambda proxy integrations in API Gateway".
 * @param allowedOrigin the web origin that may read the response, or `*`; undefined: none
 */
export function proxyResult(
  { status, headers, body }: PlainResponse,
  requestId: string,
  allowedOrigin: string | undefined,
): APIGatewayProxyResult {
  const isProblem = status >= 400;
  const all: Record<string, string> = {
    'Cache-Control': isProblem ? 'no-store' : 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
    'Access-Control-Expose-Headers': exposedHeaders,
    // The same URL, /users/me, is another profile for another caller.
    Vary: 'Authorization, Origin',
  };
  if (allowedOrigin !== undefined) all['Access-Control-Allow-Origin'] = allowedOrigin;
  if (body) all['Content-Type'] = isProblem ? 'application/problem+json' : 'application/json';
  return { statusCode: status, headers: Object.assign(all, headers), body: body ? JSON.stringify(body) : '' };
}

/** A response whose body is a problem document (RFC 9457). */
export interface ProblemResponse {
  status: number;
  headers: Record<string, string>;
  body: components['schemas']['Problem'];
}

/** Returns the response to a rejected request. */
export function problemResponse(rejection: Rejection, requestId: string): ProblemResponse {
  const { code, errors } = rejection;
  const { type, title, status, detail } = problems[code];
  return { status, headers: headersOf(rejection), body: { type, title, status, detail, code, requestId, ...(errors && { errors }) } };
}

/**
 * Returns what was thrown as a rejection. Anything but a rejection whose status the operation declares becomes internal-error, with the
 * original as its cause.
 * @param declared the statuses that the contract declares for the operation
 */
export function asRejection(thrown: unknown, declared: readonly number[]): Rejection {
  const isDeclared = thrown instanceof Rejection && declared.includes(statusOf(thrown.code));
  return isDeclared ? thrown : new Rejection('internal-error', { cause: thrown });
}

const statusOf = (code: ProblemCode): number => problems[code].status;

function headersOf({ code, current, acceptPatch, retryAfter }: Rejection): Record<string, string> {
  const { challenge }: ProblemText = problems[code];
  return {
    ...(current && { ETag: entityTag(current) }),
    ...(acceptPatch !== undefined && { 'Accept-Patch': acceptPatch }),
    ...(challenge !== undefined && { 'WWW-Authenticate': challenge }),
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  };
}
