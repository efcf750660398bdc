import { readFileSync } from 'node:fs';

/** A block of code in a document. */
export interface Block {
  /** The line number of its first line in the document. */
  line: number;
  text: string;
}

/** Returns the code blocks of a document in one language. */
export function blocksOf(document: string, language: string): Block[] {
  const text = readFileSync(document, 'utf8');
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(({ index, 2: code = '' }) => ({ line: text.slice(0, index).split('\n').length + 1, text: code }));
}

/** Returns the output that the comments after `console.log(…);` promise. */
export const promised = ({ text }: Block): string[] => [...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line = '']) => line);
