import { describe, expect, it, jest } from '@jest/globals';
import type { ValidateFunction } from 'ajv';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import createValidators from '../../generated/validators/createUser';
import getValidators from '../../generated/validators/getUser';
import listValidators from '../../generated/validators/listUsers';
import { endpoint as createEndpoint } from '../../src/handlers/createUser';
import type { Operation, OperationId } from '../../src/http/operation';
import { identifiedBy } from '../../src/http/authorization';
import { serve, type Runtime } from '../../src/http/serve';
import type { LogLine } from '../../src/http/log-line';
import { emailTaken } from '../../src/users/rejection';
import { type EventParts, lambdaContext, proxyEvent } from '../event';
import { storelessEndpoint, storelessRuntime } from '../runtime';

const lines: LogLine[] = [];
const runtime: Runtime<undefined> = {
  ...storelessRuntime,
  allowedOrigins: ['https://app.example.com'],
  identify: identifiedBy('administrators'),
  log: (line) => lines.push(line),
};
const serveOperation = <Id extends OperationId>(id: Id, run: Operation<Id>, validators: ValidateFunction[], on = runtime) =>
  serve(storelessEndpoint(id, run, validators), on);
const user = {
  userId: randomUUID(),
  email: 'ada@example.com',
  displayName: 'Ada',
  version: 1,
  createdAt: '2026-11-23T09:30:00.000Z',
  updatedAt: '2026-11-23T09:30:00.000Z',
  etag: '"1"',
};
const created: Operation<'createUser'> = async () => ({ status: 201, headers: { Location: '/users/1', ETag: '"1"' }, body: user });
const create = serveOperation('createUser', created, createValidators);

async function createWith(parts: EventParts) {
  const { statusCode, body } = await create(
    proxyEvent('createUser', { headers: { 'content-type': ['application/json'] }, ...parts }),
    lambdaContext,
  );
  return { statusCode, json: JSON.parse(body) };
}

const errorsOf = (json: { errors?: { pointer: string; code: string }[] }) =>
  (json.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`);

describe('validation in the function', () => {
  it.each([
    ['{}', ['missing /body/email', 'missing /body/displayName']],
    ['{"email":"a@example.com","displayName":"A","userId":"x"}', ['unknown /body/userId']],
    ['{"email":"a@example.com","displayName":"A","a/b~c":1}', ['unknown /body/a~1b~0c']],
    ['{"email":"a@example.com","displayName":"A","__proto__":{"admin":true}}', ['unknown /body/__proto__']],
    ['{"email":"a@example.com","displayName":null}', ['wrong-type /body/displayName']],
    [
      '{"email":"a@example.com","displayName":"A","preferences":{"notifications":{"push":"yes"}}}',
      ['wrong-type /body/preferences/notifications/push'],
    ],
    ['[]', ['wrong-type /body']],
    ['null', ['wrong-type /body']],
    ['"text"', ['wrong-type /body']],
    ['5', ['wrong-type /body']],
    ['false', ['wrong-type /body']],
    ['', ['missing /body']],
    [null, ['missing /body']],
    ['{"email":"a@example.com",}', ['malformed /body']],
  ])('reports for %s: %j', async (body, errors) => {
    const { statusCode, json } = await createWith({ body });
    expect([statusCode, errorsOf(json)]).toEqual([400, errors]);
  });

  it('reports all errors, each location and code once, and never the value', async () => {
    const { json } = await createWith({ body: '{"email":"canary@","displayName":"","phoneNumber":"+canary","extra":1}' });
    expect(errorsOf(json).toSorted()).toEqual([
      'too-short /body/displayName',
      'unknown /body/extra',
      'wrong-format /body/displayName',
      'wrong-format /body/email',
      'wrong-format /body/phoneNumber',
    ]);
    expect(JSON.stringify(json)).not.toContain('canary');
  });

  it('reports at most 50 errors, with pointers within the limit of the contract', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`${i}`, 1]));
    expect((await createWith({ body: JSON.stringify(unknown) })).json.errors).toHaveLength(50);
    const long = await createWith({ body: JSON.stringify({ email: 'a@example.com', displayName: 'A', ['x'.repeat(600)]: 1 }) });
    expect(errorsOf(long.json)).toEqual(['unknown /body']);
  });
});

describe('a function that fails', () => {
  it.each([
    ['another method', { httpMethod: 'GET' }],
    ['another path', { resource: '/users/{userId}' }],
    ['an empty path', { resource: '' }],
  ])('404 route-not-found: %s', async (_, misplaced) => {
    const event = { ...proxyEvent('createUser', { headers: { 'content-type': ['application/json'] }, body: '{}' }), ...misplaced };
    const { statusCode, body } = await create(event, lambdaContext);
    // createUser declares no 404, so a request of another route is an internal error.
    expect([statusCode, JSON.parse(body).code]).toEqual([500, 'internal-error']);
  });

  it('500 internal-error: a rejection that the operation does not declare, whose code is logged', async () => {
    const list: Operation<'listUsers'> = async () => {
      throw emailTaken();
    };
    const { statusCode } = await serveOperation('listUsers', list, listValidators)(proxyEvent('listUsers'), lambdaContext);
    expect(statusCode).toBe(500);
    expect(lines.at(-1)).toMatchObject({ code: 'internal-error', undeclaredCode: 'email-taken' });
  });

  it('500 internal-error: any thrown value, even if it is not an Error', async () => {
    for (const thrown of [undefined, null, 'text', { status: 200 }]) {
      const get = jest.fn<Operation<'getUser'>>().mockRejectedValue(thrown);
      const event = proxyEvent('getUser', { path: { userId: user.userId } });
      expect((await serveOperation('getUser', get, getValidators)(event, lambdaContext)).statusCode).toBe(500);
    }
  });
});

describe('an event or a runtime that fails outside the operation', () => {
  const get = async () => ({ status: 304 as const, headers: { ETag: '"1"' } });
  const event = proxyEvent('getUser', { path: { userId: user.userId } });
  const context = { ...lambdaContext, awsRequestId: 'id-of-the-invocation' };
  const broken = () => {
    throw new Error('secret of the inside');
  };

  it.each<[string, unknown]>([
    ['null', null],
    ['an empty object', {}],
    ['an event without a request context', { ...event, requestContext: undefined }],
  ])('500 internal-error: %s, which API Gateway never sends', async (_what, odd) => {
    const handler = serveOperation('getUser', get, getValidators);
    const { statusCode, headers, body } = await handler(odd as APIGatewayProxyEvent, context);
    expect([statusCode, JSON.parse(body).code, headers?.['X-Request-Id']]).toEqual([500, 'internal-error', 'id-of-the-invocation']);
    expect(lines.at(-1)).toMatchObject({ status: 500, requestId: 'id-of-the-invocation', fault: { name: 'TypeError' } });
  });

  it.each<[string, Partial<Runtime<undefined>>]>([
    ['the runtime settings cannot be read', { inMaintenance: broken }],
    ['waiting for the runtime settings fails', { inMaintenance: () => Promise.reject(new Error('secret')) }],
    ['the store cannot be opened', { openStore: broken }],
    ['the clock fails', { now: broken }],
  ])('500 internal-error: %s', async (_what, failing) => {
    const { statusCode, body } = await serveOperation('getUser', get, getValidators, { ...runtime, ...failing })(event, context);
    expect([statusCode, JSON.parse(body).code]).toEqual([500, 'internal-error']);
    expect(body).not.toContain('secret');
  });

  it('500 internal-error: a response that cannot be written as JSON', async () => {
    const body = { ...user, version: 1n } as unknown as typeof user;
    const unprintable: Operation<'getUser'> = async () => ({ status: 200, headers: { ETag: '"1"' }, body });
    expect((await serveOperation('getUser', unprintable, getValidators)(event, context)).statusCode).toBe(500);
  });

  it('does not fail a request whose log line cannot be written', async () => {
    const { statusCode } = await serveOperation('getUser', get, getValidators, { ...runtime, log: broken })(event, context);
    expect(statusCode).toBe(304);
  });
});

describe('maintenance', () => {
  it('503 service-unavailable: every request is rejected before it is read, with Retry-After of a minute', async () => {
    const never = jest.fn<Operation<'getUser'>>();
    const inMaintenance = { ...runtime, inMaintenance: () => true };
    for (const userId of [user.userId, '1']) {
      const event = proxyEvent('getUser', { path: { userId } });
      const { statusCode, headers, body } = await serveOperation('getUser', never, getValidators, inMaintenance)(event, lambdaContext);
      expect([statusCode, JSON.parse(body).code, headers?.['Retry-After']]).toEqual([503, 'service-unavailable', '60']);
      expect(lines.at(-1)).toMatchObject({ operationId: 'getUser', status: 503, code: 'service-unavailable' });
      expect(lines.at(-1)).not.toHaveProperty('fault');
    }
    expect(never).not.toHaveBeenCalled();
  });

  it.each([
    [true, 503],
    [false, 304],
  ])('of %s that the request has to wait for: responds with %i, and the log line includes the wait', async (inMaintenance, status) => {
    const known = () => new Promise<boolean>((settle) => setTimeout(() => settle(inMaintenance), 20));
    const notModified: Operation<'getUser'> = async () => ({ status: 304, headers: { ETag: '"1"' } });
    const handler = serveOperation('getUser', notModified, getValidators, { ...runtime, inMaintenance: known });
    const { statusCode } = await handler(proxyEvent('getUser', { path: { userId: user.userId } }), lambdaContext);
    expect(statusCode).toBe(status);
    expect(lines.at(-1)?.milliseconds).toBeGreaterThan(15);
  });
});

describe('every response', () => {
  it('has the required headers', async () => {
    const event = proxyEvent('createUser', {
      headers: { 'content-type': ['application/json'] },
      body: JSON.stringify({ email: user.email, displayName: 'A' }),
    });
    const { statusCode, headers } = await create(event, lambdaContext);
    expect([statusCode, headers]).toEqual([
      201,
      {
        'Content-Type': 'application/json',
        'Cache-Control': 'private, no-cache',
        'X-Content-Type-Options': 'nosniff',
        'X-Request-Id': event.requestContext.requestId,
        'Access-Control-Allow-Origin': 'https://app.example.com',
        'Access-Control-Expose-Headers': expect.stringContaining('ETag'),
        Vary: 'Authorization, Origin',
        Location: '/users/1',
        ETag: '"1"',
      },
    ]);
  });
});

describe('the Location of a new user', () => {
  const handler = serve(
    { ...createEndpoint, users: () => ({ insert: async (inserted) => ({ user: inserted, replayed: false }) }) },
    runtime,
  );

  it.each([
    ['/users', '/users/'],
    ['/users/', '/users/'],
    ['/prod/users', '/prod/users/'],
    ['/v1/users', '/v1/users/'],
  ])('after a request to %s begins with %s', async (path, before) => {
    const event = proxyEvent('createUser', {
      headers: { 'content-type': ['application/json'] },
      body: '{"email":"a@example.com","displayName":"A"}',
    });
    event.requestContext.path = path;
    const { headers, body } = await handler(event, lambdaContext);
    expect(headers?.['Location']).toBe(`${before}${JSON.parse(body).userId}`);
  });
});
