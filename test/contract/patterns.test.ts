import { describe, expect, it } from '@jest/globals';
import { patternsOf, verdicts } from './patterns';

const patterns = Object.entries(patternsOf());
const texts = Object.values(verdicts).flatMap(({ accepted, refused }) => [...accepted, ...refused]);

describe('the patterns of the contract', () => {
  it('each have texts that they accept and texts that they refuse', () => {
    expect(patterns.map(([place]) => place).toSorted()).toEqual(Object.keys(verdicts).toSorted());
  });

  it.each(patterns)('%s: accept and refuse what they are meant to, without flags', (place, pattern) => {
    const { accepted = [], refused = [] } = verdicts[place] ?? {};
    const rule = new RegExp(pattern);
    expect(accepted.filter((text) => !rule.test(text))).toEqual([]);
    expect(refused.filter((text) => rule.test(text))).toEqual([]);
  });

  it.each(patterns)('%s: decide about texts without end in linear time', (_place, pattern) => {
    const rule = new RegExp(pattern, 'u');
    const long = ['a', '1', '-', '.', '/', ',', ' ', ', ', 'a.', 'a-', 'a/', '%', '#', '"', '\\'].map((part) =>
      part.repeat(30_000 / part.length),
    );
    const beginnings = ['', 'a@b.', '"', '"a"', 'https://a', 'https://a/', '2026-01-01T00:00:00.', 'W/"'];
    const began = performance.now();
    for (const text of long) for (const beginning of beginnings) rule.test(`${beginning}${text}\u0000`);
    // A pattern that goes back for each character takes many seconds.
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it.each(patterns)('%s: mean the same with the flag u, with which ajv compiles them', (_place, pattern) => {
    const [plain, unicode] = [new RegExp(pattern), new RegExp(pattern, 'u')];
    expect(texts.filter((text) => plain.test(text) !== unicode.test(text))).toEqual([]);
  });
});
