import { describe, expect, it } from '@jest/globals';
import { readLines } from '../../../../infra/data/lines/read-lines';

async function linesOf(chunks: string[], from = { position: 0, number: 1 }) {
  const lines = [];
  const source = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  for await (const { number, bytes, end } of readLines(source, from)) lines.push([number, bytes.toString(), end]);
  return lines;
}

describe('readLines', () => {
  it.each([
    ['no line for an empty file', [], []],
    [
      'lines that end with LF',
      ['a\nb\n'],
      [
        [1, 'a', 2],
        [2, 'b', 4],
      ],
    ],
    [
      'lines that end with CRLF',
      ['a\r\nb\r\n'],
      [
        [1, 'a', 3],
        [2, 'b', 6],
      ],
    ],
    [
      'a last line without line break',
      ['a\nb'],
      [
        [1, 'a', 2],
        [2, 'b', 3],
      ],
    ],
    [
      'empty lines',
      ['\n\na\n'],
      [
        [1, '', 1],
        [2, '', 2],
        [3, 'a', 4],
      ],
    ],
    [
      'a line in several chunks',
      ['ab', 'c', 'd\ne\n'],
      [
        [1, 'abcd', 5],
        [2, 'e', 7],
      ],
    ],
    [
      'CR and LF in two chunks',
      ['a\r', '\nb'],
      [
        [1, 'a', 3],
        [2, 'b', 4],
      ],
    ],
    ['U+2028, U+2029 and NEL inside a line', ['a\u2028b\u2029c\u0085d\n'], [[1, 'a\u2028b\u2029c\u0085d', 13]]],
    ['characters whose bytes are in two chunks', ['é', 'ü\n'], [[1, 'éü', 5]]],
  ])('returns %s', async (_, chunks, lines) => {
    expect(await linesOf(chunks)).toEqual(lines);
  });

  it('continues at a position', async () => {
    expect(await linesOf(['b\n'], { position: 10, number: 5 })).toEqual([[5, 'b', 12]]);
  });

  it('rejects a line of more than 4 MB', async () => {
    await expect(linesOf(['a\n', 'x'.repeat(5 * 1024 * 1024)])).rejects.toThrow('Line 2 is longer than 4 MB');
  });
});
