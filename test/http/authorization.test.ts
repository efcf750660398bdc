import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import createValidators from '../../generated/validators/createUser';
import { identifiedBy } from '../../src/http/identity';
import { serve } from '../../src/http/serve';
import { type EventParts, lambdaContext, proxyEvent } from '../event';

const runtime = {
  usersUntil: () => undefined as never,
  allowedOrigin: '*',
  inMaintenance: () => false,
  identify: identifiedBy('administrators'),
  log: () => {},
};
const create = serve(runtime, 'createUser', () => Promise.reject(new Error('nobody is to come this far')), createValidators);

describe('who may not call learns nothing else', () => {
  const person = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';
  const withClaims = (claims: unknown, parts: EventParts = {}) => {
    const event = proxyEvent('createUser', { body: 'not even JSON', ...parts });
    return { ...event, requestContext: { ...event.requestContext, authorizer: { claims } } } as APIGatewayProxyEvent;
  };

  it('401 before anything is read, with the scheme to authenticate by', async () => {
    const { statusCode, headers } = await create(withClaims(undefined), lambdaContext);
    expect([statusCode, headers?.['WWW-Authenticate']]).toEqual([401, 'Bearer realm="user-profiles", error="invalid_token"']);
  });

  it('403 before anything is read', async () => {
    expect((await create(withClaims({ sub: 'no-user-id' }), lambdaContext)).statusCode).toBe(403);
    expect((await create(withClaims({ sub: person }), lambdaContext)).statusCode).toBe(415);
  });
});
