import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { endpoint as createEndpoint } from '../../src/handlers/createUser';
import { serve } from '../../src/http/serve';
import { lambdaContext, proxyEvent } from '../event';
import { storelessRuntime } from '../runtime';

const endpoint: Parameters<typeof serve<'createUser', 'insert', undefined>>[0] = {
  ...createEndpoint,
  users: () => ({ insert: async (user) => ({ user, replayed: false }) }),
};

describe('Access-Control-Allow-Origin', () => {
  const origins = ['https://app.example.com', 'https://admin.example.com'];
  const allowed = async (allowedOrigins: readonly string[], headers: Record<string, string[]>, body = '{}') => {
    const handler = serve(endpoint, { ...storelessRuntime, allowedOrigins });
    const event = proxyEvent('createUser', { headers: { 'content-type': ['application/json'], ...headers }, body });
    const result = await handler(event, lambdaContext);
    return [result.statusCode, result.headers?.['Access-Control-Allow-Origin'], result.headers?.['Vary']];
  };
  const vary = 'Authorization, Origin';

  it.each(origins)('is the origin of the request if it is one of several allowed origins: %s', async (origin) => {
    const valid = JSON.stringify({ email: 'ada@example.com', displayName: 'A' });
    expect(await allowed(origins, { origin: [origin] }, valid)).toEqual([201, origin, vary]);
    expect(await allowed(origins, { origin: [origin] })).toEqual([400, origin, vary]);
  });

  it('does not depend on the case of the name of the header: HTTP/2 has lower case, HTTP/1.1 usually not', async () => {
    expect(await allowed(origins, { Origin: ['https://admin.example.com'] })).toEqual([400, 'https://admin.example.com', vary]);
  });

  it.each([
    'https://evil.example',
    'null',
    '*',
    '',
    'http://app.example.com',
    'https://app.example.com:8443',
    'https://app.example.com.evil.example',
    'https://APP.example.com',
    'https://app.example.com,https://admin.example.com',
  ])('is omitted for another origin: %j', async (origin) => {
    expect(await allowed(origins, { origin: [origin] })).toEqual([400, undefined, vary]);
  });

  it('is omitted without an origin: the client is not a browser, or the page has the origin of the API', async () => {
    expect(await allowed(origins, {})).toEqual([400, undefined, vary]);
  });

  it.each([['*'], ['https://app.example.com']])('is always %s if nothing else is allowed', async (only) => {
    for (const headers of [{}, { origin: ['https://evil.example'] }]) expect(await allowed([only], headers)).toEqual([400, only, vary]);
  });

  it('is omitted in the response to a test event without headers', async () => {
    const handler = serve(endpoint, { ...storelessRuntime, allowedOrigins: origins });
    const { statusCode, headers } = await handler(null as unknown as APIGatewayProxyEvent, lambdaContext);
    expect([statusCode, headers?.['Access-Control-Allow-Origin']]).toEqual([500, undefined]);
  });
});
