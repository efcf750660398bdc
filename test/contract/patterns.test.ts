import { describe, expect, it } from '@jest/globals';
import { patternsOf, verdicts } from './patterns';

/** Without those of a merge patch: the code generator checks that it repeats the rules of the replacement. */
const patterns = Object.entries(patternsOf()).filter(([path]) => !/\.(PatchUserRequest|MetadataPatch)\./.test(path));
const texts = Object.values(verdicts).flatMap(({ accepted, rejected }) => [...accepted, ...rejected]);

describe('the patterns of the contract', () => {
  it('are each tested with accepted and rejected texts', () => {
    expect(patterns.map(([path]) => path).toSorted()).toEqual(Object.keys(verdicts).toSorted());
  });

  it.each(patterns)('%s accepts and rejects the intended texts without flags', (path, pattern) => {
    const { accepted = [], rejected = [] } = verdicts[path] ?? {};
    const rule = new RegExp(pattern);
    expect(accepted.filter((text) => !rule.test(text))).toEqual([]);
    expect(rejected.filter((text) => rule.test(text))).toEqual([]);
  });

  it.each(patterns)('%s matches long texts in linear time', (_path, pattern) => {
    const rule = new RegExp(pattern, 'u');
    const long = ['a', '1', '-', '.', '/', ',', ' ', ', ', 'a.', 'a-', 'a/', '%', '#', '"', '\\'].map((part) =>
      part.repeat(30_000 / part.length),
    );
    const beginnings = ['', 'a@b.', '"', '"a"', 'https://a', 'https://a/', '2026-01-01T00:00:00.', 'W/"'];
    const began = performance.now();
    for (const text of long) for (const beginning of beginnings) rule.test(`${beginning}${text}\u0000`);
    // A pattern with quadratic backtracking takes many seconds.
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it.each(patterns)('%s has the same result with the flag u, with which ajv compiles it', (_path, pattern) => {
    const [plain, unicode] = [new RegExp(pattern), new RegExp(pattern, 'u')];
    expect(texts.filter((text) => plain.test(text) !== unicode.test(text))).toEqual([]);
  });
});
