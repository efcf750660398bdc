import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { router } from '../../../src/local/gateway/router';
import { header, notes, request, summary } from './fixture';

const answering = (name: string) => async (event: APIGatewayProxyEvent) => ({
  statusCode: 200,
  body: JSON.stringify({ name, parameters: event.pathParameters, path: event.path }),
});

const api = notes({ functions: { GetFunction: answering('get'), LatestFunction: answering('latest') } });
const bodyOf = async (line: string) => JSON.parse((await api.handle(request(line))).body.toString());

describe('routing', () => {
  it('a path parameter reaches the function decoded', async () => {
    expect(await bodyOf('GET /notes/a%2Fb%20c')).toEqual({ name: 'get', parameters: { noteId: 'a/b c' }, path: '/notes/a%2Fb%20c' });
  });

  it('a literal segment goes before a parameter', async () => {
    expect(await bodyOf('GET /notes/latest')).toEqual({ name: 'latest', parameters: null, path: '/notes/latest' });
  });

  it('a trailing slash is not looked at, and the function sees it', async () => {
    expect(await bodyOf('GET /notes/7/')).toEqual({ name: 'get', parameters: { noteId: '7' }, path: '/notes/7/' });
  });

  it('a target that is a whole URL is routed by its path', async () => {
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
  ])('%s is answered as MISSING_AUTHENTICATION_TOKEN', async (line) => {
    expect(summary(await api.handle(request(line)))).toBe('404 route-not-found');
  });

  it.each([
    ['GET /notes/%', 'BAD_REQUEST_PARAMETERS', '400 invalid-parameters'],
    ['GET /notes/%zz', 'BAD_REQUEST_PARAMETERS', '400 invalid-parameters'],
    ['GET /notes/%ff', 'BAD_REQUEST_PARAMETERS', '400 invalid-parameters'],
    ['GET /notes/7?a=%', 'MALFORMED_QUERY', '400 invalid-request'],
    ['GET /notes/7?%c3=1', 'MALFORMED_QUERY', '400 invalid-request'],
  ])('400: malformed percent-encoding in %s is answered as %s', async (line, _type, answered) => {
    expect(summary(await api.handle(request(line)))).toBe(answered);
  });

  it('an answer of the gateway itself says the request id of its header', async () => {
    const answer = await api.handle(request('GET /nowhere'));
    const { requestId } = JSON.parse(answer.body.toString());
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect([header(answer, 'X-Request-Id'), header(answer, 'x-amzn-RequestId')]).toEqual([requestId, requestId]);
    expect(header(answer, 'Content-Type')).toBe('application/problem+json');
    expect(header(answer, 'Access-Control-Allow-Origin')).toBe('https://app.example.com');
  });

  it('a preflight is answered by the mock, with what the definition maps', async () => {
    const answer = await api.handle(request('OPTIONS /notes'));
    expect(answer.status).toBe(204);
    expect(answer.body).toBe('');
    expect(header(answer, 'Access-Control-Allow-Origin')).toBe('https://app.example.com');
    expect(header(answer, 'Access-Control-Allow-Methods')).toBe('GET,POST,OPTIONS');
    expect(header(answer, 'X-Request-Id')).toBe(header(answer, 'x-amzn-RequestId'));
  });

  it('two parameters with different names at one place are refused at start', () => {
    const routes = ['/a/{x}', '/a/{y}/b'].map((resource) => ({ method: 'GET', resource }));
    expect(() => router(routes)).toThrow('paths./a/{y}/b: {y} stands beside {x}');
  });

  it('a greedy parameter is refused at start', () => {
    expect(() => router([{ method: 'GET', resource: '/{proxy+}' }])).toThrow('paths./{proxy+}: the segment {proxy+} is not known');
  });

  it('a literal that leads nowhere falls back to the parameter beside it', () => {
    const find = router(['/a/b/c', '/a/{x}/d'].map((resource) => ({ method: 'GET', resource })));
    expect(find('GET', '/a/b/d')?.parameters).toEqual([['x', 'b']]);
  });
});
