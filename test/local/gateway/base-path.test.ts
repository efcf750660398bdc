import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { notes, request, summary } from './fixture';

const echo = async ({ resource, path, pathParameters, requestContext }: APIGatewayProxyEvent) => ({
  statusCode: 200,
  body: JSON.stringify({
    resource,
    path,
    pathParameters,
    context: [requestContext.resourcePath, requestContext.path, requestContext.domainName, requestContext.domainPrefix],
  }),
});

describe('a gateway behind a domain with a base path', () => {
  const api = notes({ basePath: 'v1', functions: { GetFunction: echo } });

  // The events of REST APIs in https://github.com/aws-powertools/powertools-lambda-python/pull/579
  it('sends events whose paths contain the base path and whose resource does not', async () => {
    const response = await api.handle(request('GET /v1/notes/a%20b', { rawHeaders: ['Host', 'api.example.com'] }));
    expect(JSON.parse(response.body.toString())).toEqual({
      resource: '/notes/{noteId}',
      path: '/v1/notes/a%20b',
      pathParameters: { noteId: 'a b' },
      context: ['/notes/{noteId}', '/v1/notes/a%20b', 'api.example.com', 'api'],
    });
  });

  it('responds to preflights below the base path', async () => {
    expect((await api.handle(request('OPTIONS /v1/notes'))).status).toBe(204);
  });

  it.each(['GET /v1', 'GET /v1/', 'GET /v1/v1/notes/7'])(
    'responds with a gateway response to an unknown path below it: %s',
    async (line) => {
      expect(summary(await api.handle(request(line)))).toBe('404 route-not-found');
    },
  );

  it.each(['GET /notes/7', 'GET /v2/notes/7', 'GET /v11/notes/7', 'GET /V1/notes/7'])(
    'responds with 403 to %s, to which the domain maps no API',
    async (line) => {
      const { status, body } = await api.handle(request(line));
      expect([status, body]).toEqual([403, '{"message":"Forbidden"}']);
    },
  );
});
