import { describe, expect, it } from '@jest/globals';
import { errorOf } from '../../../clients/typescript/src/error-of';
import { ClientError } from '../../../clients/typescript/src/errors';
import { noAnswer, type Outcome } from '../../../clients/typescript/src/outcome';
import { isProblem } from '../../../clients/typescript/src/problem';

const problem = { type: 'urn:x:email-taken', title: 'Taken', status: 409, detail: 'Another user.', code: 'email-taken', requestId: 'r-1' };
const errorFrom = (outcome: Outcome, tries = 1) => errorOf('updateUser', { ...outcome, tries, isLost: false });
const answer = (status: number, text: string, headers: Record<string, string> = {}) => ({ status, text, headers });

describe('the error of a call', () => {
  it('has status, code, problem and request id of a problem document', () => {
    const error = errorFrom(answer(409, JSON.stringify(problem), { 'x-request-id': 'r-2', 'retry-after': '3' }), 2);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({ kind: 'problem', operation: 'updateUser', status: 409, code: 'email-taken', problem });
    expect(error).toMatchObject({ requestId: 'r-2', retryAfter: 3, tries: 2, name: 'ClientError' });
    expect(error.message).toBe('updateUser: problem, 409, email-taken, request r-2, tries 2');
  });

  it('takes the request id from the problem where a browser hides the header', () => {
    expect(errorFrom(answer(409, JSON.stringify(problem))).requestId).toBe('r-1');
  });

  it.each(['<html>Forbidden</html>', '', '{"message":"Forbidden"}', 'null', '"text"', '[]'])(
    'of 403 with %j has no problem and still its status',
    (text) => {
      const error = errorFrom(answer(403, text));
      expect([error.kind, error.status, error.problem, error.code]).toEqual(['problem', 403, undefined, undefined]);
    },
  );

  it('is unexpected for a success that is none', () => {
    expect(errorFrom(answer(200, '<html>', { 'x-request-id': 'r-2' }))).toMatchObject({
      kind: 'unexpected',
      status: 200,
      requestId: 'r-2',
    });
  });

  it('has the cause where there is no answer, and no status', () => {
    const cause = new Error('connect ECONNREFUSED');
    const error = errorFrom(noAnswer('network', cause), 4);
    expect([error.kind, error.cause, error.status, error.tries]).toEqual(['network', cause, undefined, 4]);
    expect(error.message).toBe('updateUser: network, tries 4');
  });

  it('has the name that stands for a cancellation everywhere', () => {
    expect(errorFrom(noAnswer('cancelled')).name).toBe('AbortError');
  });
});

describe('isProblem', () => {
  const error = errorFrom(answer(409, JSON.stringify(problem)));

  it('says yes to an error status, for its operation', () => {
    expect([isProblem(error), isProblem(error, 'updateUser'), isProblem(error, 'getUser')]).toEqual([true, true, false]);
  });

  it.each([errorFrom(noAnswer('network')), errorFrom(answer(200, '')), new Error('x'), undefined, { kind: 'problem' }])(
    'says no to %p',
    (other) => {
      expect(isProblem(other)).toBe(false);
    },
  );
});
