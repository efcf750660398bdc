import { describe, expect, it } from '@jest/globals';
import type { LogLine } from '../../../src/http/log-line';
import { counterOf } from '../../../src/telemetry/metrics/counter';

const line: LogLine = { operationId: 'createUser', requestId: '1', status: 201, milliseconds: 1 };

describe('a request counts as', () => {
  it.each<[string | undefined, string, Partial<LogLine>]>([
    ['UsersCreated', 'a user who is new', {}],
    ['IdempotentReplays', 'the same answer again', { replayed: true }],
    ['EmailConflicts', 'an address that is taken, at a creation', { status: 409, code: 'email-taken' }],
    ['EmailConflicts', 'an address that is taken, at a change', { operationId: 'updateUser', status: 409, code: 'email-taken' }],
    [undefined, 'an Idempotency-Key for another body', { status: 422, code: 'idempotency-key-reused' }],
    [undefined, 'bad input', { status: 400, code: 'invalid-request' }],
    [undefined, 'a fault', { status: 500, code: 'internal-error' }],
    [undefined, 'a reading', { operationId: 'getUser', status: 200 }],
    [undefined, 'a change', { operationId: 'updateUser', status: 200 }],
    [undefined, 'a deletion', { operationId: 'deleteUser', status: 204 }],
  ])('%s: %s', (counter, _, properties) => {
    expect(counterOf({ ...line, ...properties })).toBe(counter);
  });
});
