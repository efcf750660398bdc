import { describe, expect, it } from '@jest/globals';
import { cached } from '../../../src/users/content/cached';

function counted(canonical: (text: string) => string | undefined) {
  const calls: string[] = [];
  const asked = cached((text) => {
    calls.push(text);
    return canonical(text);
  });
  return { calls, asked };
}

describe('a cached function', () => {
  it('computes the result of a text once', () => {
    const { calls, asked } = counted((text) => text.toUpperCase());
    expect([asked('a'), asked('a'), asked('b')]).toEqual(['A', 'A', 'B']);
    expect(calls).toEqual(['a', 'b']);
  });

  it('does not cache a text without a result', () => {
    const { calls, asked } = counted(() => undefined);
    expect([asked('a'), asked('a')]).toEqual([undefined, undefined]);
    expect(calls).toEqual(['a', 'a']);
  });

  it('caches a thousand results and computes the others each time', () => {
    const { calls, asked } = counted((text) => text);
    for (let index = 0; index < 1001; index += 1) asked(`${index}`);
    calls.length = 0;
    expect([asked('0'), asked('999'), asked('1000'), asked('1000')]).toEqual(['0', '999', '1000', '1000']);
    expect(calls).toEqual(['1000', '1000']);
  });
});
