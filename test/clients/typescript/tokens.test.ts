import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../../clients/typescript/src/transport';
import { noResponse } from '../../../clients/typescript/src/transport';
import { type TokenRequest, tokensOf } from '../../../clients/typescript/src/tokens';
import { settled } from './fake-clock';

/** A token provider that the test controls. */
function provider() {
  const requests: (TokenRequest & { resolve: (token: string) => void; fail: (cause: Error) => void })[] = [];
  const provide = (request: TokenRequest): Promise<string> =>
    new Promise((resolve, fail) => {
      requests.push({ ...request, resolve, fail });
    });
  return { requests, provide };
}

/** The time limit of a call, which the test can end. */
function call() {
  let end = (): void => {};
  const ended = new Promise<Outcome>((settle) => {
    end = () => settle(noResponse('cancelled'));
  });
  const race = <Result>(work: Promise<Result>): Promise<Result | Outcome> => Promise.race([ended, work]);
  return { race, end };
}

const { race } = call();

describe('the shared token', () => {
  it('is requested once for concurrent calls, and reused', async () => {
    const { requests, provide } = provider();
    const tokens = tokensOf(provide, () => {});
    const provided = Promise.all([tokens(undefined, race), tokens(undefined, race)]);
    await settled();
    requests[0]?.resolve('a');
    expect(await provided).toEqual(['a', 'a']);
    expect(await tokens(undefined, race)).toBe('a');
    expect(requests).toHaveLength(1);
  });

  it('is refreshed once for all calls whose token was rejected, with that token as stale', async () => {
    const { requests, provide } = provider();
    const tokens = tokensOf(provide, () => {});
    const first = tokens(undefined, race);
    await settled();
    requests[0]?.resolve('a');
    await first;
    const provided = Promise.all([tokens('a', race), tokens('a', race), tokens('a', race)]);
    await settled();
    requests[1]?.resolve('b');
    expect(await provided).toEqual(['b', 'b', 'b']);
    expect(requests.map(({ stale }) => stale)).toEqual([undefined, 'a']);
  });

  it('is not refreshed for a call that was rejected with an older token', async () => {
    const { requests, provide } = provider();
    const tokens = tokensOf(provide, () => {});
    const first = tokens('older', race);
    await settled();
    requests[0]?.resolve('b');
    await first;
    expect(await tokens('older', race)).toBe('b');
    expect(requests).toHaveLength(1);
  });

  it('is requested again after the provider failed, and all waiting calls get the error', async () => {
    const { requests, provide } = provider();
    const tokens = tokensOf(provide, () => {});
    const provided = Promise.all([tokens(undefined, race), tokens(undefined, race)]);
    await settled();
    const cause = new Error('offline');
    requests[0]?.fail(cause);
    expect(await provided).toEqual([noResponse('token', cause), noResponse('token', cause)]);
    void tokens(undefined, race);
    await settled();
    expect(requests).toHaveLength(2);
  });

  it('is awaited by calls that begin during a refresh', async () => {
    const { requests, provide } = provider();
    const tokens = tokensOf(provide, () => {});
    const first = tokens(undefined, race);
    await settled();
    requests[0]?.resolve('a');
    await first;
    const rejected = tokens('a', race);
    const begun = tokens(undefined, race);
    await settled();
    requests[1]?.resolve('b');
    expect(await Promise.all([rejected, begun])).toEqual(['b', 'b']);
    expect(requests).toHaveLength(2);
  });

  it('is not used again after its rejection, even when the refresh failed or all calls ended', async () => {
    const { requests, provide } = provider();
    const tokens = tokensOf(provide, () => {});
    const first = tokens(undefined, race);
    await settled();
    requests[0]?.resolve('a');
    await first;
    const failing = tokens('a', race);
    await settled();
    requests[1]?.fail(new Error('offline'));
    await failing;
    const left = call();
    const leaving = tokens(undefined, left.race);
    await settled();
    left.end();
    await leaving;
    void tokens(undefined, race);
    await settled();
    expect(requests.map(({ stale }) => stale)).toEqual([undefined, 'a', 'a', 'a']);
  });

  it('has the error of a provider that throws synchronously', async () => {
    const cause = new Error('signed out');
    const tokens = tokensOf(
      () => {
        throw cause;
      },
      () => {},
    );
    expect(await tokens(undefined, race)).toEqual(noResponse('token', cause));
  });

  it('is still awaited by the other calls when one call ends', async () => {
    const { requests, provide } = provider();
    const tokens = tokensOf(provide, () => {});
    const left = call();
    const leaving = tokens(undefined, left.race);
    const staying = tokens(undefined, race);
    await settled();
    left.end();
    expect(await leaving).toEqual(noResponse('cancelled'));
    expect(requests[0]?.signal.aborted).toBe(false);
    requests[0]?.resolve('a');
    expect(await staying).toBe('a');
  });

  it('request is aborted when the last waiting call ends, and the next call requests a new token', async () => {
    const { requests, provide } = provider();
    const tokens = tokensOf(provide, () => {});
    const left = call();
    const leaving = tokens(undefined, left.race);
    await settled();
    left.end();
    await leaving;
    expect(requests[0]?.signal.aborted).toBe(true);
    const next = tokens(undefined, race);
    await settled();
    requests[1]?.resolve('new');
    requests[0]?.resolve('too late');
    expect(await next).toBe('new');
    expect(await tokens(undefined, race)).toBe('new');
  });
});

/** Returns a token whose payload contains these claims. */
const jwt = (claims: object): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

/** Returns how often the user changed while the API rejected each token but the last. */
async function changesOf(...values: string[]): Promise<number> {
  let changes = 0;
  const left = [...values];
  const tokens = tokensOf(
    () => left.shift() ?? '',
    () => {
      changes += 1;
    },
  );
  let stale: string | undefined;
  for (const value of values) {
    expect(await tokens(stale, race)).toBe(value);
    stale = value;
  }
  return changes;
}

describe('the user of a token', () => {
  it.each([
    ['another subject', [jwt({ sub: 'a' }), jwt({ sub: 'b' })]],
    ['another subject after a token without a subject', [jwt({ sub: 'a' }), 'opaque', jwt({ sub: 'b' })]],
    ['a subject with characters outside ASCII', [jwt({ sub: 'Zoë?>' }), jwt({ sub: 'Zoé?>' })]],
  ])('changes with %s', async (_what, values) => {
    expect(await changesOf(...values)).toBe(1);
  });

  it.each([
    ['the first token', [jwt({ sub: 'a' })]],
    ['the first token with a subject', ['opaque', jwt({ sub: 'a' })]],
  ])('does not change with %s', async (_what, values) => {
    expect(await changesOf(...values)).toBe(0);
  });

  it.each([
    ['the same subject', jwt({ sub: 'a', exp: 2 })],
    ['a token that is no JWT', 'opaque'],
    ['a token whose payload is no JSON', 'a.b.c'],
    ['a payload that is not base64', 'a.§.c'.replace('§', '!')],
    ['a token without a subject', jwt({ exp: 1 })],
    ['a payload that is null', `a.${Buffer.from('null').toString('base64url')}.c`],
  ])('is the same after %s', async (_what, value) => {
    expect(await changesOf(jwt({ sub: 'a', exp: 1 }), value)).toBe(0);
  });

  it.each(['a', 'ab', 'abc', 'abcd'])('is found with the atob of Hermes, which requires padding: %s', async (sub) => {
    const { atob } = globalThis;
    try {
      globalThis.atob = (text) => {
        if (text.length % 4 !== 0) throw new Error('Not a valid base64 encoded string length');
        return atob(text);
      };
      expect(await changesOf(jwt({ sub }), jwt({ sub: `${sub}-` }))).toBe(1);
    } finally {
      globalThis.atob = atob;
    }
  });

  it('is unknown on a platform without atob', async () => {
    const { atob } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, 'atob');
      expect(await changesOf(jwt({ sub: 'a' }), jwt({ sub: 'b' }))).toBe(0);
    } finally {
      globalThis.atob = atob;
    }
  });
});
