import { businessMetrics } from '../../config';
import type { LogLine } from '../../http/log-line';

const { usersCreated, idempotentReplays, emailConflicts } = businessMetrics.counters;

export type Counter = (typeof businessMetrics.counters)[keyof typeof businessMetrics.counters];

/** What a request counts as; most count as nothing. */
export function counterOf({ operationId, status, code, replayed }: LogLine): Counter | undefined {
  if (operationId === 'createUser' && status === 201) return replayed ? idempotentReplays : usersCreated;
  return code === 'email-taken' ? emailConflicts : undefined;
}
