/** One line of a file, without its line break. */
export interface Line {
  /** Counted from 1. */
  number: number;
  bytes: Buffer;
  /** The position after the line break, in bytes. */
  end: number;
}

/** A user has up to 60 kB. A longer line is a file in another format. */
const maxLineBytes = 4 * 1024 * 1024;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Splits a file into lines at LF and CRLF. Other programs also split at U+2028, which may be part of a text.
 * @param from the position and the number of the first line
 * @throws Error when a line is longer than 4 MB; errors of the stream
 */
export async function* readLines(chunks: AsyncIterable<Buffer>, from: { position: number; number: number }): AsyncGenerator<Line> {
  let { position, number } = from;
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      const bytes = Buffer.concat([...rest, chunk.subarray(start, end)]);
      position += bytes.length + 1;
      yield { number, bytes: withoutReturn(bytes), end: position };
      [start, number, rest, restBytes] = [end + 1, number + 1, [], 0];
    }
    rest.push(chunk.subarray(start));
    restBytes += chunk.length - start;
    if (restBytes > maxLineBytes) throw new Error(`Line ${number} is longer than 4 MB. The file must contain one user per line.`);
  }
  if (restBytes > 0) yield { number, bytes: withoutReturn(Buffer.concat(rest)), end: position + restBytes };
}

const withoutReturn = (bytes: Buffer): Buffer => (bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes);
