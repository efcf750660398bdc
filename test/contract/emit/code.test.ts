import { describe, expect, it } from '@jest/globals';
import { literal } from '../../../src/contract/emit/code';

describe('a TypeScript literal', () => {
  it.each<[string, unknown, string]>([
    ['quotes strings with single quotes', 'it\'s "so"\n\\', String.raw`'it\'s "so"\n\\'`],
    ['writes an array on one line', ['a', 1, true], "['a', 1, true]"],
    ['quotes only names that are not identifiers', { a: 1, 'b-c': 2 }, "{\n  a: 1,\n  'b-c': 2,\n}"],
    ['indents nested objects', { a: { b: 1 } }, '{\n  a: {\n    b: 1,\n  },\n}'],
    ['omits undefined properties', { a: undefined }, '{}'],
  ])('%s', (_rule, value, expected) => {
    expect(literal(value)).toBe(expected);
  });
});
