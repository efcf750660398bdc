import { describe, expect, it } from '@jest/globals';
import { literal } from '../../../src/contract/emit/literal';

describe('a TypeScript literal', () => {
  it.each<[string, unknown, string]>([
    ['quotes text with single quotes', 'it\'s "so"\n\\', String.raw`'it\'s "so"\n\\'`],
    ['puts a list on one line', ['a', 1, true], "['a', 1, true]"],
    ['quotes only the names that need it', { a: 1, 'b-c': 2 }, "{\n  a: 1,\n  'b-c': 2,\n}"],
    ['indents what is inside', { a: { b: 1 } }, '{\n  a: {\n    b: 1,\n  },\n}'],
    ['leaves undefined out', { a: undefined }, '{}'],
  ])('%s', (_rule, value, want) => {
    expect(literal(value)).toBe(want);
  });
});
