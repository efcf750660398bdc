import { describe, expect, it, jest } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { functionSeconds } from '../../../src/config';
import type { Settings } from '../../../src/local/gateway/gateway';
import { invoke, lambdaContext } from '../../../src/local/gateway/invocation';
import { tokenBucket } from '../../../src/local/gateway/throttle';
import { definition, header, notes, ok, request, summary } from './fixture';

/** The gateway's answer when the function gives this. */
const answerTo = (result: unknown) => notes({ functions: { GetFunction: async () => result } }).handle(request('GET /notes/7'));

const failures = () => {
  const told: string[] = [];
  return { told, onFailure: (message: string) => void told.push(message.replace(/^[0-9a-f-]{36}/, 'id')) };
};

describe('the answer of a function', () => {
  it('is given on with its status, headers and body', async () => {
    const answer = await answerTo({ statusCode: 201, headers: { 'Content-Type': 'a/b', ETag: '"1"', 'X-N': 1, 'X-B': true }, body: '{}' });
    expect([answer.status, answer.body]).toEqual([201, '{}']);
    expect(answer.headers.slice(0, -1)).toEqual([
      ['Content-Type', 'a/b'],
      ['ETag', '"1"'],
      ['X-N', '1'],
      ['X-B', 'true'],
    ]);
  });

  it('is application/json when it does not say', async () => {
    expect(header(await answerTo({ statusCode: 200 }), 'Content-Type')).toBe('application/json');
  });

  it('has both kinds of headers, a line that is in both once', async () => {
    const answer = await answerTo({
      statusCode: 200,
      headers: { vary: 'a', 'X-Y': 'z' },
      multiValueHeaders: { Vary: ['a', 'b'] },
      body: null,
    });
    expect(header(answer, 'vary')).toBe('a, b');
    expect(header(answer, 'X-Y')).toBe('z');
    expect(answer.body).toBe('');
  });

  it('is decoded from base64', async () => {
    expect((await answerTo({ statusCode: 200, body: '/wA=', isBase64Encoded: true })).body).toEqual(Buffer.from([255, 0]));
  });

  it.each(['WWW-Authenticate', 'Date', 'Server', 'Authorization', 'Content-Length', 'Connection'])(
    'has its header %s remapped',
    async (name) => {
      const answer = await answerTo({ statusCode: 200, headers: { [name]: 'x' } });
      expect(header(answer, `x-amzn-Remapped-${name}`)).toBe('x');
      expect(header(answer, name)).toBeUndefined();
    },
  );

  it('loses Transfer-Encoding', async () => {
    expect(header(await answerTo({ statusCode: 200, headers: { 'Transfer-Encoding': 'chunked' } }), 'Transfer-Encoding')).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a string', '{"statusCode":200}'],
    ['a list', []],
    ['no statusCode', { body: '' }],
    ['a statusCode that is a string', { statusCode: '200' }],
    ['a statusCode that is no integer', { statusCode: 200.5 }],
    ['a statusCode that no answer can have', { statusCode: 99 }],
    ['a body that is an object', { statusCode: 200, body: {} }],
    ['headers that are a list', { statusCode: 200, headers: [] }],
    ['a header that is an object', { statusCode: 200, headers: { a: {} } }],
    ['a header that is null', { statusCode: 200, headers: { a: null } }],
    ['multiValueHeaders without lists', { statusCode: 200, multiValueHeaders: { a: 'b' } }],
    ['a header with a line break', { statusCode: 200, headers: { a: 'b\r\nSet-Cookie: c' } }],
    ['a header name with a space', { statusCode: 200, headers: { 'a b': 'c' } }],
    ['a header beyond Latin-1', { statusCode: 200, headers: { a: '☃' } }],
    ['a property that a REST API does not know', { statusCode: 200, cookies: [] }],
  ])('502: %s is malformed', async (_, result) => {
    expect(summary(await answerTo(result))).toBe('502 bad-gateway');
  });
});

describe('a function that fails', () => {
  const failing = async (handler: () => Promise<unknown>, told: Pick<Settings, 'onFailure'>) =>
    notes({ functions: { GetFunction: handler }, ...told }).handle(request('GET /notes/7?secret=1'));

  it('502: it rejects, and its failure is told without the request', async () => {
    const { told, onFailure } = failures();
    expect(summary(await failing(() => Promise.reject(new Error('x')), { onFailure }))).toBe('502 bad-gateway');
    expect(told).toEqual(['id: GetFunction failed']);
  });

  it('502: it throws before it gives a promise', async () => {
    const thrower = () => {
      throw new Error('x');
    };
    expect(summary(await failing(thrower, failures()))).toBe('502 bad-gateway');
  });

  it('504: it does not answer in time, and what it does later harms nobody', async () => {
    const body = definition();
    body.paths['/notes/{noteId}'].get['x-amazon-apigateway-integration'].timeoutInMillis = 50;
    const { told, onFailure } = failures();
    const late = () => new Promise((_, fail) => setTimeout(() => fail(new Error('late')), 80));
    const answer = await notes({ functions: { GetFunction: late }, onFailure }, body).handle(request('GET /notes/7'));
    expect(summary(answer)).toBe('504 gateway-timeout');
    await new Promise((settle) => setTimeout(settle, 60));
    expect(told).toEqual(['id: GetFunction did not answer within 50 ms']);
  });

  it('answers 502 after the deployed time limit of functions, which is shorter than that of the gateway', async () => {
    jest.useFakeTimers();
    try {
      const { told, onFailure } = failures();
      const body = definition();
      body.paths['/notes/{noteId}'].get['x-amazon-apigateway-integration'].timeoutInMillis = 29_000;
      const seen: Context[] = [];
      const never = (_: unknown, context: Context) => {
        seen.push(context);
        return new Promise(() => {});
      };
      const answer = notes({ functions: { GetFunction: never }, onFailure }, body).handle(request('GET /notes/7'));
      await jest.advanceTimersByTimeAsync(functionSeconds * 1000 - 10);
      expect([seen[0]?.getRemainingTimeInMillis(), told]).toEqual([10, []]);
      await jest.advanceTimersByTimeAsync(10);
      expect(summary(await answer)).toBe('502 bad-gateway');
      expect(told).toEqual(['id: GetFunction failed']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('says why an answer is malformed without repeating it', async () => {
    const { told, onFailure } = failures();
    await failing(async () => ({ statusCode: 200, body: { email: 'ada@example.com' } }), { onFailure });
    expect(told).toEqual(['id: the answer of GetFunction is malformed: its body is not a string']);
  });
});

describe('an invocation', () => {
  const never = () => new Promise(() => {});
  const event = {} as APIGatewayProxyEvent;

  it('ends with the words of Lambda when the function exceeds its time limit', async () => {
    const outcome = await invoke('GetFunction', never, event, { gateway: 1000, function: 40 });
    expect(outcome).toEqual({ error: new Error('Task timed out after 0.04 seconds') });
  });

  it('ends with `timeout` when the limit of the gateway comes first', async () => {
    expect(await invoke('GetFunction', never, event, { gateway: 40, function: 1000 })).toBe('timeout');
  });
});

describe('the context of a function', () => {
  it('names the function and an id of the invocation that is not the id of the request', async () => {
    const seen: Context[] = [];
    const spy = async (_: unknown, context: Context) => {
      seen.push(context);
      return { statusCode: 200 };
    };
    const answer = await notes({ functions: { GetFunction: spy } }).handle(request('GET /notes/7'));
    expect(seen[0]).toMatchObject({ functionName: 'GetFunction', functionVersion: '$LATEST', memoryLimitInMB: '512' });
    expect(seen[0]?.awsRequestId).not.toBe(header(answer, 'x-amzn-RequestId'));
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
  const deciding = (authorize: Settings['authorize']) => notes({ authorize });

  it('401: it does not know who asks', async () => {
    expect(summary(await deciding(() => 'unauthorized').handle(request('GET /notes/7')))).toBe('401 unauthenticated');
  });

  it('403: it knows and refuses', async () => {
    expect(summary(await deciding(() => Promise.resolve('forbidden')).handle(request('GET /notes/7')))).toBe('403 forbidden');
  });

  it('500: it fails itself', async () => {
    expect(summary(await deciding(() => Promise.reject(new Error('x'))).handle(request('GET /notes/7')))).toBe('500 internal-error');
  });

  it('is asked before the request is looked at', async () => {
    expect(summary(await deciding(() => 'unauthorized').handle(request('POST /notes', { body: '{' })))).toBe('401 unauthenticated');
  });

  it('is not asked for a preflight, nor where there is no security', async () => {
    const api = deciding(() => 'unauthorized');
    expect((await api.handle(request('OPTIONS /notes'))).status).toBe(204);
    expect((await api.handle(request('GET /notes/latest'))).status).toBe(200);
  });

  it('gives its claims to the function', async () => {
    const given = { claims: { sub: 'someone' } };
    const seen: unknown[] = [];
    const functions = {
      GetFunction: async ({ requestContext }: { requestContext: { authorizer: unknown } }) => seen.push(requestContext.authorizer),
    };
    await notes({ authorize: () => given, functions }).handle(request('GET /notes/7'));
    expect(seen).toEqual([given]);
  });
});

describe('the throttle', () => {
  it('429: lets the burst pass at once, then as many as the rate fills up', async () => {
    let now = 0;
    const api = notes({ throttle: tokenBucket({ rate: 10, burst: 3 }, () => now) });
    const passed = async (tries: number) => {
      const answers = await Promise.all(Array.from({ length: tries }, () => api.handle(request('GET /notes/7'))));
      const refused = answers.filter(({ status }) => status !== 200).map(summary);
      expect(new Set(refused)).toEqual(new Set(refused.length > 0 ? ['429 too-many-requests'] : []));
      return tries - refused.length;
    };
    expect(await passed(5)).toBe(3);
    now = 200;
    expect(await passed(5)).toBe(2);
    now = 60_000;
    expect(await passed(5)).toBe(3);
  });

  it('counts no request without a route', async () => {
    const api = notes({ throttle: tokenBucket({ rate: 1, burst: 1 }, () => 0), functions: { GetFunction: ok } });
    await api.handle(request('GET /nowhere'));
    expect((await api.handle(request('GET /notes/7'))).status).toBe(200);
  });
});
