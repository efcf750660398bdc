import { filesIn, textOf } from './files';

/** A test as a document names it: a file and a part of the name. */
export interface Named {
  file: string;
  name: string;
}

const files = new Set(filesIn('test'));

/** The tests that a text names, each in a line such as: - `test/logs.test.ts`: is one structured line for each request */
export const testsIn = (text: string): Named[] =>
  [...text.matchAll(/^- `(test\/[^`]+)`: (.+)$/gm)].map(([, file = '', name = '']) => ({ file, name }));

/** Returns whether a file has a test with a name that has the words, as they stand in the code. */
export function exists({ file, name }: Named): boolean {
  if (!files.has(file)) return false;
  const escaped = name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  // The name comes after the rows of a table, or first.
  return new RegExp(String.raw`(?:\bit\(|\)\(|,)\s*(['"\`])(?:(?!\1)[^\n])*${escaped}(?:(?!\1)[^\n])*\1,`).test(textOf(file));
}
