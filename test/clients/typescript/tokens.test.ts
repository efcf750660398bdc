import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../../clients/typescript/src/outcome';
import { noAnswer } from '../../../clients/typescript/src/outcome';
import { type TokenRequest, tokensOf } from '../../../clients/typescript/src/tokens';
import { settled } from './fake-clock';

/** A provider that is told what to give. */
function provider() {
  const asked: (TokenRequest & { give: (token: string) => void; fail: (cause: Error) => void })[] = [];
  const ask = (request: TokenRequest): Promise<string> =>
    new Promise((give, fail) => {
      asked.push({ ...request, give, fail });
    });
  return { asked, ask };
}

/** The race of a call that can be ended. */
function call() {
  let end = (): void => {};
  const ended = new Promise<Outcome>((settle) => {
    end = () => settle(noAnswer('cancelled'));
  });
  const race = <Result>(work: Promise<Result>): Promise<Result | Outcome> => Promise.race([ended, work]);
  return { race, end };
}

const { race } = call();

describe('the token of a client', () => {
  it('is asked for once by all who need one at the same time, and kept', async () => {
    const { asked, ask } = provider();
    const tokens = tokensOf(ask);
    const given = Promise.all([tokens(undefined, race), tokens(undefined, race)]);
    await settled();
    asked[0]?.give('a');
    expect(await given).toEqual(['a', 'a']);
    expect(await tokens(undefined, race)).toBe('a');
    expect(asked).toHaveLength(1);
  });

  it('is asked for with the token that was refused, once for all who were refused with it', async () => {
    const { asked, ask } = provider();
    const tokens = tokensOf(ask);
    const first = tokens(undefined, race);
    await settled();
    asked[0]?.give('a');
    await first;
    const given = Promise.all([tokens('a', race), tokens('a', race), tokens('a', race)]);
    await settled();
    asked[1]?.give('b');
    expect(await given).toEqual(['b', 'b', 'b']);
    expect(asked.map(({ stale }) => stale)).toEqual([undefined, 'a']);
  });

  it('is not asked for again by who was refused with an older one', async () => {
    const { asked, ask } = provider();
    const tokens = tokensOf(ask);
    const first = tokens('older', race);
    await settled();
    asked[0]?.give('b');
    await first;
    expect(await tokens('older', race)).toBe('b');
    expect(asked).toHaveLength(1);
  });

  it('is asked for again after a provider that failed, with its error for all who waited', async () => {
    const { asked, ask } = provider();
    const tokens = tokensOf(ask);
    const given = Promise.all([tokens(undefined, race), tokens(undefined, race)]);
    await settled();
    const cause = new Error('offline');
    asked[0]?.fail(cause);
    expect(await given).toEqual([noAnswer('token', cause), noAnswer('token', cause)]);
    void tokens(undefined, race);
    await settled();
    expect(asked).toHaveLength(2);
  });

  it('is waited for by calls that begin while it is refreshed', async () => {
    const { asked, ask } = provider();
    const tokens = tokensOf(ask);
    const first = tokens(undefined, race);
    await settled();
    asked[0]?.give('a');
    await first;
    const refused = tokens('a', race);
    const begun = tokens(undefined, race);
    await settled();
    asked[1]?.give('b');
    expect(await Promise.all([refused, begun])).toEqual(['b', 'b']);
    expect(asked).toHaveLength(2);
  });

  it('that was refused is not used again after a refresh that failed or that all callers left', async () => {
    const { asked, ask } = provider();
    const tokens = tokensOf(ask);
    const first = tokens(undefined, race);
    await settled();
    asked[0]?.give('a');
    await first;
    const failing = tokens('a', race);
    await settled();
    asked[1]?.fail(new Error('offline'));
    await failing;
    const left = call();
    const leaving = tokens(undefined, left.race);
    await settled();
    left.end();
    await leaving;
    void tokens(undefined, race);
    await settled();
    expect(asked.map(({ stale }) => stale)).toEqual([undefined, 'a', 'a', 'a']);
  });

  it('may come from a provider that throws at once', async () => {
    const cause = new Error('signed out');
    const tokens = tokensOf(() => {
      throw cause;
    });
    expect(await tokens(undefined, race)).toEqual(noAnswer('token', cause));
  });

  it('is waited for by the others when one call ends', async () => {
    const { asked, ask } = provider();
    const tokens = tokensOf(ask);
    const left = call();
    const leaving = tokens(undefined, left.race);
    const staying = tokens(undefined, race);
    await settled();
    left.end();
    expect(await leaving).toEqual(noAnswer('cancelled'));
    expect(asked[0]?.signal.aborted).toBe(false);
    asked[0]?.give('a');
    expect(await staying).toBe('a');
  });

  it('is given up when the last call ends, and asked for anew by the next', async () => {
    const { asked, ask } = provider();
    const tokens = tokensOf(ask);
    const left = call();
    const leaving = tokens(undefined, left.race);
    await settled();
    left.end();
    await leaving;
    expect(asked[0]?.signal.aborted).toBe(true);
    const next = tokens(undefined, race);
    await settled();
    asked[1]?.give('new');
    asked[0]?.give('given up');
    expect(await next).toBe('new');
    expect(await tokens(undefined, race)).toBe('new');
  });
});
