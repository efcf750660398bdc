import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import createValidators from '../../generated/validators/createUser';
import deleteValidators from '../../generated/validators/deleteUser';
import getValidators from '../../generated/validators/getUser';
import listValidators from '../../generated/validators/listUsers';
import type { AuditLine } from '../../src/http/audit-line';
import { identifiedBy } from '../../src/http/authorization';
import type { LogLine } from '../../src/http/log-line';
import { type LambdaHandler, serve, type Runtime } from '../../src/http/serve';
import { emailTaken, forbidden, preconditionFailed, userNotFound } from '../../src/users/rejection';
import { canaryUser } from '../canaries';
import { type EventParts, lambdaContext, proxyEvent } from '../event';
import { storelessEndpoint, storelessRuntime } from '../runtime';

const lines: AuditLine[] = [];
const logged: LogLine[] = [];
let failing = false;
let invocationEnd = 0;
const time = Date.UTC(2026, 10, 28, 9, 30);

const runtime: Runtime<undefined> = {
  ...storelessRuntime,
  identify: identifiedBy('administrators'),
  log: (line) => logged.push(line),
  now: () => time,
  openStore: (end) => {
    invocationEnd = end;
    return undefined;
  },
  audit: {
    milliseconds: 2100,
    write: async (line) => {
      if (failing) throw Object.assign(new Error('canary'), { name: 'AuditLog PutLogEvents 500' });
      lines.push(line);
    },
  },
};

const canaries = canaryUser();
const administrator = randomUUID();
const target = randomUUID();
const user = {
  userId: target,
  email: canaries.email,
  displayName: canaries.displayName,
  version: 1,
  createdAt: '2026-11-23T09:30:00.000Z',
  updatedAt: '2026-11-23T09:30:00.000Z',
  etag: '"1"',
};
const json = { 'content-type': ['application/json'] };
const content = JSON.stringify({ email: canaries.email, displayName: canaries.displayName });

const handlers = (fails?: () => Error, on = runtime) => {
  const check = (): void => {
    const error = fails?.();
    if (error) throw error;
  };
  return {
    create: serve(
      storelessEndpoint(
        'createUser',
        async () => (check(), { status: 201, headers: { Location: '/users/1', ETag: '"1"' }, body: user }),
        createValidators,
      ),
      on,
    ),
    get: serve(
      storelessEndpoint('getUser', async () => (check(), { status: 200, headers: { ETag: '"1"' }, body: user }), getValidators),
      on,
    ),
    list: serve(
      storelessEndpoint('listUsers', async () => (check(), { status: 200, body: { items: [user, user] } }), listValidators),
      on,
    ),
    remove: serve(
      storelessEndpoint('deleteUser', async () => (check(), { status: 204 }), deleteValidators),
      on,
    ),
  };
};

const asUser = (event: ReturnType<typeof proxyEvent>, sub = target) => {
  Object.assign(event.requestContext, { authorizer: { claims: { sub } } });
  return event;
};
const call = (handler: LambdaHandler, id: Parameters<typeof proxyEvent>[0], parts: EventParts) =>
  handler(proxyEvent(id, { sub: administrator, ...parts }), lambdaContext);

beforeEach(() => {
  lines.length = 0;
  logged.length = 0;
  failing = false;
});

describe('the audit line of an administrator', () => {
  const base = { time: '2026-11-28T09:30:00.000Z', subject: administrator, requestId: expect.any(String) };

  it('of a creation contains the id of the new user', async () => {
    await call(handlers().create, 'createUser', { headers: json, body: content });
    expect(lines).toEqual([{ ...base, operation: 'createUser', target, status: 201 }]);
  });

  it('of a rejected creation contains no target', async () => {
    await call(handlers(emailTaken).create, 'createUser', { headers: json, body: content });
    await call(handlers().create, 'createUser', { headers: json, body: '{' });
    expect(lines).toEqual([
      { ...base, operation: 'createUser', status: 409, code: 'email-taken' },
      { ...base, operation: 'createUser', status: 400, code: 'invalid-request' },
    ]);
  });

  it('of a listing contains the number of users, and no filter', async () => {
    await call(handlers().list, 'listUsers', { query: { email: [canaries.email] } });
    expect(lines).toEqual([{ ...base, operation: 'listUsers', status: 200, items: 2 }]);
  });

  it.each([
    ['404 user-not-found', userNotFound],
    ['403 forbidden', forbidden],
    ['412 precondition-failed', () => preconditionFailed(user)],
    ['500 internal-error', () => new Error('canary')],
  ] as const)('of a rejected deletion contains the target and the outcome: %s', async (outcome, fails) => {
    await call(handlers(fails).remove, 'deleteUser', { path: { userId: target } });
    const [status, code] = outcome.split(' ');
    expect(lines).toEqual([{ ...base, operation: 'deleteUser', target, status: Number(status), code }]);
  });

  it('of a request for an id in upper case contains the id as it is stored', async () => {
    await call(handlers().get, 'getUser', { path: { userId: target.toUpperCase() } });
    expect(lines).toEqual([{ ...base, operation: 'getUser', target, status: 200 }]);
  });

  it('of their own profile contains their own id, under /users/me and under the id', async () => {
    await call(handlers().get, 'getUser', { path: { userId: 'me' } });
    await call(handlers().get, 'getUser', { path: { userId: administrator } });
    expect(lines.map((line) => line.target)).toEqual([administrator, administrator]);
  });

  it('of a path that is no id contains no target', async () => {
    await call(handlers().get, 'getUser', { path: { userId: canaries.email } });
    expect(lines).toEqual([{ ...base, operation: 'getUser', status: 400, code: 'invalid-request' }]);
  });

  it('contains no personal data of the request or of the profile', async () => {
    const { create, list, get } = handlers();
    await call(create, 'createUser', { headers: { ...json, 'idempotency-key': [canaries.email] }, body: content });
    await call(list, 'listUsers', { query: { email: [canaries.email] } });
    await call(get, 'getUser', { path: { userId: target } });
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toMatch(/canary|@|%40/i);
    const names = ['time', 'subject', 'operation', 'target', 'status', 'code', 'items', 'requestId'];
    expect(lines.flatMap(Object.keys).filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('the audit log', () => {
  it('contains nothing of users, of unauthenticated callers and of requests during maintenance', async () => {
    const { get } = handlers();
    await get(asUser(proxyEvent('getUser', { path: { userId: target } })), lambdaContext);
    await get(asUser(proxyEvent('getUser', { path: { userId: administrator } })), lambdaContext);
    const anonymous = proxyEvent('getUser', { path: { userId: target } });
    Object.assign(anonymous.requestContext, { authorizer: null });
    await get(anonymous, lambdaContext);
    await call(handlers(undefined, { ...runtime, inMaintenance: () => true }).get, 'getUser', { path: { userId: target } });
    expect(logged.map(({ status }) => status)).toEqual([200, 403, 401, 503]);
    expect(lines).toEqual([]);
  });

  it('reserves time for the line of an administrator, and none for users', async () => {
    const { get } = handlers();
    await call(get, 'getUser', { path: { userId: target } });
    expect(invocationEnd).toBe(time + 10_000 - 2100);
    await get(asUser(proxyEvent('getUser', { path: { userId: target } })), lambdaContext);
    expect(invocationEnd).toBe(time + 10_000);
  });

  it('is written before the response is returned', async () => {
    let written = false;
    const write = () => new Promise<void>((settle) => void setTimeout(() => settle(void (written = true)), 20));
    const { statusCode } = await call(handlers(undefined, { ...runtime, audit: { milliseconds: 0, write } }).get, 'getUser', {
      path: { userId: target },
    });
    expect([statusCode, written]).toEqual([200, true]);
  });
});

describe('an action of an administrator that cannot be recorded', () => {
  it.each([
    ['a success', undefined],
    ['a rejection', userNotFound],
  ] as const)('returns 503 with Retry-After in place of %s, and nothing of the response', async (_what, fails) => {
    failing = true;
    const { statusCode, headers, body } = await call(handlers(fails).get, 'getUser', { path: { userId: target } });
    expect([statusCode, headers?.['Retry-After'], headers?.['ETag']]).toEqual([503, '1', undefined]);
    expect(JSON.parse(body)).toMatchObject({ code: 'service-unavailable' });
    expect(body).not.toContain(target);
  });

  it('is logged as an error with the reason, without ids', async () => {
    failing = true;
    await call(handlers().remove, 'deleteUser', { path: { userId: target } });
    expect(logged).toEqual([
      expect.objectContaining({
        status: 503,
        code: 'service-unavailable',
        fault: expect.objectContaining({ name: 'AuditLog PutLogEvents 500' }),
      }),
    ]);
    for (const text of [target, administrator, 'canary']) expect(JSON.stringify(logged)).not.toContain(text);
  });
});
