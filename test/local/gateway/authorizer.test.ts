import { describe, expect, it } from '@jest/globals';
import type { GatewayOptions } from '../../../src/local/gateway/gateway';
import { notes, request, summary } from './fixture';

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
