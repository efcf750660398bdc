import { filesIn, textOf } from './files';

/** A test that a document names: its file and a part of its name. */
export interface Named {
  file: string;
  name: string;
}

const files = new Set(filesIn('test'));

/** Returns the tests that a text names, one per line: - `test/logs.test.ts`: is one structured line for each request */
export const testsIn = (text: string): Named[] =>
  [...text.matchAll(/^- `(test\/[^`]+)`: (.+)$/gm)].map(([, file = '', name = '']) => ({ file, name }));

/** Returns whether the file contains a test whose name, as written in the code, contains the given part. */
export function exists({ file, name }: Named): boolean {
  if (!files.has(file)) return false;
  const escaped = name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  // The name comes after the rows of a table, or first.
  return new RegExp(String.raw`(?:\bit\(|\)\(|,)\s*(['"\`])(?:(?!\1)[^\n])*${escaped}(?:(?!\1)[^\n])*\1,`).test(textOf(file));
}
