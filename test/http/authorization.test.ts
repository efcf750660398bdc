import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import createValidators from '../../generated/validators/createUser';
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
