import { describe, expect, it, jest } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import createValidators from '../../generated/validators/createUser';
import getValidators from '../../generated/validators/getUser';
import listValidators from '../../generated/validators/listUsers';
import type { Operation } from '../../src/http/operation';
import { identifiedBy } from '../../src/http/identity';
import { serve, type Runtime } from '../../src/http/serve';
import type { LogLine } from '../../src/http/log-line';
import { environment } from '../../src/config';
import type { Users } from '../../src/users/users';
import { emailTaken, serviceUnavailable } from '../../src/users/refusal';
import { type EventParts, lambdaContext, proxyEvent } from '../event';

const lines: LogLine[] = [];
const runtime: Runtime = {
  usersUntil: () => {
    throw new Error('these operations keep nobody');
  },
  allowedOrigin: 'https://app.example.com',
  inMaintenance: () => false,
  identify: identifiedBy('administrators'),
  log: (line) => lines.push(line),
};
const user = {
  userId: randomUUID(),
  email: 'ada@example.com',
  displayName: 'Ada',
  version: 1,
  createdAt: '2026-11-23T09:30:00.000Z',
  updatedAt: '2026-11-23T09:30:00.000Z',
};
const created: Operation<'createUser'> = async () => ({ status: 201, headers: { Location: '/users/1', ETag: '"1"' }, body: user });
const noUsers = { ...runtime, usersUntil: () => undefined as never };
const create = serve(noUsers, 'createUser', created, createValidators);

async function createWith(parts: EventParts) {
  const { statusCode, body } = await create(
    proxyEvent('createUser', { headers: { 'content-type': ['application/json'] }, ...parts }),
    lambdaContext,
  );
  return { statusCode, json: JSON.parse(body) };
}

const errorsOf = (json: { errors?: { pointer: string; code: string }[] }) =>
  (json.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`);

describe('a function validates again what the gateway has let through', () => {
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
  ])('%s gives %j', async (body, errors) => {
    const { statusCode, json } = await createWith({ body });
    expect([statusCode, errorsOf(json)]).toEqual([400, errors]);
  });

  it('names every error at once, each place and code only once, and never the value', async () => {
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

  it('never gives more than 50 errors, nor a pointer that is longer than the contract allows', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`${i}`, 1]));
    expect((await createWith({ body: JSON.stringify(unknown) })).json.errors).toHaveLength(50);
    const long = await createWith({ body: JSON.stringify({ email: 'a@example.com', displayName: 'A', ['x'.repeat(600)]: 1 }) });
    expect(errorsOf(long.json)).toEqual(['unknown /body']);
  });
});

describe('a function fails closed', () => {
  it.each([
    ['another method', { httpMethod: 'GET' }],
    ['another path', { resource: '/users/{userId}' }],
    ['a path that is none', { resource: '' }],
  ])('404 route-not-found: %s', async (_, misplaced) => {
    const event = { ...proxyEvent('createUser', { headers: { 'content-type': ['application/json'] }, body: '{}' }), ...misplaced };
    const { statusCode, body } = await create(event, lambdaContext);
    // createUser declares no 404: what never was routed to it is a fault.
    expect([statusCode, JSON.parse(body).code]).toEqual([500, 'internal-error']);
  });

  it('500 internal-error: a refusal that the operation does not declare', async () => {
    const list: Operation<'listUsers'> = async () => {
      throw emailTaken();
    };
    const { statusCode } = await serve(noUsers, 'listUsers', list, listValidators)(proxyEvent('listUsers'), lambdaContext);
    expect(statusCode).toBe(500);
  });

  it('500 internal-error: whatever is thrown, be it no error at all', async () => {
    for (const thrown of [undefined, null, 'text', { status: 200 }]) {
      const get = jest.fn<Operation<'getUser'>>().mockRejectedValue(thrown);
      const event = proxyEvent('getUser', { path: { userId: user.userId } });
      expect((await serve(noUsers, 'getUser', get, getValidators)(event, lambdaContext)).statusCode).toBe(500);
    }
  });
});

describe('maintenance', () => {
  it('503 service-unavailable: every request is refused before anything is read of it, and told to come back in a minute', async () => {
    const never = jest.fn<Operation<'getUser'>>();
    const inMaintenance = { ...runtime, inMaintenance: () => true };
    for (const userId of [user.userId, '1']) {
      const event = proxyEvent('getUser', { path: { userId } });
      const { statusCode, headers, body } = await serve(inMaintenance, 'getUser', never, getValidators)(event, lambdaContext);
      expect([statusCode, JSON.parse(body).code, headers?.['Retry-After']]).toEqual([503, 'service-unavailable', '60']);
      expect(lines.at(-1)).toMatchObject({ operationId: 'getUser', status: 503, code: 'service-unavailable' });
      expect(lines.at(-1)).not.toHaveProperty('fault');
    }
    expect(never).not.toHaveBeenCalled();
  });
});

describe('every answer', () => {
  it('has the headers that the rules ask for', async () => {
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
        Vary: 'Origin',
        Location: '/users/1',
        ETag: '"1"',
      },
    ]);
  });
});

describe('the Location of a new user', () => {
  const users = { insert: async (kept: typeof user) => ({ user: kept, replayed: false }) } as unknown as Users;

  it.each([
    ['/users', '/users/'],
    ['/users/', '/users/'],
    ['/prod/users', '/prod/users/'],
  ])('after a request to %s begins with %s', async (path, before) => {
    process.env[environment.tableName] = 'none';
    const { createUser } = await import('../../src/handlers/createUser');
    const event = proxyEvent('createUser', {
      headers: { 'content-type': ['application/json'] },
      body: '{"email":"a@example.com","displayName":"A"}',
    });
    event.requestContext.path = path;
    const { headers, body } = await serve(
      { ...runtime, usersUntil: () => users },
      'createUser',
      createUser,
      createValidators,
    )(event, lambdaContext);
    expect(headers?.['Location']).toBe(`${before}${JSON.parse(body).userId}`);
  });
});

describe('the one line that is logged', () => {
  const get = (operation: Operation<'getUser'>, headers: Record<string, string[]> = {}) =>
    serve(noUsers, 'getUser', operation, getValidators)(proxyEvent('getUser', { path: { userId: user.userId }, headers }), lambdaContext);

  it('tells operation, status, code and duration, and the trace that the caller belongs to', async () => {
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

  it('tells that an answer repeats an earlier one', async () => {
    const headers = { Location: '/users/1', ETag: '"1"' };
    const body = JSON.stringify({ email: user.email, displayName: 'A' });
    const parts = { headers: { 'content-type': ['application/json'] }, body };
    const replayed: Operation<'createUser'> = async () => ({
      status: 201,
      headers: { ...headers, 'Idempotent-Replayed': 'true' },
      body: user,
    });
    await serve(noUsers, 'createUser', replayed, createValidators)(proxyEvent('createUser', parts), lambdaContext);
    expect(lines.at(-1)).toMatchObject({ status: 201, replayed: true });
    await createWith(parts);
    expect(lines.at(-1)).not.toHaveProperty('replayed');
  });

  it('is there for an event without headers, as the console of API Gateway sends it', async () => {
    const event = {
      ...proxyEvent('getUser', { path: { userId: user.userId } }),
      headers: null,
      multiValueHeaders: null,
    } as unknown as APIGatewayProxyEvent;
    const notModified: Operation<'getUser'> = async () => ({ status: 304, headers: { ETag: '"1"' } });
    expect((await serve(noUsers, 'getUser', notModified, getValidators)(event, lambdaContext)).statusCode).toBe(304);
    expect(lines.at(-1)).toMatchObject({ operationId: 'getUser', status: 304 });
  });

  it('takes no traceparent that is none', async () => {
    await get(async () => ({ status: 304, headers: { ETag: '"1"' } }), { traceparent: ['ada@example.com'] });
    expect(lines.at(-1)).not.toHaveProperty('traceparent');
  });

  it('tells where a fault happened, but not its message', async () => {
    const cause = Object.assign(new Error('canary'), { $metadata: { requestId: 'AWS1' } });
    await get(async () => {
      throw serviceUnavailable(cause);
    });
    expect(lines.at(-1)).toMatchObject({ status: 503, code: 'service-unavailable', fault: { name: 'Error', awsRequestId: 'AWS1' } });
    expect(lines.at(-1)?.fault?.frames[0]).toMatch(/^at .*serve\.test\.ts/);
    expect(JSON.stringify(lines.at(-1))).not.toContain('canary');
  });
});
