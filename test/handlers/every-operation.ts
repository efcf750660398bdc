import { describe, expect, it } from '@jest/globals';
import { operations, type Operation as Row, type OperationId } from '../../generated/operations';
import { dynamodbClient } from '../../src/dynamodb/client/client';
import { openStore, type Store } from '../../src/dynamodb/store';
import { type Runtime, serve } from '../../src/http/serve';
import type { Endpoint } from '../../src/lambda';
import type { Call, TestApi } from '../api';
import { storelessRuntime } from '../runtime';

/** Tests the responses that are the same for every operation. `callOf` returns a request that would succeed. */
export function describeEveryOperation<Id extends OperationId>(api: TestApi, operationId: Id, callOf: () => Promise<Call>): void {
  const { functionName, statuses, headers: declaredHeaders }: Row = operations[operationId];
  const withFunction = async (lambda: () => Promise<unknown>, timeout?: number) =>
    api.varied({ functions: { ...(await api.functions()), [functionName]: lambda }, ...(timeout !== undefined && { timeout }) });

  describe(`${operationId}, as every operation`, () => {
    it('400 invalid-request: an unsupported conditional header; nothing changes', async () => {
      const conditions = ['If-Match', 'If-None-Match', 'If-Unmodified-Since'];
      const undeclared = conditions.filter((name) => !declaredHeaders.includes(name));
      const values = { 'If-Match': '*', 'If-None-Match': '"other"', 'If-Unmodified-Since': 'Sat, 28 Nov 2026 09:00:00 GMT' };
      for (const [name, value] of Object.entries(values)) {
        if (!undeclared.includes(name)) continue;
        const call = await callOf();
        const { status, json } = await api.call(operationId, { ...call, headers: { ...call.headers, [name]: value } });
        expect([status, json.code, json.errors]).toEqual([
          400,
          'invalid-request',
          [{ pointer: `/header/${name}`, code: 'unknown', detail: 'is a precondition that this operation does not support' }],
        ]);
        if (call.path) expect((await api.call('getUser', { path: call.path })).json.version).toBe(1);
      }
      expect(undeclared).toContain('If-Unmodified-Since');
    });

    it('ignores If-Modified-Since and If-Range, which HTTP caches of devices add', async () => {
      const call = await callOf();
      const since = { 'If-Modified-Since': 'Sat, 28 Nov 2099 09:00:00 GMT', 'If-Range': '"other"' };
      const { status } = await api.call(operationId, { ...call, headers: { ...call.headers, ...since } });
      expect([200, 201, 204]).toContain(status);
    });

    it.each([
      ['is wrong or expired', 'unauthorized', 'Bearer realm="user-profiles", error="invalid_token"'],
      ['is missing', 'no-token', 'Bearer realm="user-profiles"'],
    ] as const)('401 unauthenticated: the token %s', async (_what, verdict, challenge) => {
      const call = await api.varied({ authorize: () => verdict });
      const { status, json, headers } = await call(operationId, await callOf());
      expect([status, json.code, headers.get('www-authenticate')]).toEqual([401, 'unauthenticated', challenge]);
    });

    it('403 forbidden: API Gateway denies access', async () => {
      const call = await api.varied({ authorize: () => 'forbidden' });
      const { status, json } = await call(operationId, await callOf());
      expect([status, json.code]).toEqual([403, 'forbidden']);
    });

    it('429 too-many-requests: API Gateway throttles the request', async () => {
      const call = await api.varied({ throttle: () => false });
      const { status, json, headers } = await call(operationId, await callOf());
      expect([status, json.code, headers.get('retry-after')]).toEqual([429, 'too-many-requests', '1']);
    });

    it('500 internal-error: an unexpected error reveals no details', async () => {
      const fault = () => {
        throw new TypeError('secret of the inside');
      };
      const handler = await handlerOn(operationId, fault);
      const functions = { ...(await api.functions()), [functionName]: handler };
      const { status, json, text } = await (await api.varied({ functions }))(operationId, await callOf());
      expect([status, json.code]).toEqual([500, 'internal-error']);
      expect(text).not.toContain('secret');
    });

    it('502 bad-gateway: the function fails or returns an invalid response', async () => {
      const failing = await withFunction(() => Promise.reject(new Error('secret of the inside')));
      const { status, json, text } = await failing(operationId, await callOf());
      expect([status, json.code]).toEqual([502, 'bad-gateway']);
      expect(text).not.toContain('secret');
      const mumbling = await withFunction(() => Promise.resolve({ message: 'hello' }));
      expect((await mumbling(operationId, await callOf())).status).toBe(502);
    });

    it('503 service-unavailable: DynamoDB is unreachable', async () => {
      const client = dynamodbClient('http://127.0.0.1:1');
      const table = { client, tableName: 'none', listingShards: 1, settleSeconds: 0, now: Date.now };
      const handler = await handlerOn(operationId, (end) => openStore(table, end));
      const functions = { ...(await api.functions()), [functionName]: handler };
      const { status, json, headers } = await (await api.varied({ functions }))(operationId, await callOf());
      expect([status, json.code, headers.get('retry-after')]).toEqual([503, 'service-unavailable', '1']);
    });

    it('504 gateway-timeout: the function takes too long', async () => {
      const call = await withFunction(() => new Promise(() => {}), 50);
      const { status, json } = await call(operationId, await callOf());
      expect([status, json.code]).toEqual([504, 'gateway-timeout']);
    });

    it('returns errors with the X-Request-Id of the problem document, no-store and nosniff', async () => {
      const call = await api.varied({ throttle: () => false });
      const { headers, json } = await call(operationId, await callOf());
      expect(headers.get('x-request-id')).toBe(json.requestId);
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
    });

    it('has returned every status that the contract declares for it', () => {
      expect(api.given(operationId)).toEqual([...statuses]);
    });
  });
}

/** The real endpoint on another store. */
async function handlerOn(operationId: OperationId, open: Runtime<Store>['openStore']) {
  const { endpoint }: { endpoint: Endpoint<OperationId> } = await import(`../../src/handlers/${operationId}`);
  return serve(endpoint, { ...storelessRuntime, openStore: open });
}
