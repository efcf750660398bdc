import { describe, expect, it } from '@jest/globals';
import { responseCache } from '../../../clients/typescript/src/cache';
import { errorOf } from '../../../clients/typescript/src/call';
import { ClientError, isProblem } from '../../../clients/typescript/src/errors';
import { noResponse, type Outcome } from '../../../clients/typescript/src/transport';

const problem = { type: 'urn:x:email-taken', title: 'Taken', status: 409, detail: 'Another user.', code: 'email-taken', requestId: 'r-1' };
const errorFrom = (outcome: Outcome, attempts = 1) => errorOf('updateUser', { ...outcome, attempts, cache: responseCache(0) });
const response = (status: number, text: string, headers: Record<string, string> = {}) => ({ status, text, headers });

describe('the error of a call', () => {
  it('has status, code, problem and request id of a problem document', () => {
    const error = errorFrom(response(409, JSON.stringify(problem), { 'x-request-id': 'r-2', 'retry-after': '3' }), 2);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({ kind: 'problem', operation: 'updateUser', status: 409, code: 'email-taken', problem });
    expect(error).toMatchObject({ requestId: 'r-2', retryAfter: 3, attempts: 2, name: 'ClientError' });
    expect(error.message).toBe('updateUser: problem, 409, email-taken, request r-2, attempts 2');
  });

  it('has the request id of the problem document when a browser hides the header', () => {
    expect(errorFrom(response(409, JSON.stringify(problem))).requestId).toBe('r-1');
  });

  it.each(['<html>Forbidden</html>', '', '{"message":"Forbidden"}', 'null', '"text"', '[]'])(
    'has the status 403 but no problem for the text %j',
    (text) => {
      const error = errorFrom(response(403, text));
      expect([error.kind, error.status, error.problem, error.code]).toEqual(['problem', 403, undefined, undefined]);
    },
  );

  it('has the kind unexpected for a success status that the contract does not declare', () => {
    expect(errorFrom(response(200, '<html>', { 'x-request-id': 'r-2' }))).toMatchObject({
      kind: 'unexpected',
      status: 200,
      requestId: 'r-2',
    });
  });

  it('has a cause and no status when there is no response', () => {
    const cause = new Error('connect ECONNREFUSED');
    const error = errorFrom(noResponse('network', cause), 4);
    expect([error.kind, error.cause, error.status, error.attempts]).toEqual(['network', cause, undefined, 4]);
    expect(error.message).toBe('updateUser: network, attempts 4');
  });

  it('has the kind timeout and the reason as its cause when a signal of AbortSignal.timeout ended the call', () => {
    const cause = new DOMException('signal timed out', 'TimeoutError');
    expect(errorFrom(noResponse('cancelled', cause))).toMatchObject({ kind: 'timeout', name: 'ClientError', cause });
  });

  it('has the name AbortError for a cancelled call', () => {
    expect(errorFrom(noResponse('cancelled')).name).toBe('AbortError');
  });
});

describe('isProblem', () => {
  const error = errorFrom(response(409, JSON.stringify(problem)));

  it('returns true for an error status of the named operation only', () => {
    expect([isProblem(error), isProblem(error, 'updateUser'), isProblem(error, 'getUser')]).toEqual([true, true, false]);
  });

  it.each([errorFrom(noResponse('network')), errorFrom(response(200, '')), new Error('x'), undefined, { kind: 'problem' }])(
    'returns false for %p',
    (other) => {
      expect(isProblem(other)).toBe(false);
    },
  );
});
