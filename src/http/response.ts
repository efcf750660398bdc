import type { components } from '../../generated/types';
import { problems, type ProblemText } from '../../generated/problems';
import { Refusal, type ProblemCode } from '../users/refusal';
import { entityTag } from './entity-tag';

/** An answer that is a problem document (RFC 9457). */
export interface ProblemReply {
  status: number;
  headers: Record<string, string>;
  body: components['schemas']['Problem'];
}

/**
 * The answer to a request that was refused.
 * @param secondsToWait before the next try, if the refusal is one that passes
 */
export function problemReply(refusal: Refusal, requestId: string, secondsToWait = 1): ProblemReply {
  const { type, title, status, detail } = problems[refusal.code];
  return {
    status,
    headers: headersOf(refusal, secondsToWait),
    body: { type, title, status, detail, code: refusal.code, requestId, ...(refusal.errors && { errors: refusal.errors }) },
  };
}

/** Whatever was thrown, as a refusal of the catalogue; what is none is a fault of ours and becomes internal-error. */
export function refusalOf(thrown: unknown, declared: readonly number[]): Refusal {
  const known = thrown instanceof Refusal && declared.includes(statusOf(thrown.code));
  return known ? thrown : new Refusal('internal-error', { cause: thrown });
}

const statusOf = (code: ProblemCode): number => problems[code].status;

function headersOf({ code, current }: Refusal, secondsToWait: number): Record<string, string> {
  const { challenge }: ProblemText = problems[code];
  return {
    ...(current && { ETag: entityTag(current) }),
    ...(challenge !== undefined && { 'WWW-Authenticate': challenge }),
    ...(code === 'service-unavailable' && { 'Retry-After': String(secondsToWait) }),
  };
}
