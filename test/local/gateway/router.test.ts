import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { withPreflightsFor } from '../../../src/cors';
import { router } from '../../../src/local/gateway/router';
import { definition, header, notes, request, summary } from './fixture';

const echo = (name: string) => async (event: APIGatewayProxyEvent) => ({
  statusCode: 200,
  body: JSON.stringify({ name, parameters: event.pathParameters, path: event.path }),
});

const api = notes({ functions: { GetFunction: echo('get'), LatestFunction: echo('latest') } });
const bodyOf = async (line: string) => JSON.parse((await api.handle(request(line))).body.toString());

describe('routing', () => {
  it('decodes path parameters', async () => {
    expect(await bodyOf('GET /notes/a%2Fb%20c')).toEqual({ name: 'get', parameters: { noteId: 'a/b c' }, path: '/notes/a%2Fb%20c' });
  });

  it('prefers a literal segment over a parameter', async () => {
    expect(await bodyOf('GET /notes/latest')).toEqual({ name: 'latest', parameters: null, path: '/notes/latest' });
  });

  it('ignores a trailing slash, which the function receives in the path', async () => {
    expect(await bodyOf('GET /notes/7/')).toEqual({ name: 'get', parameters: { noteId: '7' }, path: '/notes/7/' });
  });

  it('routes a request target that is an absolute URL by its path', async () => {
    expect(await bodyOf('GET http://api.example.com:3000/notes/7?x=1')).toMatchObject({ parameters: { noteId: '7' }, path: '/notes/7' });
  });

  it.each([
    'GET /',
    'GET /note',
    'GET /notes/1/2',
    'GET //notes',
    'GET /notes//',
    'GET *',
    'GET /NOTES',
    'PATCH /notes',
    'HEAD /notes/7',
    'PUT /notes/latest',
    'OPTIONS /notes/7',
    'get /notes/7',
  ])('responds with MISSING_AUTHENTICATION_TOKEN to %s', async (line) => {
    expect(summary(await api.handle(request(line)))).toBe('404 route-not-found');
  });

  it.each([
    ['GET /notes/%', 'BAD_REQUEST_PARAMETERS', '400 invalid-parameters'],
    ['GET /notes/%zz', 'BAD_REQUEST_PARAMETERS', '400 invalid-parameters'],
    ['GET /notes/%ff', 'BAD_REQUEST_PARAMETERS', '400 invalid-parameters'],
    ['GET /notes/7?a=%', 'MALFORMED_QUERY', '400 invalid-request'],
    ['GET /notes/7?%c3=1', 'MALFORMED_QUERY', '400 invalid-request'],
  ])('400 for malformed percent-encoding in %s: %s', async (line, _type, expected) => {
    expect(summary(await api.handle(request(line)))).toBe(expected);
  });

  it('puts the request id into the headers and the body of a gateway response', async () => {
    const response = await api.handle(request('GET /nowhere'));
    const { requestId } = JSON.parse(response.body.toString());
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect([header(response, 'X-Request-Id'), header(response, 'x-amzn-RequestId')]).toEqual([requestId, requestId]);
    expect(header(response, 'Content-Type')).toBe('application/problem+json');
    expect(header(response, 'Access-Control-Allow-Origin')).toBe('https://app.example.com');
  });

  it('allows the origin of a preflight if it is one of several allowed origins, and otherwise none', async () => {
    const several = notes({}, withPreflightsFor(definition(), ['https://app.example.com', 'https://admin.example.com']));
    const allowed = async (...rawHeaders: string[]) => {
      const response = await several.handle(request('OPTIONS /notes', { rawHeaders }));
      expect([response.status, response.body, header(response, 'Access-Control-Allow-Methods')]).toEqual([204, '', 'GET,POST,OPTIONS']);
      return header(response, 'Access-Control-Allow-Origin');
    };
    expect(await allowed('Origin', 'https://app.example.com')).toBe('https://app.example.com');
    expect(await allowed('origin', 'https://admin.example.com')).toBe('https://admin.example.com');
    expect(await allowed('Origin', 'https://evil.example')).toBeUndefined();
    expect(await allowed('Origin', 'null')).toBeUndefined();
    expect(await allowed()).toBeUndefined();
  });

  it('responds to a preflight with the mapped headers of the mock integration', async () => {
    const response = await api.handle(request('OPTIONS /notes'));
    expect(response.status).toBe(204);
    expect(response.body).toBe('');
    expect(header(response, 'Access-Control-Allow-Origin')).toBe('https://app.example.com');
    expect(header(response, 'Access-Control-Allow-Methods')).toBe('GET,POST,OPTIONS');
    expect(header(response, 'X-Request-Id')).toBe(header(response, 'x-amzn-RequestId'));
  });

  it('rejects two parameters with different names at one position', () => {
    const routes = ['/a/{x}', '/a/{y}/b'].map((resource) => ({ method: 'GET', resource }));
    expect(() => router(routes)).toThrow('paths./a/{y}/b: {y} conflicts with {x}');
  });

  it('rejects a greedy path parameter', () => {
    expect(() => router([{ method: 'GET', resource: '/{proxy+}' }])).toThrow('paths./{proxy+}: the segment {proxy+} is not supported');
  });

  it('falls back to a parameter when the literal segment has no matching route', () => {
    const find = router(['/a/b/c', '/a/{x}/d'].map((resource) => ({ method: 'GET', resource })));
    expect(find('GET', '/a/b/d')?.parameters).toEqual([['x', 'b']]);
  });
});
