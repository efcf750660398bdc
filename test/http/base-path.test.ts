import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { endpoint as createEndpoint } from '../../src/handlers/createUser';
import { endpoint as getEndpoint } from '../../src/handlers/getUser';
import { serve } from '../../src/http/serve';
import type { UserProfile } from '../../src/users/profile';
import { lambdaContext, proxyEvent } from '../event';
import { storelessRuntime } from '../runtime';

const userId = randomUUID();
const user: UserProfile = {
  userId,
  email: 'ada@example.com',
  displayName: 'Ada',
  version: 1,
  createdAt: '2026-11-23T09:30:00.000Z',
  updatedAt: '2026-11-23T09:30:00.000Z',
};
const get = serve({ ...getEndpoint, users: () => ({ find: async () => user }) }, storelessRuntime);
const create = serve(
  { ...createEndpoint, users: () => ({ insert: async (inserted) => ({ user: inserted, replayed: false }) }) },
  storelessRuntime,
);

/**
 * How clients can know the API, and the two paths of its events. The default URL has the stage only in `requestContext.path`; a domain has
 * its base path in both.
 * @see https://github.com/aws-powertools/powertools-lambda-python/pull/579 with recorded events
 */
const urls = [
  { url: 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod', inPath: '', base: '/prod' },
  { url: 'https://api.example.com', inPath: '', base: '' },
  { url: 'https://api.example.com/v1', inPath: '/v1', base: '/v1' },
  // A base path can have the name of a resource.
  { url: 'https://api.example.com/users', inPath: '/users', base: '/users' },
];

function at(event: APIGatewayProxyEvent, path: string, { url, inPath, base }: (typeof urls)[number]): APIGatewayProxyEvent {
  const { hostname } = new URL(url);
  const requestContext = {
    ...event.requestContext,
    path: `${base}${path}`,
    resourcePath: event.resource,
    domainName: hostname,
    stage: 'prod',
  };
  return { ...event, path: `${inPath}${path}`, requestContext };
}

describe('an API that clients call by its default URL or by a domain', () => {
  it.each(urls)('finds the user below $url', async (known) => {
    const { statusCode } = await get(at(proxyEvent('getUser', { path: { userId } }), `/users/${userId}`, known), lambdaContext);
    expect(statusCode).toBe(200);
  });

  it.each(urls)('returns a Location that clients resolve to the URL of the new user below $url (RFC 9110 §10.2.2)', async (known) => {
    const body = '{"email":"a@example.com","displayName":"A"}';
    const event = proxyEvent('createUser', { headers: { 'content-type': ['application/json'] }, body });
    const { statusCode, headers, body: created } = await create(at(event, '/users', known), lambdaContext);
    expect(statusCode).toBe(201);
    expect(new URL(String(headers?.['Location']), `${known.url}/users`).href).toBe(`${known.url}/users/${JSON.parse(created).userId}`);
  });
});
