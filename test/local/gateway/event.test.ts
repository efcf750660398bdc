import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { HttpRequest } from '../../../src/local/gateway/wire/message';
import { notes, request } from './fixture';

/** Returns the event that the function of a request receives. */
async function eventOf(sent: HttpRequest, time = Date.now()): Promise<APIGatewayProxyEvent> {
  const events: APIGatewayProxyEvent[] = [];
  const spy = async (event: APIGatewayProxyEvent) => {
    events.push(event);
    return { statusCode: 200 };
  };
  await notes({ functions: { GetFunction: spy, PutFunction: spy, LatestFunction: spy }, now: () => time }).handle(sent);
  const [event] = events;
  if (!event) throw new Error('The function was not called.');
  return event;
}

describe('the event of a function', () => {
  it('has every member for a request without query, body and Cognito identity', async () => {
    const event = await eventOf(
      request('GET /notes/7', { rawHeaders: ['Host', 'api.example.com:3000', 'User-Agent', 'curl/8'] }),
      1_795_426_200_000,
    );
    const { requestId, extendedRequestId } = event.requestContext;
    expect(requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const noIamCaller = {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      user: null,
      userArn: null,
    };
    const noCognito = {
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
    };
    const headers = {
      Host: 'api.example.com:3000',
      'User-Agent': 'curl/8',
      'X-Forwarded-For': '192.0.2.7',
      'X-Forwarded-Port': '3000',
      'X-Forwarded-Proto': 'http',
      'X-Amzn-Trace-Id': `Root=1-6b040798-${requestId.replaceAll('-', '').slice(0, 24)}`,
    };
    expect(event).toEqual({
      resource: '/notes/{noteId}',
      path: '/notes/7',
      httpMethod: 'GET',
      headers,
      multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: { noteId: '7' },
      stageVariables: null,
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        authorizer: { claims: { sub: 'local-administrator', 'cognito:groups': 'administrators' } },
        domainName: 'api.example.com',
        domainPrefix: 'api',
        extendedRequestId,
        httpMethod: 'GET',
        identity: { ...noIamCaller, ...noCognito, principalOrgId: null, sourceIp: '192.0.2.7', userAgent: 'curl/8' },
        path: '/notes/7',
        protocol: 'HTTP/1.1',
        requestId,
        requestTime: '23/Nov/2026:09:30:00 +0000',
        requestTimeEpoch: 1_795_426_200_000,
        resourceId: expect.stringMatching(/^[0-9a-f]{6}$/),
        resourcePath: '/notes/{noteId}',
        stage: 'local',
      },
      body: null,
      isBase64Encoded: false,
    });
  });

  it('spells headers as the client does, and the single-value map has the last value of a repeated header', async () => {
    const { headers, multiValueHeaders } = await eventOf(
      request('GET /notes/7', { rawHeaders: ['X-Trail', 'a', 'x-other', 'b', 'x-trail', 'c'] }),
    );
    expect(headers).toMatchObject({ 'X-Trail': 'c', 'x-other': 'b' });
    expect(multiValueHeaders).toMatchObject({ 'X-Trail': ['a', 'c'], 'x-other': ['b'] });
    expect(headers).not.toHaveProperty('x-trail');
  });

  it('does not contain hop-by-hop headers', async () => {
    const rawHeaders = ['Connection', 'close', 'Content-Length', '0', 'TE', 'trailers', 'Expect', '100-continue', 'Upgrade', 'h2c'];
    const { headers } = await eventOf(request('GET /notes/7', { rawHeaders }));
    expect(Object.keys(headers)).toEqual(['X-Forwarded-For', 'X-Forwarded-Port', 'X-Forwarded-Proto', 'X-Amzn-Trace-Id']);
  });

  it('appends the IP address of the client to X-Forwarded-For and replaces the other X-Forwarded headers of the client', async () => {
    const rawHeaders = [
      'x-forwarded-for',
      '198.51.100.1',
      'x-forwarded-proto',
      'https',
      'X-Forwarded-Port',
      '443',
      'X-Amzn-Trace-Id',
      'Root=1-a-b',
    ];
    const { headers } = await eventOf(request('GET /notes/7', { rawHeaders }));
    expect(headers).toEqual({
      'X-Forwarded-For': '198.51.100.1, 192.0.2.7',
      'X-Forwarded-Port': '3000',
      'X-Forwarded-Proto': 'http',
      'X-Amzn-Trace-Id': 'Root=1-a-b',
    });
  });

  it('has decoded query parameters, and the single-value map has the last value of a repeated parameter', async () => {
    const event = await eventOf(request('GET /notes/7?a=1&b=%C3%BC%26&a=x+y&&c&d=e=f'));
    expect(event.queryStringParameters).toEqual({ a: 'x y', b: 'ü&', c: '', d: 'e=f' });
    expect(event.multiValueQueryStringParameters).toEqual({ a: ['1', 'x y'], b: ['ü&'], c: [''], d: ['e=f'] });
  });

  it('contains a header and a query parameter named __proto__', async () => {
    const event = await eventOf(request('GET /notes/7?__proto__=a', { rawHeaders: ['__proto__', 'b'] }));
    expect(Object.entries(event.queryStringParameters ?? {})).toEqual([['__proto__', 'a']]);
    expect(Object.entries(event.headers)).toContainEqual(['__proto__', 'b']);
  });

  it('has null path parameters for a resource without any, and no authorizer for a method without security', async () => {
    const { pathParameters, requestContext } = await eventOf(request('GET /notes/latest'));
    expect(pathParameters).toBeNull();
    expect(requestContext.authorizer).toBeUndefined();
  });

  it('contains the body as text', async () => {
    const { body, isBase64Encoded } = await eventOf(request('PUT /notes/7', { body: '{"text":"ü"}' }));
    expect([body, isBase64Encoded]).toEqual(['{"text":"ü"}', false]);
  });

  it.each(['application/octet-stream', 'image/png; q=1', 'IMAGE/GIF'])(
    'contains a body of the binary media type %s in base64',
    async (type) => {
      const { body, isBase64Encoded } = await eventOf(
        request('PUT /notes/7', { body: Buffer.from([255, 0]), rawHeaders: ['Content-Type', type] }),
      );
      expect([body, isBase64Encoded]).toEqual(['/wA=', true]);
    },
  );

  it('has a different request id and the same resource id for another request to the resource', async () => {
    const [one, two] = [await eventOf(request('GET /notes/1')), await eventOf(request('GET /notes/2'))];
    expect(one.requestContext.requestId).not.toBe(two.requestContext.requestId);
    expect(one.requestContext.resourceId).toBe(two.requestContext.resourceId);
  });
});
