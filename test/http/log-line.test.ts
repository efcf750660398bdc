import { describe, expect, it } from '@jest/globals';
import type { ValidateFunction } from 'ajv';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import createValidators from '../../generated/validators/createUser';
import getValidators from '../../generated/validators/getUser';
import type { LogLine } from '../../src/http/log-line';
import type { Operation, OperationId } from '../../src/http/operation';
import { representationOf } from '../../src/http/entity-tag';
import { serve } from '../../src/http/serve';
import { serviceUnavailable } from '../../src/users/rejection';
import { user } from '../bench/sample';
import { lambdaContext, proxyEvent } from '../event';
import { storelessEndpoint, storelessRuntime } from '../runtime';

const lines: LogLine[] = [];
const serveOperation = <Id extends OperationId>(id: Id, run: Operation<Id>, validators: ValidateFunction[]) =>
  serve(storelessEndpoint(id, run, validators), { ...storelessRuntime, log: (line) => lines.push(line) });
const created: Operation<'createUser'> = async () => ({
  status: 201,
  headers: { Location: '/users/1', ETag: '"1"' },
  body: representationOf(user),
});

describe('the log line of a request', () => {
  const get = (operation: Operation<'getUser'>, headers: Record<string, string[]> = {}) =>
    serveOperation('getUser', operation, getValidators)(proxyEvent('getUser', { path: { userId: user.userId }, headers }), lambdaContext);

  it('contains the operation, status, code, duration and the trace of the caller', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await get(async () => ({ status: 304, headers: { ETag: '"1"' } }), { traceparent: [traceparent] });
    expect(lines.at(-1)).toEqual({
      operationId: 'getUser',
      status: 304,
      requestId: expect.any(String),
      milliseconds: expect.any(Number),
      traceparent,
    });
  });

  it('contains whether the response is a replay', async () => {
    const headers = { Location: '/users/1', ETag: '"1"' };
    const body = JSON.stringify({ email: user.email, displayName: 'A' });
    const parts = { headers: { 'content-type': ['application/json'] }, body };
    const replayed: Operation<'createUser'> = async () => ({
      status: 201,
      headers: { ...headers, 'Idempotent-Replayed': 'true' },
      body: representationOf(user),
    });
    await serveOperation('createUser', replayed, createValidators)(proxyEvent('createUser', parts), lambdaContext);
    expect(lines.at(-1)).toMatchObject({ status: 201, replayed: true });
    await serveOperation('createUser', created, createValidators)(proxyEvent('createUser', parts), lambdaContext);
    expect(lines.at(-1)).not.toHaveProperty('replayed');
  });

  it('is written for an event without headers, which the console of API Gateway sends', async () => {
    const event = {
      ...proxyEvent('getUser', { path: { userId: user.userId } }),
      headers: null,
      multiValueHeaders: null,
    } as unknown as APIGatewayProxyEvent;
    const notModified: Operation<'getUser'> = async () => ({ status: 304, headers: { ETag: '"1"' } });
    expect((await serveOperation('getUser', notModified, getValidators)(event, lambdaContext)).statusCode).toBe(304);
    expect(lines.at(-1)).toMatchObject({ operationId: 'getUser', status: 304 });
  });

  it('does not contain an invalid traceparent', async () => {
    await get(async () => ({ status: 304, headers: { ETag: '"1"' } }), { traceparent: ['ada@example.com'] });
    expect(lines.at(-1)).not.toHaveProperty('traceparent');
  });

  it('contains where an unexpected error was thrown, but not its message', async () => {
    const cause = Object.assign(new Error('canary'), { $metadata: { requestId: 'AWS1' } });
    await get(async () => {
      throw serviceUnavailable(cause);
    });
    expect(lines.at(-1)).toMatchObject({ status: 503, code: 'service-unavailable', fault: { name: 'Error', awsRequestId: 'AWS1' } });
    expect(lines.at(-1)?.fault?.frames[0]).toMatch(/^at .*log-line\.test\.ts/);
    expect(JSON.stringify(lines.at(-1))).not.toContain('canary');
  });
});
