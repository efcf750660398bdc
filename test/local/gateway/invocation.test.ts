import { describe, expect, it, jest } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { functionSeconds } from '../../../src/config';
import type { GatewayOptions } from '../../../src/local/gateway/gateway';
import { invoke, lambdaContext } from '../../../src/local/gateway/invocation';
import { definition, header, notes, request, summary } from './fixture';

const failures = () => {
  const messages: string[] = [];
  return { messages, onFailure: (message: string) => void messages.push(message.replace(/^[0-9a-f-]{36}/, 'id')) };
};

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
