import { describe, expect, it, jest } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { functionSeconds } from '../../../src/config';
import type { GatewayOptions } from '../../../src/local/gateway/gateway';
import { invoke, lambdaContext } from '../../../src/local/gateway/invocation';
import { tokenBucket } from '../../../src/local/gateway/throttle';
import { definition, header, notes, ok, request, summary } from './fixture';

/** Returns the gateway's response when the function returns this result. */
const responseTo = (result: unknown) => notes({ functions: { GetFunction: async () => result } }).handle(request('GET /notes/7'));

const failures = () => {
  const messages: string[] = [];
  return { messages, onFailure: (message: string) => void messages.push(message.replace(/^[0-9a-f-]{36}/, 'id')) };
};

describe('the response of a function', () => {
  it('keeps its status, headers and body', async () => {
    const response = await responseTo({
      statusCode: 201,
      headers: { 'Content-Type': 'a/b', ETag: '"1"', 'X-N': 1, 'X-B': true },
      body: '{}',
    });
    expect([response.status, response.body]).toEqual([201, '{}']);
    expect(response.headers.slice(0, -1)).toEqual([
      ['Content-Type', 'a/b'],
      ['ETag', '"1"'],
      ['X-N', '1'],
      ['X-B', 'true'],
    ]);
  });

  it('has Content-Type application/json by default', async () => {
    expect(header(await responseTo({ statusCode: 200 }), 'Content-Type')).toBe('application/json');
  });

  it('merges headers and multiValueHeaders; a line that is in both appears once', async () => {
    const response = await responseTo({
      statusCode: 200,
      headers: { vary: 'a', 'X-Y': 'z' },
      multiValueHeaders: { Vary: ['a', 'b'] },
      body: null,
    });
    expect(header(response, 'vary')).toBe('a, b');
    expect(header(response, 'X-Y')).toBe('z');
    expect(response.body).toBe('');
  });

  it('has its base64 body decoded', async () => {
    expect((await responseTo({ statusCode: 200, body: '/wA=', isBase64Encoded: true })).body).toEqual(Buffer.from([255, 0]));
  });

  it.each(['WWW-Authenticate', 'Date', 'Server', 'Authorization', 'Content-Length', 'Connection'])(
    'has its header %s renamed to x-amzn-Remapped-*',
    async (name) => {
      const response = await responseTo({ statusCode: 200, headers: { [name]: 'x' } });
      expect(header(response, `x-amzn-Remapped-${name}`)).toBe('x');
      expect(header(response, name)).toBeUndefined();
    },
  );

  it('is sent without its Transfer-Encoding header', async () => {
    expect(header(await responseTo({ statusCode: 200, headers: { 'Transfer-Encoding': 'chunked' } }), 'Transfer-Encoding')).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a string', '{"statusCode":200}'],
    ['an array', []],
    ['no statusCode', { body: '' }],
    ['a statusCode that is a string', { statusCode: '200' }],
    ['a statusCode that is not an integer', { statusCode: 200.5 }],
    ['a statusCode below 200', { statusCode: 99 }],
    ['a body that is an object', { statusCode: 200, body: {} }],
    ['headers that are an array', { statusCode: 200, headers: [] }],
    ['a header that is an object', { statusCode: 200, headers: { a: {} } }],
    ['a header that is null', { statusCode: 200, headers: { a: null } }],
    ['multiValueHeaders without arrays', { statusCode: 200, multiValueHeaders: { a: 'b' } }],
    ['a header with a line break', { statusCode: 200, headers: { a: 'b\r\nSet-Cookie: c' } }],
    ['a header name with a space', { statusCode: 200, headers: { 'a b': 'c' } }],
    ['a header with a character beyond Latin-1', { statusCode: 200, headers: { a: '☃' } }],
    ['a property that REST APIs do not support', { statusCode: 200, cookies: [] }],
  ])('502 for a malformed response: %s', async (_, result) => {
    expect(summary(await responseTo(result))).toBe('502 bad-gateway');
  });
});

describe('a failing function', () => {
  const failing = async (handler: () => Promise<unknown>, log: Pick<GatewayOptions, 'onFailure'>) =>
    notes({ functions: { GetFunction: handler }, ...log }).handle(request('GET /notes/7?secret=1'));

  it('502 when its promise rejects; the logged message contains only the request id', async () => {
    const { messages, onFailure } = failures();
    expect(summary(await failing(() => Promise.reject(new Error('x')), { onFailure }))).toBe('502 bad-gateway');
    expect(messages).toEqual(['id: GetFunction failed']);
  });

  it('502 when it throws before it returns a promise', async () => {
    const throwing = () => {
      throw new Error('x');
    };
    expect(summary(await failing(throwing, failures()))).toBe('502 bad-gateway');
  });

  it('504 when it exceeds the timeout of the gateway; a later rejection is ignored', async () => {
    const body = definition();
    body.paths['/notes/{noteId}'].get['x-amazon-apigateway-integration'].timeoutInMillis = 50;
    const { messages, onFailure } = failures();
    const late = () => new Promise((_, fail) => setTimeout(() => fail(new Error('late')), 80));
    const response = await notes({ functions: { GetFunction: late }, onFailure }, body).handle(request('GET /notes/7'));
    expect(summary(response)).toBe('504 gateway-timeout');
    await new Promise((settle) => setTimeout(settle, 60));
    expect(messages).toEqual(['id: GetFunction did not respond within 50 ms']);
  });

  it('502 after the deployed timeout of functions, which is shorter than that of the gateway', async () => {
    jest.useFakeTimers();
    try {
      const { messages, onFailure } = failures();
      const body = definition();
      body.paths['/notes/{noteId}'].get['x-amazon-apigateway-integration'].timeoutInMillis = 29_000;
      const seen: Context[] = [];
      const never = (_: unknown, context: Context) => {
        seen.push(context);
        return new Promise(() => {});
      };
      const response = notes({ functions: { GetFunction: never }, onFailure }, body).handle(request('GET /notes/7'));
      await jest.advanceTimersByTimeAsync(functionSeconds * 1000 - 10);
      expect([seen[0]?.getRemainingTimeInMillis(), messages]).toEqual([10, []]);
      await jest.advanceTimersByTimeAsync(10);
      expect(summary(await response)).toBe('502 bad-gateway');
      expect(messages).toEqual(['id: GetFunction failed']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('logs why its response is malformed, without the response', async () => {
    const { messages, onFailure } = failures();
    await failing(async () => ({ statusCode: 200, body: { email: 'ada@example.com' } }), { onFailure });
    expect(messages).toEqual(['id: the response of GetFunction is malformed: its body is not a string']);
  });
});

describe('an invocation', () => {
  const never = () => new Promise(() => {});
  const event = {} as APIGatewayProxyEvent;

  it('ends with the error message of Lambda when the function exceeds its timeout', async () => {
    const result = await invoke('GetFunction', never, event, { gateway: 1000, function: 40 });
    expect(result).toEqual({ error: new Error('Task timed out after 0.04 seconds') });
  });

  it('ends with `timeout` when the timeout of the gateway is shorter', async () => {
    expect(await invoke('GetFunction', never, event, { gateway: 40, function: 1000 })).toBe('timeout');
  });
});

describe('the context of a function', () => {
  it('contains the function name and an invocation id that differs from the request id', async () => {
    const seen: Context[] = [];
    const spy = async (_: unknown, context: Context) => {
      seen.push(context);
      return { statusCode: 200 };
    };
    const response = await notes({ functions: { GetFunction: spy } }).handle(request('GET /notes/7'));
    expect(seen[0]).toMatchObject({ functionName: 'GetFunction', functionVersion: '$LATEST', memoryLimitInMB: '512' });
    expect(seen[0]?.awsRequestId).not.toBe(header(response, 'x-amzn-RequestId'));
  });

  it('counts the remaining time down to zero', async () => {
    const context = lambdaContext('GetFunction', 40);
    const first = context.getRemainingTimeInMillis();
    await new Promise((settle) => setTimeout(settle, 10));
    expect(context.getRemainingTimeInMillis()).toBeLessThan(first);
    await new Promise((settle) => setTimeout(settle, 50));
    expect(context.getRemainingTimeInMillis()).toBe(0);
  });
});

describe('the authorizer', () => {
  const notesWith = (authorize: GatewayOptions['authorize']) => notes({ authorize });

  it('401 when it returns unauthorized', async () => {
    expect(summary(await notesWith(() => 'unauthorized').handle(request('GET /notes/7')))).toBe('401 unauthenticated');
  });

  it('403 when it returns forbidden', async () => {
    expect(summary(await notesWith(() => Promise.resolve('forbidden')).handle(request('GET /notes/7')))).toBe('403 forbidden');
  });

  it('500 when it fails', async () => {
    expect(summary(await notesWith(() => Promise.reject(new Error('x'))).handle(request('GET /notes/7')))).toBe('500 internal-error');
  });

  it('is called before the body is validated', async () => {
    expect(summary(await notesWith(() => 'unauthorized').handle(request('POST /notes', { body: '{' })))).toBe('401 unauthenticated');
  });

  it('is not called for a preflight or for a method without security', async () => {
    const api = notesWith(() => 'unauthorized');
    expect((await api.handle(request('OPTIONS /notes'))).status).toBe(204);
    expect((await api.handle(request('GET /notes/latest'))).status).toBe(200);
  });

  it('passes its claims to the function', async () => {
    const identity = { claims: { sub: 'someone' } };
    const seen: unknown[] = [];
    const functions = {
      GetFunction: async ({ requestContext }: { requestContext: { authorizer: unknown } }) => seen.push(requestContext.authorizer),
    };
    await notes({ authorize: () => identity, functions }).handle(request('GET /notes/7'));
    expect(seen).toEqual([identity]);
  });
});

describe('the throttle', () => {
  it('429 for requests beyond the burst, and later beyond those that the rate allows', async () => {
    let now = 0;
    const api = notes({ throttle: tokenBucket({ rate: 10, burst: 3 }, () => now) });
    const accepted = async (requests: number) => {
      const responses = await Promise.all(Array.from({ length: requests }, () => api.handle(request('GET /notes/7'))));
      const rejected = responses.filter(({ status }) => status !== 200).map(summary);
      expect(new Set(rejected)).toEqual(new Set(rejected.length > 0 ? ['429 too-many-requests'] : []));
      return requests - rejected.length;
    };
    expect(await accepted(5)).toBe(3);
    now = 200;
    expect(await accepted(5)).toBe(2);
    now = 60_000;
    expect(await accepted(5)).toBe(3);
  });

  it('does not count requests without a route', async () => {
    const api = notes({ throttle: tokenBucket({ rate: 1, burst: 1 }, () => 0), functions: { GetFunction: ok } });
    await api.handle(request('GET /nowhere'));
    expect((await api.handle(request('GET /notes/7'))).status).toBe(200);
  });
});
