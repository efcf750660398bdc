import type { Settled } from './attempts.js';
import { ClientError } from './errors.js';
import { readProblem } from './problem.js';
import { retryAfter } from './retry.js';

/** What a call throws that ended so. */
export function errorOf(operation: string, settled: Settled): ClientError {
  const { tries, status, cause } = settled;
  const problem = readProblem(settled.text);
  const kind = settled.kind ?? (status < 400 ? 'unexpected' : 'problem');
  const code = problem?.code;
  const requestId = settled.headers['x-request-id'] ?? problem?.requestId;
  const words = [kind, status, code, requestId && `request ${requestId}`, `tries ${tries}`];
  return new ClientError(`${operation}: ${words.filter(Boolean).join(', ')}`, {
    kind,
    operation,
    tries,
    status: status || undefined,
    requestId,
    retryAfter: retryAfter(settled),
    problem,
    code,
    cause,
  });
}
