import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import createValidators from '../../generated/validators/createUser';
import deleteValidators from '../../generated/validators/deleteUser';
import { identifiedBy } from '../../src/http/authorization';
import { serve } from '../../src/http/serve';
import { type EventParts, lambdaContext, proxyEvent } from '../event';
import { storelessEndpoint, storelessRuntime } from '../runtime';

const runtime = { ...storelessRuntime, identify: identifiedBy('administrators') };
const endpoint = storelessEndpoint('createUser', () => Promise.reject(new Error('The operation must not be called')), createValidators);
const create = serve(endpoint, runtime);

describe('a caller without access', () => {
  const person = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';
  const withClaims = (claims: unknown, parts: EventParts = {}) => {
    const event = proxyEvent('createUser', { body: 'not even JSON', ...parts });
    return { ...event, requestContext: { ...event.requestContext, authorizer: { claims } } } as APIGatewayProxyEvent;
  };

  it('401 before the body is read, with WWW-Authenticate', async () => {
    const { statusCode, headers } = await create(withClaims(undefined), lambdaContext);
    expect([statusCode, headers?.['WWW-Authenticate']]).toEqual([401, 'Bearer realm="user-profiles", error="invalid_token"']);
  });

  it('403 before the body is read', async () => {
    expect((await create(withClaims({ sub: 'no-user-id' }), lambdaContext)).statusCode).toBe(403);
    expect((await create(withClaims({ sub: person }), lambdaContext)).statusCode).toBe(415);
  });
});

describe('a caller who addresses themselves with me', () => {
  const sub = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';
  const seen: string[] = [];
  const remove = serve(
    storelessEndpoint(
      'deleteUser',
      ({ path }) => {
        seen.push(path.userId);
        return Promise.resolve({ status: 204 });
      },
      deleteValidators,
    ),
    runtime,
  );
  const statusOf = async (claims: object, userId = 'me') => {
    const event = proxyEvent('deleteUser', { path: { userId } });
    const { statusCode } = await remove({ ...event, requestContext: { ...event.requestContext, authorizer: { claims } } }, lambdaContext);
    return [statusCode, ...seen.splice(0)];
  };

  it('acts on the profile with the subject of the token, in lower case', async () => {
    expect(await statusOf({ sub })).toEqual([204, sub]);
    expect(await statusOf({ sub: sub.toUpperCase() })).toEqual([204, sub]);
    expect(await statusOf({ sub, 'cognito:groups': 'administrators' })).toEqual([204, sub]);
  });

  it('403 for a subject that is no user id, 404 if the caller is an administrator', async () => {
    expect(await statusOf({ sub: 'no-user-id' })).toEqual([403]);
    expect(await statusOf({ sub: 'no-user-id', 'cognito:groups': 'administrators' })).toEqual([404]);
  });

  it.each(['ME', 'me ', 'm%65'])('does not match %j: 403, and 400 for an administrator', async (segment) => {
    expect(await statusOf({ sub }, segment)).toEqual([403]);
    expect(await statusOf({ sub, 'cognito:groups': 'administrators' }, segment)).toEqual([400]);
  });
});
