import type { components } from '../../generated/types';
import { problems } from '../../generated/problems';
import { Refusal, type ProblemCode } from '../users/refusal';
import { entityTag } from './entity-tag';

/** An answer that is a problem document (RFC 9457). */
export interface ProblemReply {
  status: number;
  headers: Record<string, string>;
  body: components['schemas']['Problem'];
}

const secondsToWait = '1';

/** The answer to a request that was refused. */
export function problemReply(refusal: Refusal, requestId: string): ProblemReply {
  const { type, title, status, detail } = problems[refusal.code];
  return {
    status,
    headers: headersOf(refusal),
    body: { type, title, status, detail, code: refusal.code, requestId, ...(refusal.errors && { errors: refusal.errors }) },
  };
}

/** Whatever was thrown, as a refusal of the catalogue; what is none is a fault of ours and becomes internal-error. */
export function refusalOf(thrown: unknown, declared: readonly number[]): Refusal {
  const known = thrown instanceof Refusal && declared.includes(statusOf(thrown.code));
  return known ? thrown : new Refusal('internal-error', { cause: thrown });
}

const statusOf = (code: ProblemCode): number => problems[code].status;

function headersOf({ code, current }: Refusal): Record<string, string> {
  return {
    ...(current && { ETag: entityTag(current) }),
    ...(code === 'service-unavailable' && { 'Retry-After': secondsToWait }),
  };
}
