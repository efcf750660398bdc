import { describe, expect, it } from '@jest/globals';
import { pick } from '../../../clients/typescript/src/json';

describe('pick', () => {
  it('returns those of the named properties that are defined', () => {
    const value: { a: number; b?: string; c: boolean; d?: string | undefined } = { a: 1, c: true, d: undefined };
    expect(Object.keys(pick(value, ['a', 'b', 'd']))).toEqual(['a']);
  });
});
