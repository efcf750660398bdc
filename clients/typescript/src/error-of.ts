import type { Settled } from './attempts.js';
import { ClientError } from './errors.js';
import { readProblem } from './problem.js';
import { retryAfter } from './retry.js';

/** What a call throws that ended so. @param date by the device's clock, in milliseconds since 1970 */
export function errorOf(operation: string, settled: Settled, date: number): ClientError {
  const { headers, failure, cause, tries } = settled;
  const status = settled.status || undefined;
  const problem = readProblem(settled.text);
  const kind = failure ?? (settled.status < 400 ? 'unexpected' : 'problem');
  const code = problem?.code;
  const requestId = headers['x-request-id'] ?? problem?.requestId;
  const words = [kind, status, code, requestId && `request ${requestId}`, `tries ${tries}`];
  return new ClientError(`${operation}: ${words.filter(Boolean).join(', ')}`, {
    kind,
    operation,
    tries,
    status,
    requestId,
    retryAfter: retryAfter(settled, date),
    problem,
    code,
    cause,
  });
}
